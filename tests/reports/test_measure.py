import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamxl.reports.measure import TALLEST_ROW, cut, cut_to, height_of, lines_needed, longest_word, text_width


def test_a_chinese_character_counts_about_double() -> None:
    assert text_width("客户", 9) == pytest.approx(2 * text_width("ab", 9), rel=0.1)


def test_bold_text_is_wider() -> None:
    assert text_width("Revenue", 9, bold=True) > text_width("Revenue", 9)


def test_short_text_takes_one_line() -> None:
    assert lines_needed("Revenue", 120, 9) == 1
    assert lines_needed("", 120, 9) == 1


def test_long_text_takes_as_many_lines_as_it_is_longer() -> None:
    assert lines_needed("word " * 40, 200, 9) > 5
    assert lines_needed("字" * 40, 130, 9) == 5


def test_line_breaks_count() -> None:
    assert lines_needed("one\ntwo\n\nfour", 200, 9) == 4


def test_a_word_longer_than_the_cell_is_broken() -> None:
    assert lines_needed("x" * 100, 100, 9) >= 7


def test_a_row_is_never_higher_than_excel_allows() -> None:
    assert height_of(1000, 9) == TALLEST_ROW


def test_the_longest_word_decides_the_least_width() -> None:
    assert longest_word("a considerable width", 9) == text_width("considerable", 9)
    assert longest_word("", 9) == 0


def test_cut_text_ends_with_an_ellipsis() -> None:
    assert cut("abcdef", 4) == "abc…"
    assert cut("abc", 4) == "abc"


@given(st.text(max_size=80), st.floats(30, 300))
def test_text_cut_to_a_width_fits(text: str, width: float) -> None:
    assert text_width(cut_to(text, width, 9), 9) <= width + 1e-6


@given(st.text(max_size=200), st.floats(40, 400), st.floats(1, 200))
def test_a_wider_cell_never_needs_much_more_lines(text: str, width: float, more: float) -> None:
    assert lines_needed(text, width + more, 9) <= lines_needed(text, width, 9) + 1
