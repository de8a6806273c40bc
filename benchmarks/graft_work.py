"""One process of the graft benchmark.

python graft_work.py sheets OUT            the KAM sheets of the demo
python graft_work.py graft BOOK SHEETS OUT the KAM sheets put into a book, checked and saved
python graft_work.py columns BOOK SHEETS OUT  the same, with a formula in each row of its first sheet
python graft_work.py openpyxl BOOK OUT     that column the ordinary way: load, write, save
python graft_work.py zip BOOK OUT          nothing but unzipping and zipping the same bytes
"""

import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

ROWS, COLUMNS = 200_000, 15
SHEET = "Sales"
HEADER = "Health"
FORMULA = 'IFERROR(INDEX(KAM_Scorecard[Health],MATCH({key},KAM_Scorecard[Account ID],0)),"")'


def kam_sheets(target: str) -> None:
    """Write the sheets that are grafted."""
    from benchmarks.lossless.kam_sheets import kam_sheets as made

    Path(target).write_bytes(made())


def graft_sheets(book: str, sheets: str, target: str) -> None:
    """Graft, check and save, as the command line does."""
    _graft(book, sheets, target, ())


def graft_column(book: str, sheets: str, target: str) -> None:
    """Graft with a column of formulas beside the rows of the first sheet."""
    from kamxl.package import FormulaCell, FormulaColumn, FormulaColumns

    rows = range(2, ROWS + 2)
    column = FormulaColumn(
        key="tier",
        header=HEADER,
        formula=FORMULA.format(key="{key}"),
        cells=[FormulaCell(row=row, value=row % 1000 / 10) for row in rows],
    )
    columns = FormulaColumns(
        sheet=SHEET, header_row=1, last_row=ROWS + 1, last_column=COLUMNS, key_column=1, columns=[column]
    )
    _graft(book, sheets, target, [columns])


def openpyxl_column(book: str, target: str) -> None:
    """Write the same formulas the ordinary way; stored values are lost."""
    from openpyxl import load_workbook

    workbook = load_workbook(book)
    sheet = workbook[SHEET]
    sheet.cell(1, COLUMNS + 1, HEADER)
    for row in range(2, ROWS + 2):
        sheet.cell(row, COLUMNS + 1, f"={FORMULA.format(key=f'$A{row}')}")
    workbook.save(target)


def zip_again(book: str, target: str) -> None:
    """Unzip every part and zip it again."""
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))


def account(row: int) -> str:
    """Give what stands in the first column of a row of the wide book."""
    return f"C-{row % 5000:05}"


def _graft(book: str, sheets: str, target: str, columns: Sequence[object]) -> None:
    from kamxl.package import graft, open_package
    from kamxl.package.saving.save import save
    from kamxl.package.saving.seen import look_at
    from kamxl.package.verify import verify

    seen, content = look_at(Path(book))
    package = open_package(content)
    graft(package, Path(sheets).read_bytes(), columns)  # type: ignore[arg-type]
    save(
        package.to_bytes(),
        Path(target),
        sources=[seen],
        verify=lambda path: verify(content, path.read_bytes(), package),
    )


WORK = {
    "sheets": kam_sheets,
    "graft": graft_sheets,
    "columns": graft_column,
    "openpyxl": openpyxl_column,
    "zip": zip_again,
}

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent))
    WORK[sys.argv[1]](*sys.argv[2:])
