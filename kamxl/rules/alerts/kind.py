"""How an alert is declared: all about it in one file; order, sheets, labels and tests derive from it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from kamxl.domain.alert import Noticed, Urgency
from kamxl.domain.facts import Facts
from kamxl.domain.message import Message
from kamxl.domain.quarter import Quarter
from kamxl.domain.tier import AbcClass
from kamxl.settings import Settings
from kamxl.settings.alerts import AlertThresholds, switch


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What an alert may look at: one account with its light, its place in the book, and the settings.

    `share` is its part of the book's revenue (0-1), `business` the business part of its health (0-100),
    `at_risk` its revenue at risk; None is unknown. `quarter` is the last completed one.
    """

    facts: Facts
    noticed: Noticed
    quarter: Quarter
    settings: Settings
    share: float | None = None
    abc: AbcClass | None = None
    business: float | None = None
    at_risk: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a rule found. `cells` None means the newest purchase, `money` None the revenue at risk.

    `columns` names sheet and headers of the evidence as the team wrote them. `due` is the day of the matter
    itself, by which to act where it comes sooner; `owner` who answers for it, if not the account manager.
    """

    urgency: Urgency
    evidence: Message
    action: Message
    since: date | None = None
    cells: tuple[str, ...] | None = None
    money: float | None = None
    columns: str = ""
    due: date | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertMeasure:
    """A fact that the formula of an alert goes by; it has a column on KAM Measures.

    `unit` is count, days, hours, points, percent, money or yes. None is unknown and leaves the cell blank.
    """

    key: str
    header: str
    unit: str
    value: Callable[[Facts, Settings], float | bool | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Facts of an account and the urgency they give, None for no alert.

    `beside` are the completed quarters of another account of the book; `settings` those that differ
    from the defaults.
    """

    urgency: Urgency | None
    facts: Mapping[str, object]
    beside: tuple[float, ...]
    settings: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertRule:
    """One alert.

    `help` says when it is raised; its numbers are settings by name, `{healthy_from:g}`, so that it stays
    true. `native` gives for each urgency the formula that is TRUE where the alert has it, in the words of KAM
    Scorecard; each is asked only where those before it are not TRUE. `silenced_by` names the alerts that
    tell the same fact already: this one is not raised beside them. `tells_of_others` marks what must not
    be shown to one customer of few. `thresholds` are the settings that only this alert goes by: they stand
    on KAM Settings, in `native` by their names, and `seen.settings.of(THEM)` has the team's values.
    `measures` are facts that only its formula reads: there `m_` and their key. `past` says that its tables
    tell what was known at an earlier date, so that it can be tested on past quarters.
    """

    code: str
    label: str
    help: str
    source: str
    judge: Callable[[Seen], Found | None]
    native: Mapping[Urgency, str]
    examples: tuple[Example, ...]
    thresholds: type[AlertThresholds] | None = None
    silenced_by: tuple[str, ...] = field(default=())
    tells_of_others: bool = False
    measures: tuple[AlertMeasure, ...] = ()
    past: bool = True


def raised(code: str, settings: Settings) -> bool:
    """Say whether an alert is raised at all, or switched off."""
    return not settings.off or switch(code, "").name not in {one.name for one in settings.off}


def known(numbers: Iterable[float | None]) -> list[float]:
    """Return the numbers that are known."""
    return [one for one in numbers if one is not None]


def gives(
    urgency: Urgency | None,
    *,
    beside: tuple[float, ...] = (),
    settings: Mapping[str, object] | None = None,
    **facts: object,
) -> Example:
    """Write an example: `gives(Urgency.ATTENTION, quarters=(100, 85, 72))`."""
    return Example(
        urgency=urgency,
        facts=MappingProxyType(facts),
        beside=beside,
        settings=MappingProxyType(dict(settings or {})),
    )
