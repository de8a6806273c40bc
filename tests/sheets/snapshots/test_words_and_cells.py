"""Cells and headers of KAM History, in any language."""

from datetime import date, datetime
from pathlib import Path

import pytest

from kamxl.domain.quarter import Quarter
from kamxl.locale import LANGUAGES, translator
from kamxl.locale.codes import VOCABULARIES
from kamxl.reports.kam_sheets.home import Home
from kamxl.reports.kam_sheets.workbook import write_history_workbook
from kamxl.sheets import history_in
from kamxl.sheets.files.marks import Broken
from kamxl.sheets.snapshots.cells import CellError, value_of
from kamxl.sheets.snapshots.layout import COLUMNS, key_of
from kamxl.sheets.snapshots.words import code_of
from tests.history.made_snapshot import snapshot_of


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_header_is_found_again_by_its_words(language: str) -> None:
    t = translator(language)
    assert [key_of(f" {t(one.label).upper()} ") for one in COLUMNS] == [one.key for one in COLUMNS]
    assert key_of("Our note") is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_every_word_means_one_code_and_a_code_means_itself(language: str, vocabulary: str) -> None:
    t = translator(language)
    for code, label in VOCABULARIES[vocabulary].items():
        assert code_of(vocabulary, t(label)) == code_of(vocabulary, code) == code
    assert code_of(vocabulary, "gold") is None


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        ("quarter", "2026Q3", Quarter(2026, 3)),
        ("quarter", "", None),
        ("date", datetime(2026, 9, 30), date(2026, 9, 30)),  # noqa: DTZ001 - as a sheet gives it
        ("date", "2026-09-30", date(2026, 9, 30)),
        ("run", 2.0, 2),
        ("points", 0.0, 0.0),
        ("points", "62.5", 62.5),
        ("points", 100.00000000001, 100.00000000001),
        ("share", 1.0, 1.0),
        ("text", 123.0, "123"),
        ("codes", "drop, light；fading", ("drop", "light", "fading")),
        ("codes", "", None),
        ("light", "None", "none"),
        ("light", "无", "none"),
        ("light", "", None),
    ],
)
def test_what_a_cell_says(kind: str, cell: object, value: object) -> None:
    assert value_of(kind, cell) == value


@pytest.mark.parametrize(
    ("kind", "cell"),
    [
        ("quarter", "2026"),
        ("date", "spring"),
        ("run", 1.5),
        ("run", 0.0),
        ("points", 100.1),
        ("points", -0.1),
        ("points", True),
        ("points", "inf"),
        ("share", 80.0),
        ("money", "much"),
        ("tier", "gold"),
        ("points", Broken("#N/A")),
    ],
)
def test_a_cell_that_says_nothing_known_is_refused_with_a_sentence(kind: str, cell: object) -> None:
    with pytest.raises(CellError, match=r"is (not|none|an error)"):
        value_of(kind, cell)


def test_of_two_rows_of_one_account_and_run_the_lower_counts_and_both_are_kept(tmp_path: Path) -> None:
    first, second = snapshot_of(credit="A"), snapshot_of(credit="B")
    place = tmp_path / "history.xlsx"
    write_history_workbook(place, Home(snapshots=(first, second)), language="en")
    history = history_in(place)
    assert history is not None
    assert history.snapshots == (second,)
    assert len(history.rows) == 2
    (problem,) = history.problems
    assert str(problem) == (
        "history.xlsx:KAM History!A6: account A1 stands here again for 2026Q2, run 1; the first row is "
        "history.xlsx:KAM History!A5. The lower row counts."
    )
