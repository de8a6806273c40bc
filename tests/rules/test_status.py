"""The account status and the verdict from sales alone, on both sides of every threshold."""

from datetime import date, timedelta

import pytest

from kamxl.domain.account import Account
from kamxl.domain.facts import CadenceFacts, Facts, Signal, SignalKind
from kamxl.domain.health import Band
from kamxl.domain.review import AccountReview, Review
from kamxl.domain.verdict import AccountStatus
from kamxl.rules.review import review
from kamxl.settings import Settings

AS_OF, BEFORE = date(2026, 9, 30), date(2026, 6, 30)
STEADY = (100.0,) * 8
EVERY_MONTH = (30.0,) * 12


def cadence(due: date) -> CadenceFacts:
    return CadenceFacts(
        phase="settled",
        first=date(2024, 1, 1),
        assumed=False,
        levels_recorded=True,
        required=4,
        kept=4,
        last_contact=None,
        next_due=due,
    )


WELL = {
    "quarters": STEADY,
    "months": EVERY_MONTH,
    "light_known": True,
    "cadence": cadence(AS_OF),
}


def book(*everyone: Facts, settings: Settings | None = None) -> Review:
    before = [Facts(account=one.account, as_of=BEFORE) for one in everyone]
    return review(everyone, before, AS_OF, settings or Settings())


def judged(**known: object) -> AccountReview:
    one = Facts(account=Account(id="A", name="A"), as_of=AS_OF, **(WELL | known))
    return book(one).accounts[0]


def status(**known: object) -> tuple[str, tuple[str, ...]]:
    verdict = judged(**known).verdict
    return verdict.status.value, tuple(reason.code for reason in verdict.why)


def test_all_known_and_nothing_noticed_is_on_track() -> None:
    assert status() == ("on_track", ())


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (470.58, ("on_track", ())),
        (400.0 / 0.97, ("on_track", ())),
        (400.0 / 0.9699, ("watch", ("target_attention",))),
        (400.0 / 0.85, ("watch", ("target_attention",))),
        (400.0 / 0.8499, ("act_now", ("target_urgent",))),
        (0.0, ("on_track", ())),
    ][1:],
)
def test_revenue_against_target(target: float, expected: tuple[str, tuple[str, ...]]) -> None:
    assert status(target=target) == expected


def test_a_contact_is_overdue_the_day_after_it_was_due() -> None:
    assert status(cadence=cadence(AS_OF - timedelta(days=1))) == ("watch", ("contact_overdue",))


def test_a_red_light_is_act_now_a_yellow_one_watch_and_green_nothing() -> None:
    def seen(kind: SignalKind) -> tuple[str, tuple[str, ...]]:
        return status(signals=(Signal(kind=kind, cell="Risks!A2"),))

    assert seen(SignalKind.STATED_RED) == ("act_now", ("light",))
    assert seen(SignalKind.STATED_YELLOW) == ("watch", ("light",))
    assert seen(SignalKind.STATED_GREEN) == ("on_track", ())


def test_a_low_business_part_is_watch_even_where_nothing_was_bought_last_quarter() -> None:
    silent = {"quarters": (*STEADY, 0.0), "months": (*EVERY_MONTH[:9], 0.0, 0.0, 0.0)}
    found = judged(**silent).verdict
    assert (found.status, found.business_band) == (AccountStatus.WATCH, Band.AT_RISK)
    assert [reason.code for reason in found.why] == ["business_at_risk"]


def test_a_fact_told_by_an_alert_is_no_second_reason() -> None:
    assert status(quarters=(*STEADY, 0.0, 0.0), months=(*EVERY_MONTH[:6], *[0.0] * 6)) == (
        "act_now",
        ("stopped",),
    )


@pytest.mark.parametrize(
    ("unknown", "missing"),
    [
        ({"light_known": False}, ("no_light",)),
        ({"months": (30.0, 30.0), "quarters": (60.0,)}, ("no_sales",)),
        ({"cadence": None}, ("no_relationship",)),
        ({"cadence": None, "light_known": False}, ("no_light", "no_relationship")),
    ],
)
def test_what_cannot_be_seen_is_not_assessed_and_says_why(
    unknown: dict[str, object], missing: tuple[str, ...]
) -> None:
    assert status(**unknown) == ("not_assessed", missing)


def test_one_relationship_fact_is_enough() -> None:
    assert status(cadence=None, satisfaction=90.0) == ("on_track", ())


def test_the_business_part_needs_sales_only() -> None:
    found = judged(light_known=False, cadence=None)
    assert (found.health.score, found.verdict.business) == (None, 90.0)
    assert found.verdict.at_risk == pytest.approx(0.08 * 400)


def test_growth_alone_is_a_business_part_when_months_are_too_few() -> None:
    found = judged(months=(30.0, 30.0))
    assert found.verdict.business == 60.0
    assert found.verdict.business_band is Band.WATCH
    assert found.verdict.at_risk == pytest.approx(0.2 * 400)


def test_money_is_at_risk_only_where_sales_exceed_returns() -> None:
    found = judged(quarters=(10.0, -50.0, 5.0, 5.0), months=(1.0,) * 12).verdict
    assert found.at_risk == 0.0


def test_accounts_that_still_buy_come_before_those_that_stopped_and_money_decides() -> None:
    def one(name: str, *quarters: float, months: tuple[float, ...] = EVERY_MONTH) -> Facts:
        return Facts(account=Account(id=name, name=name), as_of=AS_OF, quarters=quarters, months=months)

    few = (*[0.0] * 9, 1.0, 0.0, 0.0)
    everyone = book(
        one("calm", *STEADY),
        one("gone", *[1000.0] * 6, 0.0, 0.0, months=(*EVERY_MONTH[:6], *[0.0] * 6)),
        one("small fading", *[600.0] * 8, months=few),
        one("large fading", *[700.0] * 8, months=few),
    )
    assert [a.facts.account.name for a in everyone.by_urgency()] == [
        "large fading",
        "small fading",
        "gone",
        "calm",
    ]


def test_an_account_long_gone_is_watched_for_its_business_part() -> None:
    gone = (*STEADY, 0.0, 0.0, 0.0, 0.0)
    assert status(quarters=gone, months=(0.0,) * 12) == ("watch", ("business_at_risk",))
