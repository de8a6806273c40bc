from kamxl.reports.cell_text import plain
from kamxl.sheets.cells.text_stores import LONGEST_TEXT


def test_text_that_looks_like_markup_stays_text() -> None:
    assert plain("<r><t>x</t></r>") == "<r><t>x</t></r> "
    assert plain("<r>open") == "<r>open"


def test_text_too_long_for_a_cell_ends_with_an_ellipsis() -> None:
    assert plain("x" * LONGEST_TEXT) == "x" * LONGEST_TEXT
    assert plain("x" * (LONGEST_TEXT + 1)) == "x" * (LONGEST_TEXT - 1) + "…"
