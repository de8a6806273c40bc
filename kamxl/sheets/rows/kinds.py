"""From the faults of many cells to one line for each kind of fault, which still names every cell."""

from collections.abc import Iterable, Iterator

from kamxl.domain.message import Message, say
from kamxl.domain.problem import Problem, Severity

_FIRST = 3
"""So many cells of a kind stand in its line."""
_OF_ONE_CELL = frozenset({"found", "length"})
"""What a complaint says of its cell alone; the rest of it makes the kind."""


def by_kind(
    faults: Iterable[tuple[str, Message]],
    *,
    table: str | None,
    severity: Severity = Severity.PROBLEM,
    outcome: Message | None = None,
) -> Iterator[Problem]:
    """Make one finding of all cells with the same fault.

    Args:
        faults: Where each cell stands, and what is wrong with it.
        table: The table they belong to.
        severity: How much it matters.
        outcome: What happens now, if the complaint does not say it.
    """
    kinds: dict[tuple[str, ...], tuple[Message, list[str]]] = {}
    for where, complaint in faults:
        kinds.setdefault(_kind(complaint), (complaint, []))[1].append(where)
    for complaint, cells in kinds.values():
        sentence = complaint
        if outcome is not None:
            sentence = say("{complaint} {outcome}", complaint=complaint, outcome=outcome)
        if len(cells) > 1:
            sentence = say(
                "{sentence} Cells: {count} ({cells}).",
                sentence=sentence,
                count=len(cells),
                cells=first_of([cell.rpartition("!")[2] for cell in cells]),
            )
        yield Problem(
            where=cells[0],
            message=sentence,
            severity=severity,
            table=table,
            count=len(cells),
            cells=tuple(cells) if len(cells) > 1 else (),
        )


def first_of(names: list[str]) -> Message | tuple[str, ...]:
    """Name the first cells, and say how many more there are."""
    first = tuple(names[:_FIRST])
    if len(names) <= _FIRST:
        return first
    return say("{cells} and {count} more", cells=first, count=len(names) - _FIRST)


def _kind(complaint: Message) -> tuple[str, ...]:
    rest = (f"{name}={value}" for name, value in complaint.values.items() if name not in _OF_ONE_CELL)
    return complaint.text, *rest
