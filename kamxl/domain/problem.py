"""Something in the team's data that could not be used, or should be looked at."""

from dataclasses import dataclass
from enum import StrEnum

from kamxl.domain.message import Message


class Severity(StrEnum):
    """How much a problem matters: `note` only informs, `problem` cost a cell, `left_out` cost a row."""

    NOTE = "note"
    PROBLEM = "problem"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One finding: where it is, and a sentence with what was found, expected, and happens now.

    `where` is `sheet!cell`, `sheet, row 4`, or a file name. `count` is for how many cells it speaks, and
    `cells` names each of them where there are several.
    """

    where: str
    message: Message
    severity: Severity = Severity.PROBLEM
    table: str | None = None
    count: int = 1
    cells: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"
