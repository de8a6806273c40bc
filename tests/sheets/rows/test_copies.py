from array import array
from types import SimpleNamespace
from typing import Any

import pytest

from kamxl.sheets.rows.copies import row_spans


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        ([2], "2"),
        ([4, 2, 3], "2–4"),
        ([2, 3, 7, 9, 10], "2–3, 7, 9–10"),
        ([2, 4, 6, 8, 10], "2, 4, 6, 8, 10"),
        ([2, 4, 6, 8, 10, 12], "2, 4, 6, 8, 10, …"),
    ],
)
def test_rows_are_written_shortly(numbers: list[int], text: str) -> None:
    sheet: Any = SimpleNamespace(rows=array("i", numbers))
    assert row_spans(sheet, range(len(numbers))) == text
