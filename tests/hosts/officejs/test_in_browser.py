"""The page in Chromium, with Microsoft's Office.js and a workbook in place of Excel."""

import time
from pathlib import Path
from typing import Any

import pytest
from browser_run import Visitor, served
from catalogue_calls import as_rows, asked, examples, settings_sheet, shown
from made_book import row_of

from kamxl.functions import FUNCTIONS, function_named
from kamxl.functions.mapped import call_over
from kamxl.hosts.officejs.metadata import function_id

pytestmark = pytest.mark.browser

CELLS = 10_000
DEAREST = 3.0
"""How many times as long as in this Python an array may take in the browser."""
TIER = {"id": "TIER", "addresses": []}


def tier(*values: object, addresses: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"id": "TIER", "values": [as_rows(one) for one in values], "addresses": list(addresses)}


def test_every_function_is_known_to_excel_and_gives_every_documented_result(visitor: Visitor) -> None:
    known = list(examples())
    seen = visitor.visit({"ids": None}, {"ask": {"calls": [asked(one, values) for one, values, _ in known]}})
    ids, answered = seen.shown
    assert ids == [function_id(one) for one in FUNCTIONS]
    assert len(known) > 350
    assert answered["answers"] == [shown(result) for _, _, result in known]
    assert seen.complaints() == []


def test_ten_thousand_cells_in_one_array_cost_little_more_than_in_python(visitor: Visitor) -> None:
    columns = {
        "tier": [[[float(1 + (row * step) % 97)] for row in range(CELLS)] for step in (1, 7)],
        "health": [[[float(1 + (row * step) % 97)] for row in range(CELLS)] for step in (1, 3, 5, 7, 11)],
    }
    steps, here, expected = [], {}, {}
    for name, values in columns.items():
        function = function_named(name)
        assert function is not None
        times = []
        for _ in range(5):
            start = time.perf_counter()
            expected[name] = call_over(function, *values)
            times.append(time.perf_counter() - start)
        here[name] = min(times)
        padded = [*values, *[None] * (len(function.args) - len(values))]
        call = {"id": function_id(function), "values": padded, "addresses": []}
        steps.append({"ask": {"calls": [call], "tries": 6}})
    seen = visitor.visit(*steps)
    for name, answered in zip(columns, seen.shown, strict=True):
        assert answered["answers"] == [shown(expected[name])]
        ratio = answered["took"] / 1000 / here[name]
        print(f"{name}: {here[name] * 1000:.0f} ms here, {answered['took']:.0f} ms there, {ratio:.2f} times")  # noqa: T201
        assert ratio <= DEAREST


def test_the_settings_of_the_workbook_decide_and_a_change_of_them_computes_anew(visitor: Visitor) -> None:
    strict, loose = settings_sheet({"importance_cut": 90}), settings_sheet({"importance_cut": 10})
    book = {
        "sheets": {"Einstellungen": strict, "Other": [["x"]]},
        "names": {"KAM_sheet_settings": {"sheet": "Einstellungen", "top": 0, "left": 0, "height": 1, "width": 1}},
    }
    seen = visitor.visit(
        {"ask": {"calls": [tier(80, 75)]}},
        {"change": {"sheet": "Other", "row": 0, "column": 0, "value": "y"}},
        {"book": ["calculated"]},
        {"change": {"sheet": "Einstellungen", "row": 1, "column": 2, "value": loose[1][2]}},
        {"book": ["calculated"]},
        {"ask": {"calls": [tier(80, 75)]}},
        book=book,
    )
    before, _, untouched, _, computed, after = seen.shown
    assert (before["answers"], after["answers"]) == ([[["profit"]]], [[["strategic"]]])
    assert (untouched["calculated"], computed["calculated"]) == (0, 1)


def test_without_its_settings_a_cell_shows_an_error_and_never_a_result_by_the_defaults(visitor: Visitor) -> None:
    seen = visitor.visit({"ask": {"calls": [tier(80, 75)]}}, book={"refuses": True})
    assert seen.shown[0]["answers"] == [{"failed": "#NULL!"}]


def test_an_empty_cell_is_blank_in_newer_and_in_older_versions_of_excel(visitor: Visitor) -> None:
    book = {"sheets": {"My 'own'": [[80, ""], [80, 0], ["", 75]]}}
    where = ("'My ''own'''!A1:A3", "'My ''own'''!B1:B3")
    old = tier([[80], [80], [0]], [[0], [0], [75]], addresses=where)
    elsewhere = tier([[80]], [[0]], addresses=("[Other.xlsx]Sheet1!A1", "[Other.xlsx]Sheet1!B1"))
    new = tier([[80], [80], [None]], [[None], [0], [75]], addresses=where)
    seen = visitor.visit(
        {"ask": {"calls": [old]}},
        {"ask": {"calls": [elsewhere]}},
        {"book": ["runs"]},
        {"ask": {"calls": [new]}},
        {"book": ["runs"]},
        book=book,
    )
    unknown = {"error": "#N/A"}
    blank = [[unknown], ["profit"], [unknown]]
    assert seen.shown[0]["answers"] == [blank]
    assert seen.shown[1]["answers"] == [[[unknown]]]
    assert seen.shown[3]["answers"] == [blank]
    assert seen.shown[4] == seen.shown[2]  # once Excel has shown that it tells them apart, nothing is looked up


def test_a_whole_column_costs_the_rows_in_use_only(visitor: Visitor) -> None:
    book = {"sheets": {"Accounts": [[80, 75], [10, 75], [10, 10]]}}
    rows = 1_048_576
    seen = visitor.visit({"whole": {"rows": rows, "filled": book["sheets"]["Accounts"]}}, book=book)
    assert seen.shown[0] == [["strategic"], ["potential"], ["standard"]]


def test_errors_in_cells_come_out_as_those_errors(visitor: Visitor) -> None:
    errors = ["#DIV/0!", "#NAME?", "#REF!", "#NUM!", "#NULL!", "#N/A", "#VALUE!"]
    call = {**TIER, "values": [[[{"error": one}] for one in [*errors, "#SPILL!"]], [[75]]]}
    seen = visitor.visit({"ask": {"calls": [call]}})
    assert seen.shown[0]["answers"] == [[[{"error": one}] for one in [*errors, "#VALUE!"]]]


@pytest.mark.parametrize(
    ("tag", "language", "words"),
    [
        ("en-US", "en", ("Row in the Scorecard", "Read again", "Account manager", "on a desktop computer")),
        ("zh-CN", "zh-Hans", ("转到评分表中的行", "重新读取", "客户经理", "台式电脑")),
        ("zh-TW", "zh-Hant", ("前往評分表中的列", "重新讀取", "客戶經理", "桌上型電腦")),
    ],
)
def test_the_pane_shows_the_account_of_the_selected_row(
    visitor: Visitor, scored: dict[str, list[list[object]]], tag: str, language: str, words: tuple[str, ...], tmp_path: Path
) -> None:
    scorecard = scored["KAM Scorecard"]
    ids = [row[0] for row in scorecard if str(row[0]).startswith("K-")]
    own = [["Customer", "Note"], ["", "nothing"], [f"  {ids[3]} ", "met"], [ids[3], ids[4]]]
    at = {"sheet": "Own", "left": 1}
    seen = visitor.visit(
        {"shown": None},
        {"picture": str(tmp_path / f"pane_{language}.png")},
        {"select": {**at, "top": 1}},
        {"shown": None},
        {"select": {**at, "top": 3}},
        {"shown": None},
        {"select": {**at, "top": 2}},
        {"press": "scorecard"},
        {"book": ["selected", "activated"]},
        {"change": {"sheet": "Own", "row": 0, "column": 0, "value": "Account"}},
        {"shown": None},
        {"press": "refresh"},
        {"shown": None},
        book={"sheets": {**scored, "Own": own}, "selected": {**at, "top": 2, "height": 1, "width": 1}},
        language=tag,
    )
    first, none, several, jumped, changed, again = (seen.shown[place] for place in (0, 3, 5, 8, 10, 12))
    place = row_of(scorecard, ids[3])
    assert str(scorecard[place][2]) in first["account"]
    assert first["language"] == language
    assert (first["tooWide"], first["state"], first["disabled"]) == (0, "", [False, False])
    told = " ".join((*first["buttons"], first["account"], first["desktop"]))
    assert all(word in told for word in words)
    assert (none["account"], several["account"]) == ("", "")
    assert none["state"] != several["state"]
    assert none["disabled"] == [True, False]
    assert jumped["activated"] == ["KAM Scorecard"]
    assert (jumped["selected"]["sheet"], jumped["selected"]["top"]) == ("KAM Scorecard", place)
    assert changed["state"]
    assert again["state"] == ""
    assert seen.complaints() == []


def test_names_from_the_workbook_never_become_part_of_the_page(
    visitor: Visitor, scored: dict[str, list[list[object]]]
) -> None:
    canary = "<img src=x onerror='window.kamxlInjected=1'><script>window.kamxlInjected=2</script>"
    rows = [[*row] for row in scored["KAM Scorecard"]]
    place = next(place for place, row in enumerate(rows) if str(row[0]).startswith("K-"))
    rows[place][2] = canary
    book = {
        "sheets": {**scored, "KAM Scorecard": rows},
        "selected": {"sheet": "KAM Scorecard", "top": place, "left": 0, "height": 1, "width": 1},
    }
    seen = visitor.visit({"shown": None}, book=book)
    assert canary in seen.shown[0]["account"]
    assert (seen.shown[0]["injected"], seen.shown[0]["images"]) == (None, 0)


def test_a_workbook_that_was_never_scored_is_told_where_scoring_is_done(visitor: Visitor) -> None:
    selected = {"sheet": "Own", "top": 0, "left": 0, "height": 1, "width": 1}
    seen = visitor.visit({"shown": None}, book={"sheets": {"Own": [["x"]]}, "selected": selected})
    assert "desktop computer" in seen.shown[0]["state"]
    assert seen.shown[0]["account"] == ""


def test_after_the_first_visit_it_works_without_a_network(folder: Path, tmp_path: Path) -> None:
    known = list(examples())
    with served(folder, tmp_path) as url:
        visitor = Visitor(url=url, profile=tmp_path / "profile")
        kept = visitor.visit({"kept": None}).shown[0]
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert files - set(kept) == {"manifest.xml", "licences.txt", "offline.js"}
    seen = visitor.visit({"ask": {"calls": [asked(one, values) for one, values, _ in known]}}, {"shown": None})
    assert seen.shown[0]["answers"] == [shown(result) for _, _, result in known]
