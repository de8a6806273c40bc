"""What the sentences of a decision are made from: one alert with the facts behind it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from kamxl.domain.alert import Alert
from kamxl.domain.dealings import Source
from kamxl.domain.message import Message
from kamxl.domain.review import AccountReview
from kamxl.settings import Settings


class Sourced(Protocol):
    """A fact that says in which cells it stands."""

    @property
    def source(self) -> Source:
        """Where it stands."""
        ...


Fact = TypeVar("Fact", bound=Sourced)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One account, with the day its quarter's actions end and how its report writes an amount."""

    account: AccountReview
    settings: Settings
    quarter_end: date
    written: Callable[[float | None], str]

    def behind(self, alert: Alert, facts: Iterable[Fact]) -> list[Fact]:
        """Return those facts that raised an alert: their cells are its cells."""
        cells = set(alert.cells)
        return [one for one in facts if cells.intersection(one.source.cells)]


def bare(alert: Alert) -> Message:
    """Return the evidence of an alert without the names of the columns it stands in."""
    inner = alert.evidence.values.get("evidence")
    return inner if isinstance(inner, Message) and "columns" in alert.evidence.values else alert.evidence
