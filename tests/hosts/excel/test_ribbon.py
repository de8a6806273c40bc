"""The ribbon's XML against the rules of the customUI schema, written down here as data."""

import re
from xml.etree.ElementTree import Element

import pytest
from addin_made import PYTHON, parts, rows_by_key, xml

from kamxl.hosts.addin.buttons import BUTTONS, GROUPS
from kamxl.hosts.excel.addin_file import modules
from kamxl.hosts.excel.ribbon import NAMESPACES, words

CHILDREN = {
    "customUI": {"ribbon"},
    "ribbon": {"tabs"},
    "tabs": {"tab"},
    "tab": {"group"},
    "group": {"button"},
    "button": set(),
}
NAMED = {"id", "tag", "label", "getLabel", "keytip", "getKeytip", "visible", "getVisible"}
TIPPED = NAMED | {"screentip", "getScreentip", "supertip", "getSupertip", "image", "imageMso", "getImage"}
ATTRIBUTES = {
    "customUI": {"onLoad", "loadImage"},
    "ribbon": {"startFromScratch"},
    "tabs": set(),
    "tab": NAMED | {"insertAfterMso", "insertBeforeMso"},
    "group": TIPPED | {"insertAfterMso", "insertBeforeMso"},
    "button": TIPPED | {"size", "getSize", "enabled", "getEnabled", "onAction", "showLabel", "showImage"},
}
REQUIRED = {"tab": {"id"}, "group": {"id"}, "button": {"id", "onAction"}}
LONGEST = {"id": 1024, "tag": 1024, "label": 1024, "image": 1024, "keytip": 3}
VALUES = {"size": {"normal", "large"}}
SIGNATURES = {
    "onAction": r"\(control As IRibbonControl\)",
    "getLabel": r"\(control As IRibbonControl, ByRef \w+\)",
    "getScreentip": r"\(control As IRibbonControl, ByRef \w+\)",
    "getSupertip": r"\(control As IRibbonControl, ByRef \w+\)",
}
CODE = "\n".join(module.code for module in modules(PYTHON.xlwings))
PARTS = tuple(NAMESPACES)


def elements(part: str) -> list[tuple[str, Element]]:
    start = f"{{{NAMESPACES[part]}}}"
    found = [(one.tag.removeprefix(start), one) for one in xml(part).iter()]
    assert all("}" not in name for name, _ in found)
    return found


@pytest.mark.parametrize("part", PARTS)
def test_every_element_stands_where_the_schema_allows_it(part: str) -> None:
    start = f"{{{NAMESPACES[part]}}}"
    for name, element in elements(part):
        assert {child.tag.removeprefix(start) for child in element} <= CHILDREN[name]


@pytest.mark.parametrize("part", PARTS)
def test_every_attribute_is_one_the_schema_knows_and_none_is_missing(part: str) -> None:
    for name, element in elements(part):
        assert set(element.attrib) <= ATTRIBUTES[name]
        assert REQUIRED.get(name, set()) <= set(element.attrib)
        for attribute, value in element.attrib.items():
            assert 0 < len(value) <= LONGEST.get(attribute, 1024)
            assert value in VALUES.get(attribute, {value})


@pytest.mark.parametrize("part", PARTS)
def test_no_element_has_a_value_and_asks_for_it_too(part: str) -> None:
    for _, element in elements(part):
        asked = {name.removeprefix("get").lower() for name in element.attrib if name.startswith("get")}
        assert not asked & set(element.attrib)
        assert len({"image", "imageMso", "getImage"} & set(element.attrib)) <= 1


@pytest.mark.parametrize("part", PARTS)
def test_every_id_is_a_proper_name_and_there_is_only_one_of_it(part: str) -> None:
    ids = [element.attrib["id"] for _, element in elements(part) if "id" in element.attrib]
    assert len(ids) == len(set(ids)) == 1 + len(GROUPS) + len(BUTTONS)
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", one) for one in ids)


@pytest.mark.parametrize("part", PARTS)
def test_every_callback_is_there_in_the_macros_with_the_right_signature(part: str) -> None:
    for _, element in elements(part):
        for attribute, pattern in SIGNATURES.items():
            if attribute in element.attrib:
                name = element.attrib[attribute]
                assert re.search(rf"^Public Sub {name}{pattern}$", CODE, re.MULTILINE)
        assert not {name for name in element.attrib if name.startswith(("get", "on"))} - set(SIGNATURES)


@pytest.mark.parametrize("part", PARTS)
def test_every_image_is_found_by_its_relationship(part: str) -> None:
    known = {one.attrib["Id"]: one.attrib["Target"] for one in xml(f"customUI/_rels/{part[9:]}.rels")}
    wanted = {element.attrib["image"] for _, element in elements(part) if "image" in element.attrib}
    assert wanted == set(known)
    assert all(f"customUI/{target}" in parts() for target in known.values())


def test_everything_the_callbacks_ask_for_stands_in_the_sheet() -> None:
    asked = {"getLabel": "label", "getScreentip": "screentip", "getSupertip": "supertip"}
    keys = {
        f"{element.attrib['id']}.{text}"
        for _, element in elements(PARTS[0])
        for attribute, text in asked.items()
        if attribute in element.attrib
    }
    assert keys == {key for key, _ in words()}
    assert keys <= set(rows_by_key())
    constants = set(re.findall(r'KamText\("(\w+)"\)', CODE))
    assert constants == {
        *("unreachable", "busy", "title", "category", "start", "quoted", "log", "library64", "library32")
    }
    assert constants <= set(rows_by_key())


def test_the_tab_has_a_button_for_everything_that_was_promised() -> None:
    assert [button.command for button in BUTTONS] == [
        *("check", "score", "week", "map", "template", "remove", "account", "reports", "portfolio"),
        *("backtest", "snapshot", "settings", "repair", "stop", "about"),
    ]
    assert xml(PARTS[0])[0][0][0].attrib["label"] == "KAM 大客户"
