"""One decimal mark, one way to write signs and one unit for a column, from all of its cells."""

from math import isnan
from typing import Any

import pytest

from kamxl.domain.problem import Severity
from kamxl.sheets.cells.context import ColumnContext, ColumnNote
from kamxl.sheets.cells.number_stores import NumberStore
from kamxl.sheets.cells.scale_stores import PercentStore
from kamxl.sheets.cells.units import Unit, unit_of
from kamxl.sheets.files.number_formats import number_format

ENGLISH = ColumnContext(header="Amount", language="en")
EUROPEAN = ColumnContext(header="Amount", language="en", european=True)
CHINESE = ColumnContext(header="金额", language="zh-Hans")


def settled(
    cells: list[Any], context: ColumnContext = ENGLISH, factor: float = 1.0
) -> tuple[NumberStore, tuple[ColumnNote, ...]]:
    store = NumberStore(factor=factor, amounts=True)
    half = len(cells) // 2
    store.take(cells[:half])
    store.take(cells[half:])
    return store, store.settle(context)


def numbers(cells: list[Any], context: ColumnContext = ENGLISH, factor: float = 1.0) -> list[float | None]:
    return [None if isnan(one) else one for one in settled(cells, context, factor)[0].numbers]


@pytest.mark.parametrize(
    ("proof", "value", "read"),
    [
        ("1.234,50", 1234.5, 12000),
        ("1,234.50", 1234.5, 12),
        ("0,5", 0.5, 12000),
        ("1.234.567", 1234567, 12000),
    ],
)
def test_one_cell_settles_what_12_000_means(proof: str, value: float, read: float) -> None:
    assert numbers(["12.000", proof]) == [read, value]
    assert numbers([proof, "12.000"], CHINESE) == [value, read]
    notes = settled(["12.000", proof])[1]
    assert (notes[0].kind, notes[0].severity) == ("decimal_mark", None)
    assert str(notes[0].why).endswith(f"because {proof} stands in 2.")


@pytest.mark.parametrize(("proof", "read"), [("3,75", 1.2), ("3.75", 1200)])
def test_one_cell_settles_what_1_200_means(proof: str, read: float) -> None:
    assert numbers(["1,200", proof]) == [read, 3.75]


def test_12_000_that_nothing_settles_is_named_and_not_used() -> None:
    store, _ = settled(["12.000", "7.500", 5.0])
    assert numbers(["12.000", "7.500", 5.0]) == [None, None, 5]
    assert store.findings == [(0, "12.000"), (1, "7.500")]
    assert "can be read in two ways" in str(store.complaint("12.000"))


def test_1_200_is_read_as_english_does_and_said_but_not_where_commas_may_mark_decimals() -> None:
    assert numbers(["1,200", "350"]) == [1200, 350]
    notes = settled(["1,200", "350"])[1]
    assert [(one.value, one.said) for one in notes] == [("point", True)]
    assert numbers(["1,200", "350"], EUROPEAN) == [None, 350]


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        (["1.200", "12.500", "450"], [1200, 12500, 450]),
        (["1.200", "12.500", "4500"], [None, None, 4500]),
        (["1.200", "450"], [None, 450]),
        (["1.200", "12.500"], [None, None]),
    ],
)
def test_three_digits_behind_each_point_and_none_behind_small_numbers(cells: list[str], read: Any) -> None:
    assert numbers(cells, EUROPEAN) == read


def test_chinese_headers_mean_a_point() -> None:
    assert numbers(["12.000", "1,200"], CHINESE) == [12, 1200]
    assert [one.said for one in settled(["12.000"], CHINESE)[1]] == [True]


def test_another_column_or_the_team_decides() -> None:
    assert numbers(["12.000"], ColumnContext(mark_beside="comma")) == [12000]
    assert numbers(["12.000"], ColumnContext(mark_beside="point")) == [12]
    assert numbers(["12.000", "1,200"], ColumnContext(decimal_mark="comma")) == [12000, 1.2]
    assert numbers(["12.000", "1,200"], ColumnContext(decimal_mark="point")) == [12, 1200]


def test_both_marks_proven_is_a_contradiction_with_its_cells() -> None:
    store, notes = settled(["1.234,50", "2.345,75", "1,234.50", "12.000"])
    assert list(store.numbers[:3]) == [1234.5, 2345.75, 1234.5]
    assert store.findings == [(3, "12.000")]
    problem = next(one for one in notes if one.severity is Severity.PROBLEM)
    assert problem.places == (2,)


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        (["$101,2000.00", "$920,000.00"], [None, 920000]),
        (["101,2000.00", "5"], [None, 5]),
        (["101,2000.00", "12,3456.50"], [1012000, 123456.5]),
        (["12,3456", "0,5"], [12.3456, 0.5]),
    ],
)
def test_groups_of_four_need_company(cells: list[str], read: Any) -> None:
    assert numbers(cells) == read


def test_a_single_group_of_four_is_usual_in_chinese() -> None:
    assert numbers(["12,3456.50"], CHINESE) == [123456.5]
    assert numbers(["12,3456.50", "1,200.00"], CHINESE) == [None, 1200]


def test_every_sign_is_read_and_said() -> None:
    store, notes = settled(["1,234.50", "2,345.75-", "(12.5)", "–7", "3 Cr", "4 Dr", "红字 9"])
    assert list(store.numbers) == [1234.5, -2345.75, -12.5, -7, -3, 4, -9]
    assert [one.value for one in notes if one.kind == "sign"] == ["trailing", "brackets", "credit", "red"]


def test_a_column_of_credits_alone_does_not_tell_its_sign() -> None:
    assert numbers(["3 Cr", "4 Cr"]) == [None, None]
    assert numbers(["3 Cr", "4"]) == [-3, 4]
    assert numbers(["贷 3", "借 4"], CHINESE) == [-3, 4]


def test_a_share_among_amounts_is_not_used_but_stands_in_a_column_of_numbers() -> None:
    store, _ = settled(["85%", "100"])
    assert store.findings == [(0, "85%")]
    assert "is a share" in str(store.complaint("85%"))
    other = NumberStore()
    other.take(["85%", "100"])
    other.settle(ENGLISH)
    assert list(other.numbers) == [85, 100]


@pytest.mark.parametrize(
    ("unit", "cells", "read"),
    [
        ("万元", [12.5, "12.5", "3亿", "2千元", "100元", "1.5万"], [125000, 125000, 3e8, 2000, 100, 15000]),
        ("k€", [2.0, "2", "€ 2", "2k"], [2000, 2000, 2000, 2000]),
        ("元", [2.0, "2万"], [2, 20000]),
    ],
)
def test_a_cell_with_its_own_unit_does_not_take_that_of_the_column(
    unit: str, cells: list[Any], read: list[float]
) -> None:
    known = unit_of(unit)
    assert known is not None
    assert numbers(cells, ColumnContext(language="zh-Hans", unit=known), known.factor) == read


@pytest.mark.parametrize(
    ("shape", "factor", "read", "contradiction"),
    [
        ("#,##0", 1000, 5000, False),
        ("#,##0,", 1000, 5, False),
        ('#,##0,"k€"', 1, 5, False),
        ('0.0"万"', 1, 50000, False),
        ('0.0"万"', 10000, 50000, False),
        ("0!.0,", 10000, 5, False),
        ('0.0"k"', 10000, 50000, True),
    ],
)
def test_number_formats_and_header_together_tell_the_unit(
    shape: str, factor: float, read: float, *, contradiction: bool
) -> None:
    unit = Unit(written="x", factor=factor, currency=None) if factor != 1 else None
    context = ColumnContext(language="en", unit=unit, format=number_format(shape))
    store, notes = settled([5.0], context, factor)
    assert list(store.numbers) == [read]
    assert any(one.severity is Severity.PROBLEM for one in notes) is contradiction


def test_number_formats_of_single_cells_count_for_these_cells() -> None:
    shapes = {1: number_format('0.0"万"'), 2: number_format("0%"), 3: number_format("[$$-409]0")}
    context = ColumnContext(language="zh-Hans", formats={k: v for k, v in shapes.items() if v})
    store, _ = settled([5.0, 5.0, 0.5, 5.0], context)
    assert [None if isnan(one) else one for one in store.numbers] == [5, 50000, None, 5]
    assert store.shown_currencies == {3: "USD"}
    assert "is a share" in str(store.complaint(store.findings[0][1]))


def test_the_currency_is_that_of_the_header_and_a_number_format_against_it_is_said() -> None:
    euro, dollar = number_format('#,##0 "€"'), number_format("[$$-409]#,##0")
    usd = Unit(written="USD", factor=1, currency="USD")
    store, notes = settled([5.0], ColumnContext(unit=usd, format=euro))
    assert store.currency == "USD"
    assert [one.severity for one in notes] == [None, Severity.PROBLEM]
    assert [one.severity for one in settled([5.0], ColumnContext(unit=usd, format=dollar))[1]] == [None]
    assert settled([5.0], ColumnContext(format=euro))[0].currency == "EUR"


@pytest.mark.parametrize(
    ("cells", "shape", "read"),
    [
        ([0.85, 1.5], None, [85, 150]),
        ([0.85, 1.6], None, [0.85, 1.6]),
        ([0.85, 1.6], "0%", [85, 160]),
        (["85%", 0.5], None, [85, 50]),
        (["85%", 50.0], None, [85, 50]),
    ],
)
def test_percentages_have_one_scale(cells: list[Any], shape: str | None, read: list[float]) -> None:
    store = PercentStore()
    store.take(cells)
    store.settle(ColumnContext(format=number_format(shape) if shape else None))
    assert list(store.numbers) == read


def test_points_that_contradict_a_column_of_commas_are_all_named() -> None:
    store, notes = settled(["12.50", "1.234,50", "2,5", "3,5", "0,5", "7.25"])
    assert list(store.numbers) == [12.5, 1234.5, 2.5, 3.5, 0.5, 7.25]
    assert next(one for one in notes if one.severity is Severity.PROBLEM).places == (0, 5)
