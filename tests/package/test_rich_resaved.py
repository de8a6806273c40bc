"""Another program saved the workbook after kamxl: the scores are found again, renewed and taken out."""

import warnings
from pathlib import Path
from typing import Any

import pytest
from office import Office
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet
from rich_books import account_sheet, rich_books
from rich_office import converted
from rich_runs import COLUMNS, Runs, score
from untouched_contents import Contents
from untouched_faults import faults

BOOKS = (
    "filtered_table.xlsx",
    "account_slicer.xlsx",
    "table_with_totals.xlsx",
    "tables.xlsx",
    "sheet_marks.xlsx",
    "outside.xlsx",
    "quotes.xlsx",
    "days_from_1904.xlsx",
    "pivot_beside.xlsx",
    "array_beside.xlsx",
)


@pytest.mark.slow
@pytest.mark.parametrize("name", BOOKS)
def test_what_openpyxl_saved_is_renewed_and_taken_out(name: str, runs: Runs, tmp_path: Path) -> None:
    plain, scored = tmp_path / "plain.xlsx", tmp_path / "scored.xlsx"
    opened(tmp_path / "before.xlsx", rich_books()[name]).save(plain)
    opened(tmp_path / "after.xlsx", runs.into(name, COLUMNS).read_bytes()).save(scored)
    check_renewed_and_taken_out(plain, scored, account_sheet(name))


@pytest.mark.office
@pytest.mark.slow
def test_what_libreoffice_saved_is_renewed_and_taken_out(runs: Runs, office: Office, tmp_path: Path) -> None:
    paths = []
    for name in BOOKS[::2]:
        paths += [tmp_path / f"before {name}", tmp_path / f"after {name}"]
        paths[-2].write_bytes(rich_books()[name])
        paths[-1].write_bytes(runs.into(name, COLUMNS).read_bytes())
    saved = {path.name: path for path in converted(office, paths, "xlsx")}
    for name in BOOKS[::2]:
        check_renewed_and_taken_out(saved[f"before {name}"], saved[f"after {name}"], account_sheet(name))


def check_renewed_and_taken_out(plain: Path, scored: Path, accounts: str) -> None:
    """A workbook that another program saved with scores in it must end as the one it saved without."""
    saved = scored.read_bytes()
    known = set(faults(Contents.read(saved)))

    score(str(scored), "--in-place", *COLUMNS)
    renewed = Contents.read(scored.read_bytes())
    assert [fault for fault in faults(renewed) if fault not in known] == []
    assert sum(sheet.startswith("KAM ") for sheet, _ in renewed.sheets) == 8
    headers = [value for value in shown(scored)[accounts].values() if str(value).startswith("KAM ")]
    assert headers == ["KAM Tier", "KAM Health", "KAM Risk light"]

    score(str(scored), "--remove", "--in-place")
    assert [fault for fault in faults(Contents.read(scored.read_bytes())) if fault not in known] == []
    assert shown(scored) == shown(plain)

    scored.write_bytes(saved)
    score(str(scored), "--remove", "--in-place")
    assert shown(scored) == shown(plain)


def opened(path: Path, content: bytes) -> Workbook:
    """Open a workbook with openpyxl."""
    path.write_bytes(content)
    with warnings.catch_warnings():
        # openpyxl says what it drops; that is the point here.
        warnings.simplefilter("ignore")
        return load_workbook(path)


def shown(path: Path) -> dict[str, dict[str, Any]]:
    """Return what a workbook holds: per sheet its cells, tables and formats, and the defined names."""
    book = opened(path, path.read_bytes())
    return {"": dict.fromkeys(book.defined_names)} | {sheet.title: held(sheet) for sheet in book.worksheets}


def held(sheet: Worksheet) -> dict[str, Any]:
    """Return the cells of a sheet by address, its tables by name, and its conditional formats by area."""
    cells = {
        cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None
    }
    arrays = {place: value.text for place, value in cells.items() if isinstance(value, ArrayFormula)}
    tables = {table.displayName: (table.ref, table.column_names) for table in sheet.tables.values()}
    formats = {str(area.sqref): len(rules) for area, rules in sheet.conditional_formatting._cf_rules.items()}
    return cells | arrays | tables | formats
