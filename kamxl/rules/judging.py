"""One account judged: light, health, alerts and status, from its facts and its place in the book.

Source: kamxl.
"""

from dataclasses import dataclass

from kamxl.domain.alert import Alert, Light, Noticed
from kamxl.domain.facts import Facts
from kamxl.domain.health import HealthScore
from kamxl.domain.quarter import Quarter
from kamxl.domain.tier import AbcClass
from kamxl.domain.verdict import Verdict
from kamxl.rules.alerts import Seen, alerts_of
from kamxl.rules.business import at_risk, business_part
from kamxl.rules.health import health
from kamxl.rules.light import notice
from kamxl.rules.status import verdict
from kamxl.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What is said of one account on one day."""

    noticed: Noticed
    health: HealthScore
    alerts: tuple[Alert, ...]
    verdict: Verdict


def judge(
    facts: Facts, quarter: Quarter, settings: Settings, *, share: float | None, abc: AbcClass | None
) -> Judged:
    """Judge an account.

    Args:
        facts: Of the account.
        quarter: The last completed one.
        settings: The team's settings.
        share: The account's part of the book's revenue, 0-1.
        abc: Its revenue class.
    """
    noticed = notice(facts, settings.alerts)
    scored = health(facts, settings.health, red=noticed.light is Light.RED)
    business = business_part(scored)
    alerts = alerts_of(
        Seen(
            facts=facts,
            noticed=noticed,
            quarter=quarter,
            settings=settings,
            share=share,
            abc=abc,
            business=business,
            at_risk=at_risk(facts.ttm, business, settings),
        )
    )
    return Judged(
        noticed=noticed, health=scored, alerts=alerts, verdict=verdict(facts, scored, alerts, settings)
    )
