"""What was decided about a sheet: which table it is, and what each of its columns holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kamxl.domain.message import Message
from kamxl.sheets.cells.periods import Period
from kamxl.sheets.cells.units import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a column stands: its index from 0, its header as written, its unit of money."""

    index: int
    header: str
    unit: Unit | None = None

    @property
    def letter(self) -> str:
        """The column's letter in the sheet."""
        return letter(self.index)


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodPlace:
    """A column that holds the values of one period."""

    place: Place
    period: Period
    measure: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One column of a region: what stands there, what it was taken for, why, and the next best reading.

    `table` and `column` are None for a column that is not used.
    """

    place: Place
    samples: tuple[str, ...]
    table: str | None
    column: str | None
    why: Message
    period: Period | None = None
    runner_up: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The recognised shape of a region. `header_row` and `last_header_row` count from 1.

    `extras` are columns of other tables that the account list carries, `wide` the columns of periods,
    `period` the one period that the sheet's name or a title gives to all rows. `reason` says why the region
    is no table of ours, `doubts` what was decided although it was close.
    """

    table: str | None
    score: float = 0.0
    header_row: int = 0
    last_header_row: int = 0
    columns: Mapping[str, Place] = field(default_factory=dict)
    extras: Mapping[str, Mapping[str, Place]] = field(default_factory=dict)
    wide: tuple[PeriodPlace, ...] = ()
    unknown: tuple[str, ...] = ()
    languages: Mapping[str, float] = field(default_factory=dict)
    unit: Unit | None = None
    year: int | None = None
    period: Period | None = None
    readings: tuple[Reading, ...] = ()
    doubts: tuple[Message, ...] = ()
    reason: Message | None = None
    no_account: bool = False
    account: str | None = None
    """The account that a caption or the sheet's name gives to all rows; only where no column names one."""
    total_places: tuple[Place, ...] = ()
    """Columns of totals (合计 beside the months): compared with the rows, never added to them."""


def letter(index: int) -> str:
    """Return the letter of a column counted from 0: 0 is A, 26 is AA."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
