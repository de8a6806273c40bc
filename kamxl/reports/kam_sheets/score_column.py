"""How a column of KAM Scorecard is declared."""

from collections.abc import Callable
from dataclasses import dataclass

from kamxl.domain.message import Message
from kamxl.reports.kam_sheets.subject import Subject
from kamxl.reports.kam_sheets.value import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreColumn:
    """One column: its formula, and what Python says the formula gives.

    `template` is the formula as `formula.py` explains it, None for a plain value. `value` is None when
    the result is unknown, which a formula shows as an empty text. `folded` columns are for auditors:
    they stand at the right, grouped and closed. `number`
    is the number format if it is not that of the style. `addin` gives the same by calling the add-in.
    """

    key: str
    group: str
    header: Message
    template: str | None
    value: Callable[[Subject], Value]
    style: str
    width: float = 9
    folded: bool = False
    number: str | None = None
    addin: str | None = None

    def formula(self, *, addin_functions: bool) -> str | None:
        """Return the template, which calls the add-in where that is wanted and it has a function for it."""
        return self.addin if addin_functions and self.addin else self.template


def known(word: str, template: str) -> str:
    """Write a formula that is unknown while another column is."""
    return f'IF({word}="","",{template})'


def or_unknown(template: str) -> str:
    """Write a formula whose errors (#N/A, #DIV/0!) mean unknown."""
    return f'IFERROR({template},"")'
