from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamxl.sheets.cells.context import ColumnContext
from kamxl.sheets.cells.number_stores import NumberStore
from kamxl.sheets.cells.stores import store_for
from kamxl.sheets.cells.units import Unit
from kamxl.sheets.files.marks import Broken, Marks
from kamxl.sheets.files.source import SourceSheet
from kamxl.sheets.tables.column import Column, Kind

SHEET = SourceSheet(file=Path("x.xlsx"), name="x", rows=lambda: iter(()), marks=Marks())
CELLS = st.one_of(
    st.text(max_size=12),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.integers(-(10**6), 10**6),
    st.sampled_from(
        [
            Broken("#N/A"),
            Broken(""),
            "",
            "-",
            "满意",
            "是",
            "1,234.5万",
            "85%",
            "2026年3月",
            "26Q1",
            "1,200",
            "12.000",
            "3/5/2026",
            "1.5",
            "(5)",
        ]
    ),
)


@pytest.mark.parametrize("kind", Kind)
@given(cells=st.lists(CELLS, min_size=1, max_size=30))
def test_no_cell_makes_a_column_fail(kind: Kind, cells: list[Any]) -> None:
    table, name = ("surveys", "satisfaction") if kind is Kind.SCORE else ("interactions", "level")
    column = Column(name=name, kind=kind, help="")
    store = store_for(column, table, SHEET, factor=1e4)
    store.take(cells)
    store.take(cells)
    for note in store.settle(ColumnContext(unit=Unit(written="万元", factor=1e4, currency=None))):
        assert str(note.why)
    for row, cell in store.findings:
        assert store.blank(row)
        assert str(store.complaint(cell)) if not isinstance(cell, Broken) else True
    assert [store.blank(row) for row in range(len(cells))] == [
        store.blank(row + len(cells)) for row in range(len(cells))
    ]


def test_amounts_too_large_to_be_true_are_named() -> None:
    store = NumberStore()
    store.take([1.0, 2e13])
    assert store.findings == [(1, 2e13)]
    assert str(store.complaint(2e13)) == "20000000000000 is too large to be true. Check it."


@pytest.mark.parametrize("cell", [date(1899, 1, 1), datetime(2300, 1, 1, tzinfo=UTC).replace(tzinfo=None)])
def test_days_too_far_away_are_named(cell: Any) -> None:
    store = store_for(Column(name="date", kind=Kind.DAY, help=""), "transactions", SHEET)
    store.take([cell])
    assert "is not between 1990 and 2100. Check it." in str(store.complaint(cell))


@pytest.mark.parametrize("cell", [time(9, 0), timedelta(hours=3), True])
def test_a_time_is_no_number(cell: Any) -> None:
    store = NumberStore()
    store.take([cell])
    assert [row for row, _ in store.findings] == [0]
