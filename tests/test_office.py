from pathlib import Path

import pytest
import xlsxwriter
from office import Office, cell_values


@pytest.mark.office
def test_libreoffice_recalculates_even_when_the_file_has_a_stored_result(
    office: Office, tmp_path: Path
) -> None:
    path = tmp_path / "stale.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Sums")
        sheet.write_number("A1", 2)
        sheet.write_formula("B1", "=A1*3", value=7)
        sheet.write_formula("C1", "=NA()", value=7)
    assert cell_values(path) == {"Sums": {"A1": 2, "B1": 7, "C1": 7}}
    assert office.recalculate(path) == {"Sums": {"A1": 2, "B1": 6, "C1": "#N/A"}}
