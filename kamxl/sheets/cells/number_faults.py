"""What can be wrong with a cell of a column of numbers, in a sentence each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kamxl.domain.message import Message, say
from kamxl.sheets.cells.text_stores import shown

NO_NUMBER, PERCENT, GROUPS, CREDIT, MARKS, RANGE = "number", "percent", "groups", "credit", "marks", "range"


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreign:
    """Stands for a cell whose amount is in a currency that cannot be added to the book's."""

    reason: Message


@dataclass(frozen=True, slots=True)
class Share:
    """Stands for a number that its format shows as a share."""

    value: float


def no_number(cell: object) -> Message:
    """Say that a cell holds no number."""
    return say("'{found}' is not a number. Write it like 1234.5.", found=shown(cell))


def is_share(found: str) -> Message:
    """Say that a share stands among amounts."""
    return say("'{found}' is a share, and amounts stand here.", found=found)


FAULTS: Mapping[str, Callable[[str], Message]] = {
    NO_NUMBER: no_number,
    PERCENT: lambda text: is_share(shown(text)),
    GROUPS: lambda text: say(
        "the digits of '{found}' are grouped in no usual way. Write it like 1234.5.", found=shown(text)
    ),
    CREDIT: lambda text: say(
        "'{found}': all amounts are marked Cr, which does not tell their sign.", found=shown(text)
    ),
    MARKS: lambda text: say(
        "'{found}' can be read in two ways, and no other cell tells which. "
        "Set decimal_mark on KAM Settings to point or comma.",
        found=shown(text),
    ),
}
"""The sentence for each fault of a text but its size."""
