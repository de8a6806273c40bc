"""Excel saved the workbook with scores in it, under other part names: they are found again and taken out."""

from pathlib import Path

import pytest
from rich_books import ACCOUNTS, rich_books
from rich_excel import saved_by_excel
from rich_runs import COLUMNS, Runs, score
from untouched_cells import worksheet_losses
from untouched_contents import Contents, all_of, canonical
from untouched_faults import faults
from untouched_styles import style_losses

pytestmark = pytest.mark.slow

BOOKS = (
    "plain.xlsx",
    "filtered_table.xlsx",
    "tables.xlsx",
    "sheet_marks.xlsx",
    "form_controls.xlsx",
    "everything.xlsm",
)
CHAIN = "xl/calcChain.xml"


@pytest.mark.parametrize("name", BOOKS)
def test_a_new_run_renews_the_scores(name: str, runs: Runs, tmp_path: Path) -> None:
    saved = saved_by_excel(runs.into(name, COLUMNS).read_bytes())
    book = tmp_path / name
    book.write_bytes(saved)
    score(str(book), "--in-place", *COLUMNS)
    once = book.read_bytes()
    old, new = Contents.read(saved), Contents.read(once)
    assert set(faults(new)) <= set(faults(old))
    assert sum(sheet.startswith("KAM ") for sheet, _ in new.sheets) == 8
    assert len(new.parts) == len(old.parts)
    score(str(book), "--in-place", *COLUMNS)
    assert book.read_bytes() == once


@pytest.mark.parametrize("name", BOOKS)
def test_removing_leaves_what_the_team_had_and_what_it_changed(name: str, runs: Runs, tmp_path: Path) -> None:
    book = tmp_path / name
    book.write_bytes(saved_by_excel(runs.into(name, COLUMNS).read_bytes()))
    score(str(book), "--remove", "--in-place")
    before, after = Contents.read(rich_books()[name]), Contents.read(book.read_bytes())
    assert set(faults(after)) <= set(faults(before))
    assert after.parts.keys() == before.parts.keys() - {CHAIN}
    assert after.sheets == before.sheets
    for part in before.targets(ACCOUNTS, "table"):
        assert after.parts[part] == before.parts[part]
    assert list(style_losses(before.tree(before.styles), after.tree(after.styles))) == []
    assert of_kind(after, after.workbook, "definedName") == of_kind(before, before.workbook, "definedName")
    for kind in ("cfRule", "mergeCell", "dataValidation"):
        assert of_kind(after, ACCOUNTS, kind) == of_kind(before, ACCOUNTS, kind)
    # What the team changed stays, and so do the widths of the columns that are blank again.
    assert list(worksheet_losses(ACCOUNTS, before.tree(ACCOUNTS), after.tree(ACCOUNTS))) == [
        f"{ACCOUNTS}: the cell in row 2, column 5 was changed",
        f"{ACCOUNTS}: column 8 looks different",
    ]


def of_kind(contents: Contents, part: str, kind: str) -> list[bytes]:
    """Return all elements of one kind, in an order of their own."""
    return sorted(canonical(one) for one in all_of(contents.tree(part), kind))
