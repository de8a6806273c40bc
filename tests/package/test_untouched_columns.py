"""The judge of harm within a sheet that got columns: new cells may come, nothing else may differ."""

from collections.abc import Callable

import pytest
from rich_base import small_book
from rich_books import ACCOUNTS, account_table, sheet_marks
from rich_package import Parts
from rich_pivots import words
from untouched import harm, untouched

TABLE = "xl/tables/table1.xml"


def team() -> Parts:
    parts = small_book()
    account_table(parts)
    sheet_marks(parts)
    parts.insert(ACCOUNTS, '<cols><col min="1" max="3" width="20" customWidth="1"/></cols>')
    return parts


BEFORE = team().to_bytes()


def honest() -> Parts:
    """Add the column H to the account list and its table."""
    parts = team()
    parts.replace("xl/workbook.xml", "<calcPr ", '<calcPr fullCalcOnLoad="1" ')
    text = parts.text(ACCOUNTS)
    for row in range(1, 10):
        cell = words("H1", "Tier") if row == 1 else f'<c r="H{row}"><f>1+1</f><v>2</v></c>'
        head, found, tail = text.partition(f'<row r="{row}"')
        text = head + found + tail.replace("</row>", f"{cell}</row>", 1)
    parts.parts[ACCOUNTS] = text.replace('spans="1:7"', 'spans="1:8"').encode()
    parts.replace(ACCOUNTS, "</cols>", '<col min="8" max="8" width="9" customWidth="1"/></cols>')
    parts.replace(ACCOUNTS, '<dimension ref="A1:G9"/>', '<dimension ref="A1:H9"/>')
    parts.replace(TABLE, 'ref="A1:G9"', 'ref="A1:H9"', count=2)
    parts.replace(TABLE, 'count="7"', 'count="8"')
    parts.replace(TABLE, "</tableColumns>", '<tableColumn id="8" name="Tier"/></tableColumns>')
    return parts


def swap(name: str, old: str, new: str) -> Callable[[Parts], None]:
    return lambda parts: parts.replace(name, old, new)


def test_an_honest_column_passes_where_it_was_asked_for() -> None:
    untouched(BEFORE, honest().to_bytes(), columns_in=("Accounts",))


def test_a_column_that_nobody_asked_for_is_named() -> None:
    complaints = harm(BEFORE, honest().to_bytes())
    assert complaints == [f"{ACCOUNTS} was changed", f"{TABLE} was changed"]


HARMS = {
    "a value": (
        swap(ACCOUNTS, '<c r="E2"><v>5</v>', '<c r="E2"><v>4</v>'),
        "the cell in row 2, column 5 was changed",
    ),
    "a style": (
        swap(ACCOUNTS, '<c r="D2" s="2">', '<c r="D2" s="3">'),
        "the cell in row 2, column 4 was changed",
    ),
    "a cell gone": (swap(ACCOUNTS, '<c r="E2"><v>5</v></c>', ""), "the cell in row 2, column 5 is gone"),
    "a row hidden": (swap(ACCOUNTS, '<row r="3" ', '<row r="3" hidden="1" '), "row 3 was changed or is gone"),
    "a width": (swap(ACCOUNTS, 'width="20"', 'width="21"'), "column 1 looks different"),
    "a width of a column behind": (
        swap(ACCOUNTS, 'min="8" max="8"', 'min="8" max="9"'),
        "column 9 looks different",
    ),
    "sparklines": (
        swap(ACCOUNTS, "Accounts!E2:G2", "Accounts!E2:F2"),
        "extLst was changed, is gone or is new",
    ),
    "a conditional format": (
        swap(ACCOUNTS, 'sqref="E2:E9"', 'sqref="E2:E8"'),
        "the conditional format of E2:E9",
    ),
    "a link": (swap(ACCOUNTS, '<hyperlink ref="B3"', '<hyperlink ref="B4"'), "hyperlinks was changed"),
    "printing": (
        swap(ACCOUNTS, 'orientation="landscape"', 'orientation="portrait"'),
        "pageSetup was changed",
    ),
    "protected ranges": (swap(ACCOUNTS, 'name="Scores"', 'name="Score"'), "protectedRanges was changed"),
    "a filter that is gone": (swap(TABLE, '<autoFilter ref="A1:H9"/>', ""), "something is gone or new"),
    "a table's column": (swap(TABLE, 'name="Strategic Fit"', 'name="Fit"'), "tableColumns was changed"),
    "a table's style": (swap(TABLE, "TableStyleMedium2", "TableStyleMedium3"), "tableStyleInfo was changed"),
    "a table's name": (swap(TABLE, ' name="tblAccounts"', ' name="tbl"'), "name was changed"),
    "a table's rows": (swap(TABLE, 'ref="A1:H9"', 'ref="A1:H8"'), "does not cover the rows it covered"),
}


@pytest.mark.parametrize("name", HARMS)
def test_every_harm_beside_the_new_column_is_named(name: str) -> None:
    do_harm, sentence = HARMS[name]
    parts = honest()
    do_harm(parts)
    complaints = harm(BEFORE, parts.to_bytes(), columns_in=("Accounts",))
    assert any(sentence in one for one in complaints), complaints
