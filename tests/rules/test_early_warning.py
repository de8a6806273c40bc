"""Early warning: both sides of every threshold, and seasons that must not alarm."""

from datetime import date, timedelta

import pytest

from kamxl.domain.account import Account
from kamxl.domain.alert import Alert, Light
from kamxl.domain.facts import Facts, LineFacts, Signal, SignalKind
from kamxl.domain.quarter import Quarter
from kamxl.rules.alerts import Seen, alerts_of
from kamxl.rules.churn import ChurnKind, churn
from kamxl.rules.concentration import hhi_band
from kamxl.rules.danger import danger
from kamxl.rules.drop import DropKind, drop
from kamxl.rules.frequency import falling_frequency
from kamxl.rules.light import notice
from kamxl.rules.overdue import is_overdue, line_overdue, next_order, quantile
from kamxl.settings import Settings
from kamxl.settings.alerts import AlertSettings

SETTINGS = AlertSettings()
AS_OF = date(2026, 9, 30)
QUARTER = Quarter(2026, 3)
ACCOUNT = Account(id="A", name="A", owner="Li")


def facts(**known: object) -> Facts:
    return Facts(account=ACCOUNT, as_of=AS_OF, **known)


def line(name: str, before: float, now: float, **known: object) -> LineFacts:
    values: dict[str, object] = {
        "ttm": before + now,
        "order_days": 0,
        "last_order": None,
        "median_gap": None,
        "long_gap": None,
        "cell": f"Sales!A{len(name)}",
    }
    return LineFacts(name=name, before=before, now=now, **(values | known))


def warnings(
    known: Facts, share: float | None = None, settings: AlertSettings = SETTINGS
) -> tuple[Alert, ...]:
    return alerts_of(
        Seen(
            facts=known,
            noticed=notice(known, settings),
            quarter=QUARTER,
            settings=Settings(alerts=settings),
            share=share,
        )
    )


def rules_of(known: Facts, share: float | None = None) -> list[str]:
    return [alert.rule for alert in warnings(known, share)]


@pytest.mark.parametrize(
    ("quarters", "expected"),
    [
        ([100, 85, 72.25], DropKind.DROP),  # exactly 15 % twice (handbook)
        ([100, 85.01, 72.25], DropKind.NONE),
        ([100, 85, 72.26], DropKind.NONE),
        ([100, 80, 80], DropKind.NONE),
        ([100, 0, 0], DropKind.STOPPED),
        ([100, 50, 0], DropKind.DROP),
        ([0, 50, 40], None),  # zero base
        ([0, 0, 0], None),
        ([100, 0, 50], None),
        ([100, 85], None),
        ([-10, 5, 4], None),
        ([50, 100, 0, 0, 0], DropKind.STOPPED),
        ([100, -5, 0], DropKind.STOPPED),  # returns are no purchases
    ],
)
def test_drop_on_both_sides_of_its_threshold(quarters: list[float], expected: DropKind | None) -> None:
    assert drop(quarters, SETTINGS) is expected


def test_a_season_that_returns_every_year_does_not_alarm() -> None:
    season = [160, 130, 100, 60] * 3
    assert drop(season[:11], SETTINGS) is DropKind.SEASONAL
    assert rules_of(facts(quarters=tuple(season[:11]))) == []


def test_a_season_that_is_lower_than_last_year_alarms() -> None:
    assert drop([160, 130, 100, 60, 160, 120, 90], SETTINGS) is DropKind.DROP


def test_a_quarter_below_its_own_year_before_is_no_season() -> None:
    quarters = [20, 60, 300, 100, 80, 5]
    assert drop(quarters, SETTINGS) is DropKind.DROP
    known = facts(quarters=tuple(map(float, quarters)))
    alert = warnings(known)[0]
    assert "100, 80, 5 (2026Q1 to 2026Q3). Against a year before: +300%, -92%." in str(alert.evidence)


def test_a_drop_against_the_year_before_says_so() -> None:
    known = facts(quarters=(100.0, 100.0, 50.0, 60.0, 70.0, 80.0))
    settings = AlertSettings(drop_basis="yoy")
    alert = warnings(known, None, settings)[0]
    assert "70 and 80 (2026Q3). Against a year before: -30%, -20%." in str(alert.evidence)


def test_a_sale_without_a_line_is_no_line_but_still_a_purchase() -> None:
    assert rules_of(facts(lines=(line("cloud", 5, 5), line("", 5, 0)))) == []
    assert rules_of(facts(lines=(line("cloud", 5, 0), line("", 0, 5)))) == ["churn_partial"]


def test_an_account_known_as_a_whole_has_its_own_sentence() -> None:
    known = facts(lines=(line("", 5, 0),))
    alert = warnings(known)[0]
    assert (alert.rule, str(alert.evidence)) == ("churn_full", "Nothing is bought any more.")


def test_with_five_quarters_no_season_can_be_known() -> None:
    assert drop([100, 60, 160, 130, 100], SETTINGS) is DropKind.DROP


def test_cumulative_mode_adds_both_falls_up() -> None:
    settings = AlertSettings(drop_mode="cumulative")
    assert drop([100, 92, 85], settings) is DropKind.DROP
    assert drop([100, 92, 85.1], settings) is DropKind.NONE
    assert drop([100, 80, 84], settings) is DropKind.NONE


def test_yoy_basis_compares_with_the_year_before() -> None:
    settings = AlertSettings(drop_basis="yoy")
    assert drop([100, 100, 50, 50, 85, 85], settings) is DropKind.DROP
    assert drop([100, 100, 50, 50, 85, 86], settings) is DropKind.NONE
    assert drop([100, 100, 50, 85, 85], settings) is None


def test_seasonal_basis_uses_adjusted_quarters_and_yoy_without_them() -> None:
    settings = AlertSettings(drop_basis="seasonal")
    assert drop([100] * 12, settings, [100, 80, 60]) is DropKind.DROP
    assert drop([100] * 12, settings, [100, 99, 98]) is DropKind.NONE
    assert drop([100, 100, 50, 50, 85, 85], settings) is DropKind.DROP


@pytest.mark.parametrize(
    ("order_days", "falls"),
    [
        ([20, 17, 14], True),
        ([20, 17, 15], False),
        ([4, 3, 2], False),  # the second base is below 4
        ([5, 4, 3], True),
        ([6, 5], False),
        ([20, 16, 12, 30, 20, 16, 12], False),  # the same every year
    ],
)
def test_falling_frequency_needs_a_base_of_four_order_days(order_days: list[int], falls: bool) -> None:
    assert falling_frequency(order_days, drop=0.15, base=4) is falls


def test_overdue_needs_both_the_median_and_the_90th_percentile() -> None:
    days = [AS_OF - timedelta(days=gone) for gone in (130, 120, 110, 100, 90)]
    last = max(days)
    # Median gap 10, 90th percentile 10: limit 15 days.
    assert is_overdue(days, last + timedelta(days=15), SETTINGS) is False
    assert is_overdue(days, last + timedelta(days=16), SETTINGS) is True
    assert is_overdue(days[:4], AS_OF, SETTINGS) is None
    assert next_order(days) == last + timedelta(days=10)


def test_quantile_interpolates_like_excels_percentile() -> None:
    assert quantile([1, 2, 3, 4], 0.9) == pytest.approx(3.7)


def test_an_overdue_line_is_named() -> None:
    late = line("IDC", 10, 10, order_days=6, last_order=date(2026, 7, 1), median_gap=20.0, long_gap=30.0)
    assert line_overdue(late, AS_OF, SETTINGS)
    known = facts(lines=(late,))
    alert = warnings(known)[0]
    assert alert.rule == "overdue"
    assert "IDC" in str(alert.evidence)
    assert alert.since == date(2026, 7, 21)
    assert alert.owner == "Li"


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ([5, 5], [5, 0], ChurnKind.PARTIAL),
        ([5, 5], [0, 0], ChurnKind.FULL),
        ([5, 5], [1, 1], ChurnKind.NONE),
        ([0, 0], [0, 0], ChurnKind.NONE),
        ([5, 0], [0, 5], ChurnKind.PARTIAL),
        ([5, 5], [5, -1], ChurnKind.PARTIAL),
    ],
)
def test_churn_full_partial_and_none(before: list[float], now: list[float], expected: ChurnKind) -> None:
    assert churn(before, now) is expected


def test_partial_churn_names_its_lines() -> None:
    known = facts(lines=(line("cloud", 5, 5), line("voice", 5, 0)))
    alert = warnings(known)[0]
    assert alert.rule == "churn_partial"
    assert "voice" in str(alert.evidence)
    assert "cloud" not in str(alert.evidence)
    assert alert.since == date(2026, 4, 1)
    assert alert.cells == ("Sales!A5",)


@pytest.mark.parametrize(
    ("satisfaction", "light"), [(69.99, Light.YELLOW), (70, Light.NONE), (None, Light.NONE)]
)
def test_satisfaction_below_70_is_yellow(satisfaction: float | None, light: Light) -> None:
    assert notice(facts(satisfaction=satisfaction), SETTINGS).light is light


@pytest.mark.parametrize(
    ("kind", "light"),
    [
        (SignalKind.DECISION_MAKER_LEFT, Light.RED),
        (SignalKind.BUDGET_FROZEN, Light.RED),
        (SignalKind.COMPETITOR_ENTERED, Light.RED),
        (SignalKind.WILL_NOT_RENEW, Light.RED),
        (SignalKind.RENEWAL_VAGUE, Light.YELLOW),
        (SignalKind.LATE_DELIVERY, Light.GREEN),
    ],
)
def test_each_signal_has_its_colour(kind: SignalKind, light: Light) -> None:
    assert notice(facts(signals=(Signal(kind=kind, cell="Risks!A2"),)), SETTINGS).light is light


def test_the_most_serious_light_wins_and_every_reason_is_listed() -> None:
    signals = (
        Signal(kind=SignalKind.LATE_DELIVERY, cell="Issues!A2"),
        Signal(kind=SignalKind.BUDGET_FROZEN, cell="Risks!A3", since=date(2026, 8, 1)),
    )
    seen = notice(facts(signals=signals, satisfaction=50.0, satisfaction_cells=("Survey!B2",)), SETTINGS)
    assert seen.light is Light.RED
    assert [color for color, _ in seen.reasons] == [Light.RED, Light.YELLOW, Light.GREEN]
    assert seen.since == date(2026, 8, 1)
    assert set(seen.cells) == {"Issues!A2", "Risks!A3", "Survey!B2"}


def test_green_is_observed_but_not_alerted() -> None:
    assert rules_of(facts(signals=(Signal(kind=SignalKind.LATE_DELIVERY, cell="I!A2"),))) == []


@pytest.mark.parametrize(
    ("signals", "light"),
    [
        (0, Light.NONE),
        (1, Light.GREEN),
        (2, Light.GREEN),
        (3, Light.YELLOW),
        (4, Light.YELLOW),
        (5, Light.RED),
    ],
)
def test_danger_signals_on_both_sides_of_their_cuts(signals: int, light: Light) -> None:
    assert danger(signals, SETTINGS) is light


def test_concentration_on_both_sides() -> None:
    assert [hhi_band(x, SETTINGS) for x in (999, 1000, 1799, 1800, 2499, 2500)] == [
        "low",
        "moderate",
        "moderate",
        "high",
        "high",
        "very_high",
    ]


def test_stopped_says_since_when() -> None:
    known = facts(quarters=(100.0, 50.0, 0.0, 0.0), lines=())
    alert = warnings(known)[0]
    assert alert.rule == "stopped"
    assert alert.since == date(2026, 4, 1)


def test_an_account_without_anything_known_has_no_alerts() -> None:
    assert rules_of(facts()) == []


def test_red_alerts_come_first() -> None:
    known = facts(quarters=(100.0, 50.0, 0.0, 0.0), satisfaction=10.0)
    assert rules_of(known, share=0.5) == ["stopped", "light", "concentration"]


def test_the_same_reason_from_two_sheets_is_told_once_with_both_cells() -> None:
    signals = tuple(
        Signal(kind=SignalKind.DECISION_MAKER_LEFT, cell=cell) for cell in ("Risks!A2", "Contacts!B7")
    )
    seen = notice(facts(signals=signals), SETTINGS)
    assert len(seen.reasons) == 1
    assert seen.cells == ("Risks!A2", "Contacts!B7")


def test_the_same_words_in_two_colours_keep_the_more_serious_one() -> None:
    kinds = (SignalKind.STATED_RED, SignalKind.STATED_GREEN)
    signals = tuple(Signal(kind=kind, cell="Risks!A2", text="x") for kind in kinds)
    assert notice(facts(signals=signals), SETTINGS).light is Light.RED
