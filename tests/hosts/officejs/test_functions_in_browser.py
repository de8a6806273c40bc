"""Functions in cells: the page in Chromium, with Microsoft's Office.js and a workbook in place of Excel.

One visit answers all questions, since a start of Python in the browser takes seconds; a second one comes
after the server has gone.
"""

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from browser_run import Seen, Visitor, served
from catalogue_calls import as_rows, asked, examples, settings_sheet, shown

from kamxl.functions import FUNCTIONS, function_named
from kamxl.functions.mapped import call_over
from kamxl.hosts.officejs.metadata import function_id

pytestmark = pytest.mark.browser

CELLS = 10_000
ERRORS = ("#DIV/0!", "#NAME?", "#REF!", "#NUM!", "#NULL!", "#N/A", "#VALUE!")
UNKNOWN = {"error": "#N/A"}
BLANKS = [[UNKNOWN], ["profit"], [UNKNOWN]]
COLUMNS = {
    "tier": [[[float(1 + (row * step) % 97)] for row in range(CELLS)] for step in (1, 7)],
    "health": [[[float(1 + (row * step) % 97)] for row in range(CELLS)] for step in (1, 3, 5, 7, 11)],
}
STRICT, LOOSE = settings_sheet({"importance_cut": 90}), settings_sheet({"importance_cut": 10})
BOOK = {
    "sheets": {
        "My 'own'": [[80, ""], [80, 0], ["", 75]],
        "Accounts": [[80, 75], [10, 75], [10, 10]],
        "Rules": settings_sheet({}),
    },
    "names": {"KAM_sheet_settings": {"sheet": "Rules", "top": 0, "left": 0, "height": 1, "width": 1}},
}


def tier(*values: object, addresses: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return a call of KAM.TIER; arguments that are left out are null, as Excel gives them."""
    return {
        "id": "TIER",
        "values": [as_rows(one) for one in (*values, None, None, None)],
        "addresses": list(addresses),
    }


def setting(value: object) -> dict[str, Any]:
    """Return the step by which the team changes a setting."""
    return {"change": {"sheet": "Rules", "row": 1, "column": 2, "value": value}}


def steps() -> dict[str, Mapping[str, Any]]:
    """Return what is asked, by the name of the answer."""
    where = ("'My ''own'''!A1:A3", "'My ''own'''!B1:B3")
    arrays = {
        f"array {name}": {
            "ask": {"calls": [{"id": name.upper(), "values": values, "addresses": []}], "tries": 12}
        }
        for name, values in COLUMNS.items()
    }
    wrong = {
        "id": "TIER",
        "values": [[[{"error": one}] for one in (*ERRORS, "#SPILL!")], [[75]]],
        "addresses": [],
    }
    return {
        "ids": {"ids": None},
        # As long as Excel has not shown that it tells blanks from zeros, they are looked up.
        "old": {"ask": {"calls": [tier([[80], [80], [0]], [[0], [0], [75]], addresses=where)]}},
        "elsewhere": {"ask": {"calls": [tier([[80]], [[0]], addresses=("[B.xlsx]S!A1", "[B.xlsx]S!B1"))]}},
        "examples": {"ask": {"calls": [asked(function, values) for function, values, _ in examples()]}},
        "errors": {"ask": {"calls": [wrong]}},
        **arrays,
        "whole": {"whole": {"rows": 1_048_576, "filled": BOOK["sheets"]["Accounts"]}},
        "before": {"book": ["runs", "calculated"]},
        "new": {"ask": {"calls": [tier([[80], [80], [None]], [[None], [0], [75]], addresses=where)]}},
        "after": {"book": ["runs", "calculated"]},
        "other": {"change": {"sheet": "Accounts", "row": 0, "column": 0, "value": 81}},
        "untouched": {"book": ["calculated"]},
        "rules": {"put": {"sheets": {**BOOK["sheets"], "Rules": STRICT}}},
        "strict told": setting(90),
        "strict": {"ask": {"calls": [tier(80, 75)]}},
        "loose told": setting(10),
        "loose": {"ask": {"calls": [tier(80, 75)]}},
        "1904": {"put": {"first_of_2000": 36526 - 1462}},
        "1904 told": {"fire": "added"},
        "days": {"ask": {"calls": [{"id": "NEXT.ORDER", "values": [[[0], [30], [60]]], "addresses": []}]}},
        "computed": {"book": ["calculated"]},
        "kept": {"kept": None},
    }


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a user."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def seen(folder: Path, home: Path) -> tuple[Seen, Visitor, dict[str, float]]:
    """Return what the visit showed, the visitor, and how long this Python takes for the same arrays."""
    here = {}
    for name, values in COLUMNS.items():
        function = function_named(name)
        assert function is not None
        times = []
        for _ in range(5):
            start = time.perf_counter()
            call_over(function, *values)
            times.append(time.perf_counter() - start)
        here[name] = min(times)
    with served(folder, home) as url:
        visitor = Visitor(url=url, profile=home / "profile")
        return visitor.visit(*steps().values(), book=BOOK), visitor, here


@pytest.fixture(scope="module")
def answers(seen: tuple[Seen, Visitor, dict[str, float]]) -> dict[str, Any]:
    """Return what each step gave."""
    return dict(zip(steps(), seen[0].shown, strict=True))


def test_every_function_is_registered_and_gives_every_documented_result(answers: dict[str, Any]) -> None:
    assert answers["ids"] == [function_id(one) for one in FUNCTIONS]
    results = [shown(result) for _, _, result in examples()]
    assert len(results) > 350
    assert answers["examples"]["answers"] == results


def test_nothing_is_wrong_on_the_page_and_its_policy_forbids_nothing_it_needs(
    seen: tuple[Seen, Visitor, dict[str, float]],
) -> None:
    assert seen[0].complaints() == []


@pytest.mark.parametrize("name", COLUMNS)
def test_ten_thousand_cells_in_one_array_are_those_of_python_and_their_times_are_told(
    name: str, answers: dict[str, Any], seen: tuple[Seen, Visitor, dict[str, float]]
) -> None:
    function = function_named(name)
    assert function is not None
    there, here = answers[f"array {name}"], seen[2][name] * 1000
    assert there["answers"] == [shown(call_over(function, *COLUMNS[name]))]
    print(f"{name}: {here:.0f} ms here, {there['took']:.0f} ms in the browser")  # noqa: T201


def test_an_empty_cell_is_blank_in_newer_and_in_older_versions_of_excel(answers: dict[str, Any]) -> None:
    assert answers["old"]["answers"] == [BLANKS]
    assert answers["elsewhere"]["answers"] == [[[UNKNOWN]]]
    assert answers["new"]["answers"] == [BLANKS]
    assert answers["before"] == answers["after"]  # nothing was looked up any more


def test_a_whole_column_costs_the_rows_in_use_only(answers: dict[str, Any]) -> None:
    assert answers["whole"] == [["strategic"], ["potential"], ["standard"]]


def test_errors_in_cells_come_out_as_those_errors(answers: dict[str, Any]) -> None:
    assert answers["errors"]["answers"] == [[[{"error": one}] for one in (*ERRORS, "#VALUE!")]]


def test_the_settings_of_the_workbook_decide_and_a_change_of_them_computes_anew(
    answers: dict[str, Any],
) -> None:
    assert answers["untouched"]["calculated"] == 0
    assert answers["strict"]["answers"] == [[["profit"]]]
    assert answers["loose"]["answers"] == [[["strategic"]]]
    assert (
        answers["computed"]["calculated"] == 3
    )  # two changes of the setting, one of the way days are counted


def test_days_of_workbooks_that_count_from_1904_are_theirs(answers: dict[str, Any]) -> None:
    assert answers["days"]["answers"] == [[[90]]]  # elsewhere 0 is no day


def test_after_the_first_visit_it_works_without_a_network(
    answers: dict[str, Any], folder: Path, seen: tuple[Seen, Visitor, dict[str, float]]
) -> None:
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert files - set(answers["kept"]) == {"manifest.xml", "licences.txt", "offline.js"}
    again = seen[1].visit({"ask": {"calls": [asked(one, values) for one, values, _ in examples()]}})
    assert again.shown[0]["answers"] == [shown(result) for _, _, result in examples()]
