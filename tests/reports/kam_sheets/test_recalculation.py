"""What the sheets store is what a spreadsheet program computes, under any settings, in any order."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import pytest
from cells import differences, recalculated, same, table, written
from made_up import MadeUp, made_up, named
from office import Cells, CellValue, Office, cell_values, shown
from openpyxl import load_workbook

from kamxl.reports.kam_sheets import scorecard, why
from kamxl.reports.kam_sheets.settings_sheet import names_in
from kamxl.rules.alerts import ALERTS
from kamxl.rules.every_setting import all_settings, settings_from
from kamxl.settings import Setting, Settings
from kamxl.settings.alerts import switch
from kamxl.settings.setting import Value, contradictions

SCORECARD, WHY, SETTINGS = "KAM Scorecard", "KAM Why", "KAM Settings"
LIVE = names_in((*scorecard.formulas(), *why.formulas()))
BOOKS: dict[str, MadeUp] = {
    "months": made_up(1, 90),
    "settings": made_up(175, 20),
    "quarters": made_up(2, 60, months=False),
    "ties": made_up(3, 50, amounts=(100.0, 0.0, 50.0)),
    "equal": made_up(4, 12, amounts=(100.0,)),
    "few": made_up(5, 3),
    "one": made_up(6, 1),
    "none": made_up(7, 0),
    "hostile": named(
        made_up(8, 8), **{"=1+1": "=1+1", "a*": "<r><t>x</t></r>", "A*": "x" * 300, "~": "&amp;"}
    ),
    "case": named(made_up(9, 6), abc="one", ABC="two"),
}


# What a setting needs beside it to have a say at all.
TOGETHER: dict[str, dict[str, object]] = {
    "contribution_cut_amount": {"contribution_cut_method": "amount"},
    "contribution_cut_score": {"contribution_cut_method": "score"},
    "cv_quarters_needed": {"stability_method": "cv"},
}


def values_to_try(one: Setting) -> list[object]:
    if one.choices:
        return [choice for choice in one.choices if choice != one.default]
    if isinstance(one.default, bool):
        return [not one.default]
    low, high = float(one.low or 0), min(float(one.high or 0), 2e6)
    return [int(low), int(high)] if isinstance(one.default, int) else [low, high]


def any_value(one: Setting, dice: Random) -> object:
    if one.choices or isinstance(one.default, int):
        return dice.choice(values_to_try(one))
    low, high = values_to_try(one)
    return round(dice.uniform(low, high), 3)


def words(formula: str) -> list[str]:
    return re.findall(r"[a-z_]+", formula)


def agreeing(values: Mapping[str, object]) -> dict[str, Value]:
    """Return the values with those that contradict them moved along, as a user has to."""
    known = {one.name: one for one in all_settings()}
    agreed = {name: known[name].check(value) for name, value in values.items()}
    while found := next(contradictions(known.values(), agreed), None):
        name, other, _ = found
        stays, moves = (name, other) if name in agreed else (other, name)
        agreed[moves] = agreed.get(stays, known[stays].default)
    return agreed


def settings_with(**values: object) -> Settings:
    settings, problems = settings_from(agreeing(values))
    assert not problems
    return settings


def some_settings(seed: int) -> Settings:
    dice = Random(seed)  # noqa: S311 - seeded
    live = [one for one in all_settings() if one.defined_name in LIVE]
    return settings_with(**{one.name: any_value(one, dice) for one in dice.sample(live, 12)})


def lines(cells: Cells) -> dict[tuple[object, object], dict[str, object]]:
    """Return the lines of KAM Why by account and component; a line's sentence is that of the last run."""
    rows = table(cells[WHY], why.HEADER_ROW + 1)
    return {
        (row["Account ID"], row["Component"]): {key: value for key, value in row.items() if key != "Why"}
        for row in rows
    }


def moved(expected: Cells, found: Cells) -> list[object]:
    """List what differs between two workbooks of the same book, whatever the order of the lines."""
    wanted, got = lines(expected), lines(found)
    assert wanted.keys() == got.keys()
    return differences(expected, found, [SCORECARD]) + [
        (key, header, value, got[key][header])
        for key, row in wanted.items()
        for header, value in row.items()
        if not same(value, got[key][header])
    ]


@pytest.mark.office
@pytest.mark.slow
def test_recalculating_changes_no_cell(office: Office, tmp_path: Path) -> None:
    paths = [
        written(tmp_path / f"{name}-{language}.xlsx", book.review(), language=language)
        for name, book in BOOKS.items()
        for language in (("en", "zh-Hans", "zh-Hant") if name == "months" else ("en",))
    ]
    for path, found in zip(paths, recalculated(office, paths), strict=True):
        assert differences(cell_values(path), found) == [], path.name


@pytest.mark.slow
@pytest.mark.office
def test_each_live_setting_moves_the_cells_to_what_python_gives_with_it(
    office: Office, tmp_path: Path
) -> None:
    others = {"smallest_relative_book": "few", "drop_mode": "months", "stability_quarters_needed": "quarters"}
    tried = [
        Tried(
            label=one.name,
            book=BOOKS[others.get(one.name, "settings")],
            without=settings_with(**TOGETHER.get(one.name, {})),
            settings=settings_with(**TOGETHER.get(one.name, {}), **{one.name: value}),
        )
        for one in all_settings()
        if one.defined_name in LIVE
        for value in values_to_try(one)
    ]
    have_moved = check(office, tmp_path, tried)
    # Their alerts look at tables beside sales, which no made-up book has; their own examples try them.
    beside_sales = {
        name for rule in ALERTS if rule.measures for text in rule.native.values() for name in words(text)
    } | {switch(rule.code, rule.label).name for rule in ALERTS}
    assert {one.label for one in tried} - have_moved <= beside_sales


@pytest.mark.slow
@pytest.mark.office
def test_many_settings_at_once_give_what_python_gives(office: Office, tmp_path: Path) -> None:
    tried = [
        Tried(label=f"{name}, {seed}", book=BOOKS[name], settings=some_settings(seed), without=Settings())
        for seed in range(3)
        for name in ("months", "quarters", "ties")
    ]
    assert check(office, tmp_path, tried)


@dataclass(frozen=True, kw_only=True)
class Tried:
    """A book under other settings, and under the settings they are compared with."""

    label: str
    book: MadeUp
    settings: Settings
    without: Settings


def check(office: Office, folder: Path, tried: list[Tried]) -> set[str]:
    """Change the settings of open books judged by the defaults, and compare every cell with Python's.

    Returns the labels under which any cell moved.
    """
    have_moved = set()
    judged: dict[str, Cells] = {}

    def cells(book: MadeUp, settings: Settings) -> Cells:
        key = f"{id(book)} {settings}"
        if key not in judged:
            path = written(folder / "judged.xlsx", book.review(settings), settings)
            judged[key] = cell_values(path, {SCORECARD, WHY, SETTINGS})
        return judged[key]

    for place, book in enumerate({id(one.book): one.book for one in tried}.values()):
        with office.opened(written(folder / f"{place}.xlsx", book.review())) as document:
            for one in (one for one in tried if one.book is book):
                wanted = cells(book, one.settings)
                change_settings(document, wanted[SETTINGS])
                found = {sheet: shown(document, sheet) for sheet in (SCORECARD, WHY)}
                assert moved(wanted, found) == [], one.label
                if moved(cells(book, one.without), found):
                    have_moved.add(one.label)
    return have_moved


def change_settings(document: Any, wanted: Mapping[str, CellValue]) -> None:
    """Type the values of a settings sheet over those of an open one, where they differ."""
    there = shown(document, SETTINGS)
    sheet = document.Sheets.getByName(SETTINGS)
    for place, value in wanted.items():
        if place.startswith("C") and not same(value, there.get(place)):
            cell = sheet.getCellRangeByName(place)
            if isinstance(value, int | float):
                cell.setValue(value)
            else:
                cell.setString(value)


@pytest.mark.office
def test_a_sorted_scorecard_gives_every_account_the_same_scores(office: Office, tmp_path: Path) -> None:
    path = written(tmp_path / "sorted.xlsx", BOOKS["months"].review())
    before = {row["Account ID"]: row for row in table(cell_values(path)[SCORECARD], scorecard.HEADER_ROW + 1)}
    book = load_workbook(path)
    sheet = book[SCORECARD]
    first, last = scorecard.FIRST_ROW + 1, scorecard.FIRST_ROW + len(before)
    # A spreadsheet moves values and keeps the formulas of a column alike in every row.
    values = [[sheet.cell(row, column).value for column in (1, 3, 4)] for row in range(first, last + 1)]
    for row, moved_values in enumerate(reversed(values), start=first):
        for column, value in zip((1, 3, 4), moved_values, strict=True):
            sheet.cell(row, column).value = value
    book.save(path)
    after = recalculated(office, [path])[0]
    rows = table(after[SCORECARD], scorecard.HEADER_ROW + 1)
    assert [row["Account ID"] for row in rows] == list(reversed(before))
    for row in rows:
        wanted = before[row["Account ID"]]
        assert [key for key in wanted if not same(wanted[key], row[key])] == []
    assert [row for row in table(after[WHY], why.HEADER_ROW + 1) if row["Loses"] == "#N/A"] == []


@pytest.mark.slow
@pytest.mark.office
@pytest.mark.parametrize(
    "typed",
    [
        {"healthy_from": None, "stability_weight": None},
        {"healthy_from": 140, "stability_weight": "heavy", "contribution_cut_method": "best guess"},
        {"red_light_caps": "否", "contribution_cut_method": " Median "},
        {"red_light_caps": "perhaps", "stability_months_needed": 2.5},
    ],
    ids=str,
)
def test_what_is_typed_into_a_setting_means_what_kamxl_reads(
    typed: dict[str, object], office: Office, tmp_path: Path
) -> None:
    path = written(tmp_path / "typed.xlsx", BOOKS["months"].review())
    book = load_workbook(path)
    sheet = book["KAM Settings"]
    for row in sheet.iter_rows(min_col=1, max_col=3):
        if row[0].value in typed:
            row[2].value = typed[row[0].value]
    book.save(path)
    settings, _ = settings_from(typed)
    expected = cell_values(written(tmp_path / "expected.xlsx", BOOKS["months"].review(settings), settings))
    assert moved(expected, recalculated(office, [path])[0]) == []


@pytest.mark.slow
@pytest.mark.office
def test_brought_and_lost_points_add_up_to_100_under_any_settings(office: Office, tmp_path: Path) -> None:
    paths = [
        written(tmp_path / f"{seed}.xlsx", BOOKS["months"].review(), some_settings(seed)) for seed in range(8)
    ]
    for cells in recalculated(office, paths):
        sums: dict[object, float] = {}
        for (account, _), row in lines(cells).items():
            if isinstance(row["Loses"], int | float):
                sums[account] = sums.get(account, 0.0) + float(row["Brings"]) + row["Loses"]
        assert sums
        assert all(abs(total - 100.0) < 1e-9 for total in sums.values())
