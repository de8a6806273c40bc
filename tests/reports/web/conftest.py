"""One scored book in three languages, and its sheets as a file's reader gives them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from cells import written
from made_up import made_up
from sheet_values import Sheets, sheet_values

from kamxl.domain.review import Review

LANGUAGES = ("en", "zh-Hans", "zh-Hant")


@pytest.fixture(scope="session")
def review() -> Review:
    """Return a review in which every status, light and tier occurs."""
    return made_up(11, 60).review()


@pytest.fixture(scope="session")
def paths(review: Review, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the scored workbook of the review in each language."""
    folder = tmp_path_factory.mktemp("scored")
    return {one: written(folder / f"{one}.kam.xlsx", review, language=one) for one in LANGUAGES}


@pytest.fixture(scope="session")
def read(paths: dict[str, Path]) -> dict[str, Sheets]:
    """Return the values of the workbooks."""
    return {language: sheet_values(path) for language, path in paths.items()}


@pytest.fixture
def sheets(read: dict[str, Sheets]) -> Callable[[str], Sheets]:
    """Return a way to get the values of a workbook, to be changed at will."""
    return lambda language: {name: [[*row] for row in rows] for name, rows in read[language].items()}
