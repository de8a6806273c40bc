"""The folder of static files, with stand-ins for Pyodide and Office.js."""

import json
import re
from html.parser import HTMLParser

import pytest

from kamxl.hosts.officejs import pyodide_files
from kamxl.hosts.officejs.buttons import PANE
from kamxl.hosts.officejs.policy import content_policy
from kamxl.hosts.officejs.serve import kept_for
from kamxl.hosts.officejs.site import site

URL = "https://localhost:3000"
PYODIDE = dict.fromkeys(pyodide_files.SHA256, b"x")
SITE = site(URL, PYODIDE)
CODE = next(name.partition("/")[0] for name in SITE if name.endswith("/kamxl.zip"))
SCRIPTS = {name: one.decode() for name, one in SITE.items() if name.endswith(".js")}


class Tags(HTMLParser):
    """The tags of a page with their attributes, and the text between script tags."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.inside = ""
        self._in_script = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self._in_script = tag in {"script", "style"}

    def handle_endtag(self, tag: str) -> None:
        self._in_script = self._in_script and tag not in {"script", "style"}

    def handle_data(self, data: str) -> None:
        self.inside += data.strip() if self._in_script else ""


PAGE = Tags(SITE["taskpane.html"].decode())


def test_the_same_input_gives_the_same_bytes() -> None:
    assert site(URL, PYODIDE) == SITE


def test_another_address_changes_the_manifest_only() -> None:
    other = site("https://other.example/a", PYODIDE)
    assert {name for name in SITE if other[name] != SITE[name]} == {"manifest.xml"}


def test_other_files_make_other_names_for_what_is_kept() -> None:
    other = site(URL, {**PYODIDE, "pyodide.mjs": b"y"})
    changed = {name for name in SITE if other[name] != SITE[name]}
    assert changed == {"offline.js", "pyodide-314.0.7/pyodide.mjs"}


def test_there_is_no_inline_script_no_inline_style_and_no_handler_in_the_page() -> None:
    assert PAGE.inside == ""
    for tag, attributes in PAGE.found:
        assert not [one for one in attributes if one.startswith("on") or one == "style"]
        assert tag != "style"


@pytest.mark.parametrize("own", [True, False])
def test_the_policy_allows_own_scripts_webassembly_and_nothing_else_but_office_js(*, own: bool) -> None:
    rules = dict(one.split(" ", 1) for one in content_policy(own_office=own).split("; "))
    elsewhere = [] if own else ["https://appsforoffice.microsoft.com"]
    assert rules["default-src"] == "'none'"
    assert rules["script-src"].split() == ["'self'", "'wasm-unsafe-eval'", *elsewhere]
    assert rules["connect-src"].split() == ["'self'", *elsewhere]
    assert "unsafe-inline" not in str(rules)
    assert (rules["style-src"], rules["base-uri"], rules["form-action"]) == ("'self'", "'none'", "'none'")


def test_the_page_names_the_policy_before_it_loads_anything() -> None:
    tags = [tag for tag, attributes in PAGE.found if tag in {"script", "link"} or "http-equiv" in attributes]
    assert tags[0] == "meta"
    policy = next(attributes for _, attributes in PAGE.found if "http-equiv" in attributes)
    assert policy["content"] == content_policy(own_office=False)


def test_everything_the_page_and_the_modules_name_is_in_the_folder() -> None:
    named = {
        attributes.get("src") or attributes.get("href")
        for tag, attributes in PAGE.found
        if tag in {"script", "link"}
    }
    assert {one for one in named if not str(one).startswith("https://")} <= set(SITE)
    for name, text in SCRIPTS.items():
        folder = name.rpartition("/")[0]
        for asked in re.findall(r'(?:from|import) "\./([^"]+)"', text):
            assert (f"{folder}/{asked}" if folder else asked) in SITE


def test_office_js_comes_from_the_folder_when_it_is_there() -> None:
    own = site(URL, PYODIDE, {"office.js": b"x", "en-us/office_strings.js": b"y"})
    assert 'src="office/office.js"' in own["taskpane.html"].decode()
    assert "microsoft.com" not in own["taskpane.html"].decode()
    assert "office/en-us/office_strings.js" in own["offline.js"].decode()


def test_all_that_is_needed_without_a_network_is_kept() -> None:
    offline = SITE["offline.js"].decode()
    kept = json.loads(offline.partition("FILES = ")[2].partition(";")[0])
    assert set(SITE) - set(kept) == {"manifest.xml", "licences.txt", "offline.js"}


def test_no_script_computes_turns_text_into_code_or_goes_elsewhere() -> None:
    for name, text in SCRIPTS.items():
        code = re.sub(r"^\s*//.*$|\s// .*$", "", text, flags=re.MULTILINE)
        assert not re.search(r"\beval\b|new Function|document\.write|setTimeout\(\"|XMLHttpRequest", code), (
            name
        )
        assert code.count("innerHTML") == (1 if name.endswith("pane.js") else 0)
        addresses = set(re.findall(r"https?://[^\"' ]+", code))
        assert addresses <= {"https://appsforoffice.microsoft.com/"}, name


def test_the_pane_says_every_text_it_has_in_every_language() -> None:
    built = SCRIPTS[f"{CODE}/built.js"]
    texts = json.loads(built.partition("export const TEXTS = ")[2].rstrip(";\n"))
    assert set(texts) == {"zh-Hans", "zh-Hant", "en"}
    assert all(set(one) == set(PANE) for one in texts.values())
    pane = SCRIPTS[f"{CODE}/pane.js"]
    assert all(f'"{key}"' in pane for key in PANE)


def test_the_stylesheet_has_the_colours_of_the_reports_and_a_font_for_each_language() -> None:
    look = SITE[f"{CODE}/pane.css"].decode()
    assert ":root:lang(zh-Hant)" in look
    assert "--accent:#1F4E79" in look


@pytest.mark.parametrize(
    ("name", "long"),
    [
        (f"{CODE}/pane.js", True),
        ("pyodide-314.0.7/pyodide.mjs", True),
        ("taskpane.html", False),
        ("icons/a.png", False),
    ],
)
def test_files_whose_address_changes_with_them_may_be_kept_for_ever(name: str, *, long: bool) -> None:
    assert ("immutable" in kept_for(name)) is long
    assert kept_for("offline.js") == "no-cache"
