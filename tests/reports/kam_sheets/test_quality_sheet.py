"""KAM Data quality: rows that add up, sheets, notes once, problems with their places."""

from dataclasses import replace
from pathlib import Path

from made_up import NO_BOOK, made_up
from office import Cells, CellValue, cell_values
from openpyxl import load_workbook

from kamxl.domain.message import say
from kamxl.domain.problem import Problem, Severity
from kamxl.reports.kam_sheets.workbook import write_kam_workbook
from kamxl.settings import Settings
from kamxl.sheets.book import Book, ColumnReading, RecognisedSheet, RowCounts
from kamxl.sheets.columns.shown import meaning

REVIEW = made_up(1, 6).review()
BOOK = replace(
    NO_BOOK,
    counts={
        "transactions": RowCounts(read=100, used=90, left_out=10),
        "contacts": RowCounts(read=5, used=5, left_out=0),
    },
    recognised=(
        RecognisedSheet(
            file="=1+1.xlsx",
            sheet="Sales",
            table="transactions",
            header_row=3,
            columns={"date": ("A", "日期", None)},
            readings=(
                ColumnReading(
                    letter="A",
                    cell="A3",
                    header="日期",
                    samples=("2026-01-05", "2026-01-06"),
                    table="transactions",
                    column="date",
                    why=say("the header is known"),
                    meaning=meaning("transactions", "date"),
                ),
                ColumnReading(
                    letter="B",
                    cell="B3",
                    header="合同阶段",
                    samples=("谈判",),
                    table="quotes",
                    column="approved_by",
                    why=say("the header is known"),
                    meaning=meaning("quotes", "approved_by"),
                ),
            ),
            unknown=("备注",),
            rows=100,
            hidden_rows=2,
        ),
        RecognisedSheet(file="team.xlsx", sheet="Cover", table=None),
    ),
    problems=(
        Problem(
            where="Sales!A9", message=say("{found} is not a date.", found="'=1+1'"), table="transactions"
        ),
        Problem(where="team.xlsx", message=say("Nothing."), severity=Severity.NOTE, count=3),
    ),
    notes=(say("Money is in units of {unit}.", unit="10,000"),),
)


def sheet(path: Path, book: Book = BOOK) -> dict[str, CellValue]:
    write_kam_workbook(path, replace_notes(book), book, Settings(), language="en")
    cells: Cells = cell_values(path)
    return cells["KAM Data quality"]


def replace_notes(book: Book) -> object:
    return replace(REVIEW, notes=(*book.notes, say("A note of the review.")))


def test_rows_read_are_used_or_left_out(tmp_path: Path) -> None:
    cells = sheet(tmp_path / "book.xlsx")
    assert [cells[f"{letter}6"] for letter in "ABCD"] == ["Transactions", 100, 90, 10]
    assert [cells[f"{letter}8"] for letter in "ABCD"] == ["Total", 105, 95, 10]
    written = load_workbook(tmp_path / "book.xlsx")["KAM Data quality"]
    assert written["D6"].value == "=B6-C6"
    assert written["D8"].value == "=SUM(D6:D7)"


def test_sheets_notes_and_problems_are_listed(tmp_path: Path) -> None:
    values = list(sheet(tmp_path / "book.xlsx").values())
    assert "=1+1.xlsx" in values
    start = values.index("日期")
    assert values[start : start + 5] == [
        "日期",
        "Transactions: Date of sale",
        "A3",
        "the header is known",
        "2026-01-05; 2026-01-06",
    ]
    assert "Quotes: Approved by" in values
    assert "Not one of ours" in values
    assert values.count("Money is in units of 10,000.") == 1
    assert "A note of the review." in values
    start = values.index("Sales!A9")
    assert values[start - 1 : start + 4] == [
        "Transactions",
        "Sales!A9",
        "Cell not used",
        1,
        "'=1+1' is not a date.",
    ]
    assert values[-5:] == ["—", "team.xlsx", "Note", 3, "Nothing."]


def test_a_book_without_problems_says_so(tmp_path: Path) -> None:
    values = list(sheet(tmp_path / "book.xlsx", NO_BOOK).values())
    assert "No problems were found." in values
    assert "Total" not in values


def test_every_cell_of_a_problem_is_named_below_the_lines(tmp_path: Path) -> None:
    cells = (*(f"Sales!C{row}" for row in (7, 12, *range(31, 91))), "Sales!D31")
    many = Problem(where="Sales!C7", message=say("Not dates."), count=63, cells=cells)
    rows = Problem(where="Sales", message=say("Totals."), count=2, cells=("Sales, row 4", "Sales, row 9"))
    values = list(
        sheet(tmp_path / "book.xlsx", replace(BOOK, problems=(*BOOK.problems, many, rows))).values()
    )
    assert values.count("Not dates.") == 1
    start = values.index("Cells of each problem")
    assert values[start + 6 :] == [
        *("—", "Sales!C7", "Cell not used", 63, "C7, C12, C31:C90, D31"),
        *("—", "Sales", "Cell not used", 2, "4:4, 9:9"),
    ]


def test_a_long_list_of_cells_goes_on_in_the_next_line(tmp_path: Path) -> None:
    cells = tuple(f"Sales!C{row}" for row in range(1, 20_000, 2))
    many = Problem(where="Sales!C1", message=say("Not dates."), count=len(cells), cells=cells)
    values = list(sheet(tmp_path / "book.xlsx", replace(BOOK, problems=(many,))).values())
    lines = [str(one) for one in values[values.index("Cells of each problem") + 10 :]]
    assert [f"Sales!{cell}" for line in lines for cell in line.split(", ")] == list(cells)
    assert max(map(len, lines)) <= 100
