from datetime import date, datetime

import pytest

from kamxl.functions import CellError, call
from kamxl.functions.components import breadth, stability
from kamxl.functions.declare import cell_function
from kamxl.functions.health import health_band
from kamxl.functions.kinds import DAY_ZERO, Code, Day, Flag, Number
from kamxl.functions.matrix import tier
from kamxl.functions.money import share, wallet
from kamxl.functions.series import qtd, ttm
from kamxl.rules.every_setting import settings_from

NA, VALUE, DIV0 = CellError.NOT_AVAILABLE, CellError.VALUE, CellError.DIV0


def test_the_first_argument_with_trouble_decides() -> None:
    assert call(wallet, None, "text") is NA
    assert call(wallet, "text", None) is VALUE
    assert call(wallet, CellError.REF, None) is CellError.REF
    assert call(wallet, None, CellError.REF) is NA


def test_arguments_left_out_are_blank() -> None:
    assert call(wallet) is NA
    assert call(tier, 80.0, 75.0) == "strategic"


def test_too_many_arguments_are_a_bug_and_not_a_cell_error() -> None:
    with pytest.raises(TypeError, match="given 3 arguments"):
        call(wallet, 1, 2, 3)


def test_a_bug_in_a_function_stays_an_exception() -> None:
    @cell_function(group="test", native=None, source="", examples=[])
    def broken() -> float:
        """Break."""
        raise KeyError("bug")

    with pytest.raises(KeyError, match="bug"):
        call(broken)


def test_results_are_plain_texts_and_never_enum_members() -> None:
    assert type(call(health_band, 80)) is str


def test_a_result_too_large_for_a_cell_is_a_number_error() -> None:
    assert call(wallet, 1e308, 1e-10) is CellError.NUM
    assert call(ttm, [1e308, 1e308]) is CellError.NUM


def test_settings_are_arguments() -> None:
    settings, _ = settings_from({"healthy_from": 90})
    assert call(health_band, 80) == "healthy"
    assert call(health_band, 80, settings=settings) == "watch"


@pytest.mark.parametrize(
    "values", [(40, 60), [40, 60], [[40], [60]], [[40, 60]], ((None, 40), (60, ""))], ids=str
)
def test_a_range_may_come_as_cells_or_as_rows(values: object) -> None:
    assert call(share, 40, values) == pytest.approx(0.4)


def test_a_single_cell_is_a_range_of_one() -> None:
    assert call(share, 40, 40) == 1.0


def test_true_is_no_number() -> None:
    assert call(breadth, True, 5) is VALUE


def test_not_a_number_is_a_blank_and_infinity_no_number() -> None:
    assert Number().take(float("nan")) is None
    assert Number().take(float("inf")) is VALUE


def test_limits_are_allowed_and_beyond_them_is_not() -> None:
    points = Number(low=0, high=100)
    assert [points.take(one) for one in (-0.01, 0, 100, 100.01)] == [VALUE, 0.0, 100.0, VALUE]
    assert points.words == "number from 0 to 100"
    assert Number(low=0).words == "number from 0"


@pytest.mark.parametrize("yes", [True, 1, 1.0, "是", "yes", "YES"])
@pytest.mark.parametrize("no", [False, 0, 0.0, "否", "no", "No"])
def test_yes_and_no_have_several_spellings(yes: object, no: object) -> None:
    assert Flag().take(yes) is True
    assert Flag().take(no) is False


def test_codes_are_taken_in_any_case() -> None:
    light = Code(codes=("red", "green"))
    assert [light.take(one) for one in ("RED", "blue", "", 1)] == ["red", VALUE, None, VALUE]


def test_a_date_comes_as_a_date_or_as_the_number_in_its_cell() -> None:
    day = date(2026, 9, 30)
    assert Day().take(day) == day
    assert Day().take(datetime(2026, 9, 30, 17, 45)) == day  # noqa: DTZ001 - cells know no zones
    assert Day().take((day - DAY_ZERO).days + 0.75) == day
    assert [Day().take(one) for one in (0, 2_958_466, "soon")] == [VALUE, VALUE, VALUE]


def test_the_quarter_to_date_follows_the_fiscal_year() -> None:
    days = [date(2026, 7, 31), date(2026, 8, 1), date(2026, 9, 30)]
    settings, _ = settings_from({"fiscal_year_start_month": 2})
    assert call(qtd, days, [1, 10, 100], date(2026, 9, 30)) == 111
    assert call(qtd, days, [1, 10, 100], date(2026, 9, 30), settings=settings) == 110


def test_months_before_the_history_are_not_months_without_purchase() -> None:
    assert call(stability, [None, None, 5, 5, 5]) == 100
    assert call(stability, [0, 0, 5, 5, 5]) < 100
