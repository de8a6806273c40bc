"""Columns are declared once: their words resolve, their numbers agree with the rules."""

import pytest
from made_up import made_up

from kamxl.domain.health import ComponentName
from kamxl.functions import function_named
from kamxl.reports.kam_sheets.formula import SETTING_NAMES, filled, native
from kamxl.reports.kam_sheets.loss_columns import LOSSES
from kamxl.reports.kam_sheets.measure_columns import MEASURES
from kamxl.reports.kam_sheets.score_columns import SCORE_COLUMNS
from kamxl.reports.kam_sheets.scorecard import COLUMNS
from kamxl.reports.kam_sheets.subject import Subject
from kamxl.reports.kam_sheets.verdict_columns import trend_code
from kamxl.reports.kam_sheets.words import Words
from kamxl.settings import Settings


def resolved(template: str) -> str:
    return filled(template, COLUMNS.in_row).replace("\x00", "7")


def test_keys_are_unique_and_no_column_is_called_like_a_setting() -> None:
    scores = [one.key for one in SCORE_COLUMNS]
    measures = [key for one in MEASURES for key in (one.key, *one.windows)]
    assert len(set(scores)) == len(scores)
    assert len(set(measures)) == len(measures)
    assert not set(scores) & SETTING_NAMES


def test_columns_for_auditors_stand_together_at_the_right() -> None:
    folded = [one.folded for one in SCORE_COLUMNS]
    assert folded == sorted(folded)


def test_a_template_speaks_of_the_row_the_measures_and_the_settings() -> None:
    health = COLUMNS.letters["health"]
    assert resolved("health>=healthy_from") == f"${health}7>=KAM_healthy_from"
    assert resolved("m_fit+m_order_days[2]") == "INDEX(KAM_m_fit,$B7)+INDEX(KAM_m_order_days,$B7,2)"
    assert resolved("SUM(m_months_now)") == "SUM(INDEX(KAM_m_months_now,$B7,0))"
    quarters = [COLUMNS.letters[f"quarter_{place}"] for place in (2, 9)]
    assert resolved("SUM(quarters_now)") == f"SUM(${quarters[0]}7:${quarters[1]}7)"
    assert resolved("quarters_now[8]") == f"${quarters[1]}7"
    assert resolved('"health"&KAM_book_cut&1E-09') == '"health"&KAM_book_cut&1E-09'


def test_an_unknown_word_is_an_error() -> None:
    with pytest.raises(KeyError):
        resolved("helth>=1")
    with pytest.raises(KeyError):
        native("helth", {})


def test_a_catalogue_function_keeps_its_text_but_names_the_cells_of_a_known_range() -> None:
    whole = function_named("qoq").native_formula({"quarters": "quarters_now"}, guarded=False)
    assert "ROWS" in whole
    short = native("qoq", {"quarters": "quarters_now"}, cells=8)
    assert (
        short
        == "IF(COUNT(quarters_now)<2,NA(),IF(quarters_now[7]<=0,#DIV/0!,quarters_now[8]/quarters_now[7]-1))"
    )
    assert '"light:red"' in native("light", {})


def test_words_are_quoted_for_formulas() -> None:
    words = Words("en", lambda text: text + ' "!"')
    assert words.localised('IF(A1="tier:strategic","list:separator","pareto")') == (
        'IF(A1="Strategic ""!""",", ","pareto")'
    )
    assert words.of("tier", None) is None
    assert Words("zh-Hans").separator == "、"


@pytest.mark.parametrize(
    ("change", "code"),
    [(5.0, "up"), (4.99, "flat"), (0.0, "flat"), (-4.99, "flat"), (-5.0, "down"), (None, None)],
)
def test_a_change_of_five_points_has_a_direction(change: float | None, code: str | None) -> None:
    assert trend_code(change, 5.0) == code


def test_losses_and_the_score_add_up_to_100_and_are_close_to_the_explanation() -> None:
    settings, words = Settings(), Words("en")
    review = made_up(1, 200).review()
    for place, one in enumerate(review.accounts, start=1):
        subject = Subject(place=place, one=one, review=review, settings=settings, words=words)
        if one.health.score is None:
            assert subject.losses is None
            assert subject.rank_of_loss(ComponentName.GROWTH) is None
            continue
        assert subject.losses is not None
        assert sum(subject.losses.values()) + one.health.score == pytest.approx(100, abs=1e-8)
        for part in one.health.parts:
            assert part.lost == pytest.approx(subject.losses[part.name], abs=0.1001)
        assert min(subject.rank_of_loss(name) or 0 for name in LOSSES) == 1
