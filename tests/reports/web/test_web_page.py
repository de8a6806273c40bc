"""The page: what a book holds cannot break it, nothing is fetched, and it stands on the standard library."""

import json
import re
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from cells import written
from made_up import made_up, named
from sheet_values import ALERTS, SCORECARD, Sheets, header_row, sheet_values

from kamxl.domain.health import ComponentName
from kamxl.locale import LANGUAGES
from kamxl.reports.advice import FOR_LOST_POINTS, FOR_MISSING_DATA
from kamxl.reports.labels import ACCOUNT_STATUS_STYLES, LIGHT_STYLES, URGENCY_STYLES
from kamxl.reports.palette import COLORS
from kamxl.reports.web import (
    account_fragment,
    matrix_fragment,
    notes_fragment,
    portfolio_fragment,
    stylesheet,
    view_of,
    web_page,
)
from kamxl.reports.web.markup import safe, tag

Changed = Callable[[str], Sheets]

HOSTILE = {
    "<b>1": "<script>pwned()</script>",
    "\"'2": '"><img src=x onerror=pwned()>',
    "3": "</script><script>pwned()</script>",
    "4": "</style><style>*{display:none}",
    "5": '=HYPERLINK("http://evil.example","x")',
    "6": "<!--",
    "7": "' onmouseover='pwned()",
    "8": "&lt;b&gt; & co",
    "9": "\u202egnirts desrever",
}


class Seen(HTMLParser):
    """Everything a browser would see: elements with attributes, and texts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in {"meta", "input"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("hostile") / "hostile.xlsx"
    written(path, named(made_up(3, 12), **HOSTILE).review())
    return web_page(view_of(sheet_values(path)), title='<i>"title"</i>')


def test_no_name_becomes_markup(hostile: str) -> None:
    seen = Seen(hostile)
    assert seen.open == []
    assert [one for one, _ in seen.elements].count("script") == 1
    assert [one for one, _ in seen.elements].count("style") == 1
    assert not {one for one, _ in seen.elements} & {"img", "i", "iframe", "object", "link"}
    assert not [name for _, attributes in seen.elements for name in attributes if name.startswith("on")]
    for name in HOSTILE.values():
        assert seen.texts.count(name) >= 2, name
    assert '<i>"title"</i>' in seen.texts


def test_nothing_is_fetched_and_links_stay_on_the_page(hostile: str) -> None:
    for element, attributes in Seen(hostile).elements:
        assert not attributes.keys() & {"src", "srcset", "action", "style", "formaction", "data", "poster"}
        assert (attributes.get("href") or "#").startswith("#"), element
    assert "url(" not in hostile
    assert "@import" not in hostile


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_policy_allows_this_style_and_this_script_alone(sheets: Changed, language: str) -> None:
    page = web_page(view_of(sheets("en")), "book", language)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    directives = dict(part.strip().split(" ", 1) for part in policy[1].replace("&#x27;", "'").split(";"))
    for element in ("style", "script"):
        [text] = re.findall(f"<{element}>(.*?)</{element}>", page, re.DOTALL)
        digest = b64encode(sha256(text.encode()).digest()).decode()
        assert directives.pop(f"{element}-src") == f"'sha256-{digest}'"
    assert directives == {"default-src": "'none'", "base-uri": "'none'", "form-action": "'none'"}
    assert page.index("Content-Security-Policy") < page.index("<style>")


def test_the_same_book_gives_the_same_page(sheets: Changed) -> None:
    assert web_page(view_of(sheets("en")), "x") == web_page(view_of(sheets("en")), "x")


def test_every_account_has_a_row_a_page_and_a_point(sheets: Changed) -> None:
    view = view_of(sheets("en"))
    seen = Seen(web_page(view, "x"))
    pages = [attributes["id"] for _, attributes in seen.elements if attributes.get("class") == "kam-page"]
    assert pages == [f"a{one.place}" for one in view.accounts]
    links = [
        attributes["href"] for element, attributes in seen.elements if element == "a" and "href" in attributes
    ]
    placed = {
        one.place
        for one in view.accounts
        if None not in (one.number("contribution"), one.number("importance"))
    }
    for one in view.accounts:
        assert links.count(f"#a{one.place}") == 1 + (one.place in placed)


def test_an_account_shows_status_why_alerts_losses_and_measures(sheets: Changed) -> None:
    view = view_of(sheets("en"))
    one = max(view.accounts, key=lambda account: len(account.alerts))
    texts = " ".join(Seen(account_fragment(view, one.key)).texts)
    line, loss = one.alerts[0], next(loss for loss in one.losses if loss.loses and loss.weight)
    status = one.word("status")
    assert status is not None
    for expected in (
        one.title,
        status.written,
        *(word.written for word in one.status_why),
        line.rule.written,
        line.evidence,
        line.action,
        line.owner or "—",
        str(line.due),
        f"{line.money:,.0f}" if line.money is not None else "—",
        loss.component.written,
        f"{loss.loses:.1f} of {loss.weight:.1f} points lost",
        loss.why,
        "Key measures",
        "Satisfaction",
    ):
        assert str(expected) in texts


def test_labels_are_translated_and_sentences_stay(sheets: Changed) -> None:
    view = view_of(sheets("en"))
    one = next(account for account in view.accounts if account.alerts)
    texts = Seen(account_fragment(view, one.key, "zh-Hans")).texts
    assert "状态原因" in texts
    assert one.alerts[0].evidence in texts
    assert notes_fragment(view) == ""
    assert "标签已翻译" in notes_fragment(view, "zh-Hans")


def test_an_account_that_is_not_there_is_said(sheets: Changed) -> None:
    fragment = account_fragment(view_of(sheets("en")), "<nobody>")
    assert "&lt;nobody&gt;" in fragment
    assert "<nobody>" not in fragment


def test_unknown_is_a_dash_that_is_read_out(sheets: Changed) -> None:
    changed = sheets("en")
    header, place = header_row(changed[SCORECARD], "Health")
    changed[SCORECARD][header + 1][place] = ""
    view = view_of(changed)
    assert 'aria-label="unknown">—</span>' in account_fragment(view, view.accounts[0].key)


def test_the_table_begins_with_the_status_that_needs_most(sheets: Changed) -> None:
    view = view_of(sheets("en"))
    order = re.findall(r'data-status="(\w+)"', portfolio_fragment(view))
    assert order == sorted(order, key=("act_now", "watch", "on_track", "not_assessed").index)
    assert len(order) == len(view.accounts)


def test_cuts_that_are_unknown_are_not_drawn(sheets: Changed) -> None:
    changed = sheets("en")
    assert matrix_fragment(view_of(changed)).count("kam-cut") == 2
    del changed["KAM Settings"]
    fragment = matrix_fragment(view_of(changed))
    assert fragment.count("kam-cut") == 1
    assert "not known" in fragment


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\ud800", "\x85"])
def test_signs_that_no_document_may_hold_are_replaced(sign: str) -> None:
    assert safe(f"a{sign}b") == "a\ufffdb"
    assert tag("p", f"{sign}", title=sign).encode() == '<p title="\ufffd">\ufffd</p>'.encode()


def test_the_words_of_alerts_are_escaped_too(sheets: Changed) -> None:
    changed = sheets("en")
    header, _ = header_row(changed[ALERTS], "Evidence")
    for row in changed[ALERTS][header + 1 :]:
        row[5:] = ["<u>x</u>"] * len(row[5:])
    view = view_of(changed)
    fragments = "".join(account_fragment(view, one.key) for one in view.accounts)
    assert "<u>" not in fragments
    assert "&lt;u&gt;x" in fragments


def test_coloured_words_can_be_read() -> None:
    rules = dict(
        re.findall(r"(\.kam-[\w.,-]+)\{(color:var\(--[\w-]+\);background:var\(--[\w-]+\))", stylesheet("en"))
    )
    named_styles = {name for names in rules for name in re.findall(r"kam-(\w+)", names)}
    shown = {*ACCOUNT_STATUS_STYLES.values(), *LIGHT_STYLES.values(), *URGENCY_STYLES.values()}
    assert shown - {"none_light"} <= named_styles
    for look in rules.values():
        ink, paper = (COLORS[name.replace("-", "_")] for name in re.findall(r"--([\w-]+)", look))
        assert contrast(ink, paper) >= 4.5, look


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 computes it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(part * share for part, share in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def test_the_standard_library_is_enough(sheets: Changed, tmp_path: Path) -> None:
    values = {
        name: [[str(c) if hasattr(c, "isoformat") else c for c in row] for row in rows]
        for name, rows in sheets("en").items()
    }
    (tmp_path / "sheets.json").write_text(json.dumps(values), encoding="utf-8")
    program = f"""
import json, sys
class Only:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] not in {{*sys.stdlib_module_names, "kamxl"}}:
            raise ImportError(name)
sys.meta_path.insert(0, Only())
from kamxl.reports.web import account_fragment, view_of, web_page
view = view_of(json.load(open({str(tmp_path / "sheets.json")!r}, encoding="utf-8")))
assert "kam-account" in account_fragment(view, view.accounts[0].key, "zh-Hans")
assert web_page(view, "x")
print(*sorted(name for name in sys.modules if name.startswith("kamxl.sheets")))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ""


def test_points_lost_stand_by_rank_and_each_has_its_standing_phrase(sheets: Changed) -> None:
    view = view_of(sheets("en"))
    kinds = set()
    for one in view.accounts:
        _, _, rest = account_fragment(view, one.key).partition('<section class="kam-lost">')
        shown, _, _ = rest.partition("</section>")
        ranks = sorted((line for line in one.losses if line.rank), key=lambda line: line.rank or 0)
        places = [shown.index(f"<b>{line.component.written}</b>") for line in ranks]
        assert places == sorted(places)
        for line in one.losses:
            name = line.component.code
            if name == "cap":
                continue
            kind = "missing" if line.points is None else "lost" if line.loses else "nothing"
            kinds.add(kind)
            assert (FOR_LOST_POINTS[ComponentName(str(name))] in shown) == (kind == "lost")
            assert (FOR_MISSING_DATA[ComponentName(str(name))] in shown) == (kind == "missing")
    assert kinds == {"missing", "lost", "nothing"}


def test_no_light_is_a_word(sheets: Changed) -> None:
    view = view_of(sheets("zh-Hans"))
    one = next(one for one in view.accounts if (word := one.word("light")) and word.code == "none")
    assert "</span>无</span>" in account_fragment(view, one.key)


def test_the_most_urgent_alert_stands_first(sheets: Changed) -> None:
    order = ["urgent", "attention", "info"]
    found = [[line.urgency.code for line in one.alerts] for one in view_of(sheets("en")).accounts]
    assert any(len(set(codes)) > 1 for codes in found)
    for codes in found:
        assert codes == sorted(codes, key=lambda code: order.index(str(code)))
