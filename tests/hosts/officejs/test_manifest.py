"""manifest.xml: what Excel is told, in the order that Microsoft's schemas want."""

import re
from collections import Counter
from xml.etree import ElementTree as ET

import pytest

from kamxl.hosts.officejs.manifest import LOCALES, four_numbers, manifest_xml

URL = "https://intranet.example.com/kamxl"
APP = "{http://schemas.microsoft.com/office/appforoffice/1.1}"
OVER = "{http://schemas.microsoft.com/office/taskpaneappversionoverrides}"
BASIC = "{http://schemas.microsoft.com/office/officeappbasictypes/1.0}"
TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"


@pytest.fixture
def manifest() -> ET.Element:
    """Return the root of a manifest."""
    return ET.fromstring(manifest_xml(URL))  # noqa: S314 - our own text


def names(element: ET.Element) -> list[str]:
    """Return the names of the elements inside an element, in their order."""
    return [one.tag.rpartition("}")[2] for one in element]


def test_its_parts_stand_in_the_order_that_the_schema_wants(manifest: ET.Element) -> None:
    assert names(manifest) == [
        "Id",
        "Version",
        "ProviderName",
        "DefaultLocale",
        "DisplayName",
        "Description",
        "IconUrl",
        "HighResolutionIconUrl",
        "Hosts",
        "Requirements",
        "DefaultSettings",
        "Permissions",
        "VersionOverrides",
    ]
    host = manifest.find(f".//{OVER}Host")
    assert host is not None
    assert names(host) == ["Runtimes", "AllFormFactors", "DesktopFormFactor"]
    functions = manifest.find(f".//{OVER}ExtensionPoint[@{TYPE}='CustomFunctions']")
    assert functions is not None
    assert names(functions) == ["Script", "Page", "Metadata", "Namespace"]
    for button in manifest.iter(f"{OVER}Control"):
        assert names(button) == ["Label", "Supertip", "Icon", "Action"]


def test_functions_pane_and_commands_share_one_runtime(manifest: ET.Element) -> None:
    pages = [
        *manifest.iter(f"{OVER}Runtime"),
        *manifest.iter(f"{OVER}FunctionFile"),
        *(one[0] for one in manifest.iter(f"{OVER}Page")),
        *(one for action in manifest.iter(f"{OVER}Action") for one in action.iter(f"{OVER}SourceLocation")),
    ]
    assert len(pages) == 4
    assert {one.get("resid") for one in pages} == {"Page.Url"}
    assert [one.get("lifetime") for one in manifest.iter(f"{OVER}Runtime")] == ["long"]
    needed = {one.get("Name") for one in manifest.iter(f"{APP}Set")}
    assert {"SharedRuntime", "CustomFunctionsRuntime"} <= needed


def test_every_resource_is_there_once_short_enough_and_used(manifest: ET.Element) -> None:
    resources = manifest.find(f".//{OVER}Resources")
    assert resources is not None
    kept = Counter(one.get("id") for part in resources for one in part)
    used = {one.get("resid") for one in manifest.iter() if one.get("resid")}
    assert set(kept) == used
    assert set(kept.values()) == {1}
    assert all(len(one or "") <= 32 for one in used)


def test_every_address_is_one_of_the_folder() -> None:
    text = manifest_xml(URL)
    addresses = set(re.findall(r'"(https://[^"]*)"', text))
    assert all(one.startswith(URL + "/") for one in addresses)
    plain = {one for one in re.findall(r'"(http://[^"]*)"', text) if "schemas.microsoft.com" not in one}
    assert plain == {"http://www.w3.org/2001/XMLSchema-instance"}


def test_texts_fit_and_every_one_is_there_in_chinese(manifest: ET.Element) -> None:
    limits = {"DisplayName": 125, "Description": 250}
    for name, most in limits.items():
        element = manifest.find(f"{APP}{name}")
        assert element is not None
        assert all(len(text) <= most for text in _texts(element))
    for kind, most in (("ShortStrings", 125), ("LongStrings", 250)):
        strings = manifest.find(f".//{BASIC}{kind}")
        assert strings is not None
        for one in strings:
            assert all(0 < len(text) <= most for text in _texts(one))
            if one.get("id") not in {"Namespace", "Tab.Label"}:
                assert [over.get("Locale") for over in one] == list(LOCALES)[1:]
                assert len(set(_texts(one))) > 1


def test_a_hostile_address_stays_an_address() -> None:
    hostile = "https://a.example/?x=1&y=\"><Script>'"
    root = ET.fromstring(manifest_xml(hostile))  # noqa: S314 - our own text
    page = next(one for one in root.iter(f"{BASIC}Url") if one.get("id") == "Page.Url")
    assert page.get("DefaultValue") == f"{hostile}/taskpane.html"
    assert len(list(root.iter(f"{OVER}Script"))) == 1


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("1.4.0", "1.4.0.0"), ("0.1", "0.1.0.0"), ("1.4.0.dev2", "1.4.0.2"), ("2.0.0rc1.post3", "2.0.0.1")],
)
def test_a_version_becomes_four_numbers(version: str, numbers: str) -> None:
    assert four_numbers(version) == numbers


def _texts(element: ET.Element) -> list[str]:
    return [element.get("DefaultValue") or "", *(one.get("Value") or "" for one in element)]
