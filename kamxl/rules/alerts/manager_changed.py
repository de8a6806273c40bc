"""The account has a new account manager: people leave with people."""

from dataclasses import dataclass
from datetime import date, timedelta

from kamxl.domain.account import Account
from kamxl.domain.alert import Urgency
from kamxl.domain.facts import Facts
from kamxl.domain.message import say
from kamxl.locale import N_
from kamxl.rules.alerts.kind import AlertMeasure, AlertRule, Found, Seen, gives
from kamxl.settings import Settings
from kamxl.settings.alerts import AlertThresholds
from kamxl.settings.setting import setting

_AS_OF = date(2026, 9, 30)


@dataclass(frozen=True, slots=True, kw_only=True)
class ManagerThresholds(AlertThresholds):
    """For how long an account manager is new."""

    manager_new_days: int = setting(
        90,
        low=0,
        high=730,
        unit="days",
        label="Account manager is new for less than",
        help="An account whose account manager took over less time ago wants attention.",
    )


def judge(seen: Seen) -> Found | None:
    """Raise an account manager who took over lately."""
    facts, limit = seen.facts, seen.settings.of(ManagerThresholds).manager_new_days
    days = _days(facts, seen.settings)
    if days is None or days >= limit:
        return None
    account = facts.account
    return Found(
        urgency=Urgency.ATTENTION,
        evidence=say(
            "{owner} is account manager since {day}, {days} days ago.",
            owner=account.owner or "–",
            day=account.owner_since,
            days=days,
        ),
        action=say("Introduce the new account manager in person, with whoever knows the account best."),
        since=account.owner_since,
        cells=(account.cell,) if account.cell else (),
    )


def _days(facts: Facts, _: Settings) -> int | None:
    """Return for how many days the account manager is in place; None where unknown or still to come."""
    since = facts.account.owner_since
    return None if since is None or since > facts.as_of else (facts.as_of - since).days


def _since(days: int) -> Account:
    return Account(id="A", name="A", owner="Li", owner_since=_AS_OF - timedelta(days=days))


MANAGER_CHANGED = AlertRule(
    code="manager_changed",
    label=N_("New account manager"),
    help=N_("The account manager took over less than {manager_new_days} days ago."),
    source="handbook",
    judge=judge,
    thresholds=ManagerThresholds,
    measures=(AlertMeasure(key="manager_days", header=N_("Account manager for"), unit="days", value=_days),),
    native={Urgency.ATTENTION: "AND(ISNUMBER(m_manager_days),N(m_manager_days)<manager_new_days)"},
    examples=(
        gives(None),
        gives(Urgency.ATTENTION, account=_since(0)),
        gives(Urgency.ATTENTION, account=_since(89)),
        gives(None, account=_since(90)),
        gives(None, account=_since(-1)),
    ),
)
