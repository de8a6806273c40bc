from io import BytesIO

import pytest
from xlsxwriter import Workbook

from kamxl.reports.palette import FONTS
from kamxl.reports.theme import STYLES, Theme, is_bold, number_format_of, size_of, wraps


@pytest.fixture
def workbook() -> Workbook:
    return Workbook(BytesIO(), {"in_memory": True})


@pytest.mark.parametrize("language", FONTS)
@pytest.mark.parametrize("name", STYLES)
def test_every_style_has_the_font_of_the_language(workbook: Workbook, language: str, name: str) -> None:
    style = Theme(workbook, language).style(name)
    assert style.font_name == FONTS[language]


def test_a_style_is_made_once(workbook: Workbook) -> None:
    theme = Theme(workbook, "en")
    assert theme.style("money") is theme.style("money")
    assert theme.style("money") is not theme.style("money", "0.00")
    assert theme.style("money", "0.00").num_format == "0.00"


def test_an_unknown_style_is_an_error(workbook: Workbook) -> None:
    with pytest.raises(KeyError):
        Theme(workbook, "en").style("sparkling")


def test_a_style_tells_what_measuring_needs() -> None:
    assert (size_of("title"), size_of("text")) == (18, 9)
    assert is_bold("header")
    assert wraps("wrapped")
    assert not wraps("money")
    assert number_format_of("date") == "yyyy-mm-dd"
    assert number_format_of("text") is None
