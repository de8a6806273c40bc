"""What a function accepts in a range: a row, a column or a row of a block, read cell by cell.

A range may hold blanks, which are unknown; all blank gives `#N/A`, a wrong cell `#VALUE!`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from kamxl.functions.cells import CellError, cells_of
from kamxl.functions.kinds import NO, YES, Day, Flag, Number


def size(text: str) -> str:
    """Return the number of cells of a range, as a formula."""
    return f"ROWS({text})*COLUMNS({text})"


def from_end(text: str, back: int) -> str:
    """Return one cell of a range, counted from its end (0 = the last), as a formula."""
    return f"INDEX({text},{size(text)}{f'-{back}' if back else ''})"


def age(text: str) -> str:
    """Return each cell's place counted from the end of the range (1 = the last), as an array formula."""
    return f"(MAX(COLUMN({text}))-COLUMN({text})+MAX(ROW({text}))-ROW({text})+1)"


def taken_cells(value: object, take: Callable[[object], object], *, all_blank: bool = False) -> object:
    """Return what is taken of each cell, the error of any, or None for nothing but blanks.

    Args:
        value: The range.
        take: Gives the value of a cell, None for a blank, or an error.
        all_blank: Whether nothing but blanks is a range, too.
    """
    taken = [take(cell) for cell in cells_of(value)]
    for error in (
        one for cell, one in zip(cells_of(value), taken, strict=True) if isinstance(cell, CellError)
    ):
        return error
    if CellError.VALUE in taken:
        return CellError.VALUE
    return tuple(taken) if all_blank or any(one is not None for one in taken) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """A range of numbers, in any order, perhaps between two limits; blanks are unknown.

    With `all_blank` all of them may be, which is no reason for `#N/A`.
    """

    low: float | None = None
    high: float | None = None
    all_blank: bool = False

    @property
    def words(self) -> str:
        """What the help says is accepted."""
        if self.low is None:
            return "range of numbers"
        return f"range of numbers from {self.low:g}" + ("" if self.high is None else f" to {self.high:g}")

    def take(self, value: object) -> object:
        """Return the numbers, None for each blank."""
        return taken_cells(value, Number(low=self.low, high=self.high).take, all_blank=self.all_blank)

    def read(self, text: str) -> str:
        """Return the text as it is."""
        return text

    def guard(self, text: str, core: str, *, blank: bool) -> str:
        """Let numbers and blanks through, not only blanks."""
        some = core if blank or self.all_blank else f"IF(COUNT({text})>0,{core},NA())"
        beyond = "".join(
            f'-COUNTIF({text},"{sign}{limit:g}")'
            for sign, limit in (("<", self.low), (">", self.high))
            if limit is not None
        )
        return f'IF(COUNT({text}){beyond}=SUMPRODUCT(--({text}<>"")),{some},#VALUE!)'


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """A range of dates, in any order; blanks are left out. With `all_blank` all of them may be blank."""

    all_blank: bool = False

    @property
    def words(self) -> str:
        """What the help says is accepted."""
        return "range of dates"

    def take(self, value: object) -> object:
        """Return the dates, None for each blank."""
        return taken_cells(value, Day().take, all_blank=self.all_blank)

    def read(self, text: str) -> str:
        """Return the text as it is."""
        return text

    def guard(self, text: str, core: str, *, blank: bool) -> str:
        """Let dates and blanks through, not only blanks."""
        return Numbers(all_blank=self.all_blank).guard(text, core, blank=blank)


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Numbers by month or quarter, oldest first; leading blanks are before the history.

    A blank after the first number is a hole in what is known, which makes the result `#N/A`.
    """

    @property
    def words(self) -> str:
        """What the help says is accepted."""
        return "range of numbers, oldest first"

    def take(self, value: object) -> object:
        """Return the numbers of the history, without the blanks before it."""
        taken = taken_cells(value, Number().take)
        if not isinstance(taken, tuple):
            return taken
        first = next(place for place, one in enumerate(taken) if one is not None)
        return taken[first:] if None not in taken[first:] else None

    def read(self, text: str) -> str:
        """Return the text as it is."""
        return text

    def guard(self, text: str, core: str, *, blank: bool) -> str:
        """Let a history without holes through."""
        whole = f'COUNT({text})=SUMPRODUCT(MAX(({text}<>"")*{age(text)}))'
        inner = f"IF({whole},{core},NA())"
        return Numbers().guard(text, inner, blank=blank)


@dataclass(frozen=True, slots=True, kw_only=True)
class Flags:
    """A range of yes and no; a blank is not yes."""

    @property
    def words(self) -> str:
        """What the help says is accepted."""
        return f"range of {Flag().words}"

    def take(self, value: object) -> object:
        """Return True, False or None for each cell."""
        return taken_cells(value, Flag().take)

    def read(self, text: str) -> str:
        """Return an array formula that is 1 for each yes."""
        return f"--({_any_of(text, ['TRUE', '1', *_quoted(YES)])}>0)"

    def guard(self, text: str, core: str, *, blank: bool) -> str:
        """Let every spelling of yes and no through."""
        known = _any_of(text, ['""', "TRUE", "1", *_quoted(YES), "FALSE", "0", *_quoted(NO)])
        some = core if blank else f'IF(SUMPRODUCT(--({text}<>""))>0,{core},NA())'
        return f"IF(SUMPRODUCT(--({known}>0))={size(text)},{some},#VALUE!)"


def _quoted(words: tuple[str, ...]) -> list[str]:
    return [f'"{word}"' for word in words]


def _any_of(text: str, spellings: list[str]) -> str:
    return f"({'+'.join(f'({text}={spelling})' for spelling in spellings)})"
