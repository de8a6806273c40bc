from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.office


def test_values_of_every_kind_come_and_go_in_one_call(calc: Any, opened: Callable[[str], Any]) -> None:
    book = opened("industrial_key_accounts.xlsx")
    sheet = book.sheets.add("New")
    sheet["A1:B2"].value = [["text", 2.5], [None, 7]]
    sheet["C1"].formula = "=1/0"
    sheet["C2"].formula = "=IF(B1>2,TRUE(),FALSE())"
    sheet["D1"].formula = "=DATE(2026,9,30)"
    area = sheet["A1:D2"].options(ndim=2, err_to_str=True)
    assert area.value == [["text", 2.5, "#DIV/0!", datetime(2026, 9, 30)], [None, 7.0, True, None]]  # noqa: DTZ001
    assert sheet["C1:C2"].formula == (("=1/0",), ("=IF(B1>2,TRUE(),FALSE())",))
    assert sheet["A1:B2"].options(ndim=2).value[1] == [None, 7.0]
    assert sheet.used_range.address == "$A$1:$D$2"
    assert calc.status_bar is False


def test_names_sheets_and_the_selection_are_where_excel_has_them(opened: Callable[[str], Any]) -> None:
    book = opened("industrial_key_accounts.xlsx")
    first = book.sheets[0]
    book.names.add("team_total", f"='{first.name}'!$A$1:$B$2")
    assert book.names["team_total"].refers_to == f"={first.name}!$A$1:$B$2"
    assert "team_total" in book.names
    copied = first.copy(after=book.sheets[-1], name="Copy")
    assert (copied.index, book.sheets["Copy"].name) == (len(book.sheets), "Copy")
    copied.activate()
    copied["B3"].select()
    assert (book.selection.sheet.name, book.selection.address) == ("Copy", "$B$3")
    copied.delete()
    assert "Copy" not in book.sheet_names
    with pytest.raises(KeyError):
        book.sheets["Copy"]


def test_what_is_hidden_or_merged_can_be_asked(opened: Callable[[str], Any], tmp_path: Path) -> None:
    book = opened("industrial_key_accounts.xlsx")
    sheet = book.sheets.add("Marks")
    sheet["A1:C9"].value = [["x"] * 3] * 9
    sheet.api.getCellRangeByName("A2:A4").merge(True)
    sheet.api.getRows().getByIndex(6).IsVisible = False
    area = sheet.used_range
    assert area.merge_cells is True
    assert area.impl.hidden_rows == 1
    assert sheet["A2"].merge_area.address == "$A$2:$A$4"
    assert sheet["B1:B9"].merge_cells is False
    book.save(tmp_path / "saved.xlsx")
    assert Path(book.fullname) == tmp_path / "saved.xlsx"
    assert not book.impl.has_changes
