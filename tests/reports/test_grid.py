from hypothesis import given
from hypothesis import strategies as st

from kamxl.reports.grid import Grid, Span, even_grid
from kamxl.reports.table import fitted

NEEDS = st.lists(st.tuples(st.floats(5, 900), st.booleans()), min_size=1, max_size=20)


def covered(spans: list[Span]) -> list[int]:
    return [column for span in spans for column in range(span.first, span.last + 1)]


@given(NEEDS)
def test_a_tables_columns_use_up_the_grid_without_gap_or_overlap(needs: list[tuple[float, bool]]) -> None:
    grid = even_grid(696, 24)
    spans = grid.spans([need for need, _ in needs], [bends for _, bends in needs], grid.whole())
    assert covered(spans) == list(range(24))


@given(NEEDS, st.floats(200, 2000))
def test_columns_use_up_the_width(needs: list[tuple[float, bool]], total: float) -> None:
    widths = fitted([need for need, _ in needs], [bends for _, bends in needs], total)
    assert abs(sum(widths) - total) < 1e-6
    assert min(widths) > 0


def test_numbers_keep_what_they_need_when_text_can_give() -> None:
    assert fitted([100, 600], [False, True], 400) == [100, 300]


def test_short_text_stays_whole_when_long_text_can_give() -> None:
    assert fitted([50, 80, 900], [True, True, True], 430) == [50, 80, 300]


@given(st.lists(st.floats(10, 400), min_size=1, max_size=12), st.integers(1, 12))
def test_parts_never_overlap(widths: list[float], count: int) -> None:
    grid = Grid(widths)
    parts = grid.parts(min(count, len(widths)))
    assert covered(parts) == list(range(len(widths)))


def test_a_table_with_the_grids_own_columns_is_not_merged() -> None:
    grid = Grid([100, 50, 30])
    spans = grid.spans([1, 2, 3], [True, True, True], grid.whole())
    assert [(span.first, span.last) for span in spans] == [(0, 0), (1, 1), (2, 2)]
