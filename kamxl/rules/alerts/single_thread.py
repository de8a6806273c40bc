"""The account is known through a single person."""

from dataclasses import dataclass

from kamxl.domain.alert import Urgency
from kamxl.domain.dealings import Source, Thread
from kamxl.domain.facts import Facts
from kamxl.domain.message import Message, say
from kamxl.locale import N_
from kamxl.rules.alerts.kind import AlertMeasure, AlertRule, Found, Seen, gives
from kamxl.settings import Settings
from kamxl.settings.alerts import AlertThresholds
from kamxl.settings.setting import setting


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadThresholds(AlertThresholds):
    """Through how many people an account should be known."""

    thread_people: int = setting(
        2,
        low=0,
        high=20,
        unit="people",
        source="handbook",
        label="Single thread: fewest people",
        help="Fewer active people that were met, or that are listed, want attention. 0: never.",
    )
    thread_visits: int = setting(
        3,
        low=1,
        high=50,
        unit="visits",
        label="Single thread: same person in all of",
        help="So many visits or more that all were with one and the same person want attention.",
    )


def judge(seen: Seen) -> Found | None:
    """Raise an account where few people are known, or one person is in every visit."""
    limits, thread = seen.settings.of(ThreadThresholds), seen.facts.thread
    if thread is None:
        return None
    evidence = _few(thread, limits) or _always(thread, limits)
    if evidence is None:
        return None
    return Found(
        urgency=Urgency.ATTENTION,
        evidence=evidence,
        action=say("Ask the person you know to introduce you to two more, one of them who decides."),
        cells=thread.source.cells,
        columns=thread.source.columns,
    )


def _few(thread: Thread, limits: ThreadThresholds) -> Message | None:
    if thread.active is not None and thread.active < limits.thread_people:
        return say("Active people on the list of contacts: {count}.", count=thread.active)
    if thread.people is not None and thread.people < limits.thread_people:
        return say("Active people met lately: {names}.", names=thread.met or "–")
    return None


def _always(thread: Thread, limits: ThreadThresholds) -> Message | None:
    if thread.through_one is None or thread.through_one < limits.thread_visits:
        return None
    return say(
        "{name} took part in all of the last {count} visits.", name=thread.always, count=thread.through_one
    )


def _met(facts: Facts, _: Settings) -> float | None:
    return facts.thread.people if facts.thread else None


def _listed(facts: Facts, _: Settings) -> float | None:
    return facts.thread.active if facts.thread else None


def _through_one(facts: Facts, _: Settings) -> float | None:
    return facts.thread.through_one if facts.thread else None


def _thread(
    met: tuple[str, ...] | None = None, visits: int = 0, always: str | None = None, active: int | None = None
) -> Thread:
    source = Source(cells=("Visits!D2",))
    return Thread(met=met, visits=visits, always=always, active=active, source=source)


SINGLE_THREAD = AlertRule(
    code="single_thread",
    label=N_("Single thread"),
    help=N_(
        "Fewer than {thread_people} active people were met in {thread_months} months, or are listed; or all "
        "visits of that time, {thread_visits} or more, were with one and the same person."
    ),
    source="handbook",
    judge=judge,
    thresholds=ThreadThresholds,
    measures=(
        AlertMeasure(key="people_met", header=N_("Active people met"), unit="count", value=_met),
        AlertMeasure(key="people_listed", header=N_("Active people listed"), unit="count", value=_listed),
        AlertMeasure(
            key="visits_one", header=N_("Visits with one person in all"), unit="count", value=_through_one
        ),
    ),
    native={
        Urgency.ATTENTION: "OR(AND(ISNUMBER(m_people_listed),N(m_people_listed)<thread_people),"
        "AND(ISNUMBER(m_people_met),N(m_people_met)<thread_people),N(m_visits_one)>=thread_visits)",
    },
    past=False,
    examples=(
        gives(None),
        gives(None, thread=_thread()),
        gives(Urgency.ATTENTION, thread=_thread(met=("Li",), visits=1, always="Li")),
        gives(Urgency.ATTENTION, thread=_thread(met=(), visits=1)),
        gives(None, thread=_thread(met=("Li", "Wu"), visits=2, always="Li")),
        gives(Urgency.ATTENTION, thread=_thread(met=("Li", "Wu"), visits=3, always="Li")),
        gives(None, thread=_thread(met=("Li", "Wu"), visits=3)),
        gives(Urgency.ATTENTION, thread=_thread(active=1)),
        gives(Urgency.ATTENTION, thread=_thread(active=0)),
        gives(None, thread=_thread(active=2)),
        gives(Urgency.ATTENTION, thread=_thread(met=("Li", "Wu"), visits=2, active=1)),
        gives(None, thread=_thread(met=("Li",), visits=1, active=1), settings={"thread_people": 0}),
    ),
)
