"""Functions of whole books: they take the team's own ranges with their own headers, and spill.

=KAM_SCORECARD(Accounts!A1:H60, Sales!A1:F5000)
=KAM_ACCOUNT("K-001", Accounts!A1:H60, Sales!A1:F5000, Scores!A1:E60)
=KAM_QUARTERS("", Accounts!A1:H60, Sales!A1:F5000)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from kamxl.domain.errors import KamxlError
from kamxl.functions import CellError, CellResult
from kamxl.functions.cells import is_blank
from kamxl.functions.kinds import Day
from kamxl.hosts.addin.functions import AddinArg, AddinFunction, Passed
from kamxl.hosts.addin.log import note_failure
from kamxl.hosts.addin.memory import Memory
from kamxl.locale import N_
from kamxl.settings import Settings
from kamxl.sheets.files.marks import Broken
from kamxl.sheets.files.open_book import OpenSheet

if TYPE_CHECKING:
    from kamxl.domain.review import AccountReview
    from kamxl.workflows.book_cells import Judged

_KEPT_BOOKS = 8
Answer: TypeAlias = Callable[["Judged", "AccountReview | None"], CellResult]


@dataclass(frozen=True, slots=True)
class GivenRange:
    """The cells of a range, and where it stands: rows and columns count from 0."""

    sheet: str
    first_row: int
    first_column: int
    cells: tuple[tuple[object, ...], ...]

    def as_sheet(self) -> OpenSheet:
        """Return it the way workbooks are read."""
        broken: dict[int, dict[int, Broken]] = {}
        for row, line in enumerate(self.cells, start=self.first_row):
            for column, cell in enumerate(line, start=self.first_column):
                if isinstance(cell, CellError):
                    broken.setdefault(row, {})[column] = Broken(cell.value)
        return OpenSheet(
            name=self.sheet,
            rows=[["" if isinstance(cell, CellError) else cell for cell in line] for line in self.cells],
            first_row=self.first_row,
            first_column=self.first_column,
            broken=broken,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class BookFunction:
    """One of them. `about_account` says that its first argument names an account."""

    offered: AddinFunction
    answer: Answer
    about_account: bool
    needs_account: bool = False


_ACCOUNT_HELP = N_("ID or name of the account, as in the list.")
_TABLES = (
    AddinArg(name="accounts", help=N_("The account list with its header row."), passed=Passed.RANGE),
    AddinArg(
        name="sales",
        help=N_("Sales with their header row: single sales, or one column for each period."),
        passed=Passed.RANGE,
    ),
    AddinArg(
        name="scores",
        help=N_("Importance scores with their header row; left out: those in the account list, if any."),
        optional=True,
        passed=Passed.RANGE,
    ),
    AddinArg(
        name="as_of",
        help=N_("The day to judge as of; left out: the end of the newest quarter that is complete."),
        optional=True,
        passed=Passed.DATES,
    ),
)


def _scorecard(judged: Judged, _: AccountReview | None) -> CellResult:
    from kamxl.workflows.book_cells import scorecard_rows

    return scorecard_rows(judged)


def _account(judged: Judged, one: AccountReview | None) -> CellResult:
    from kamxl.workflows.book_cells import account_rows

    return CellError.NOT_AVAILABLE if one is None else account_rows(judged, one)


def _quarters(judged: Judged, one: AccountReview | None) -> CellResult:
    from kamxl.workflows.book_cells import quarter_rows

    return quarter_rows(judged, one)


BOOK_FUNCTIONS = (
    BookFunction(
        offered=AddinFunction(
            name="KAM_SCORECARD",
            help=N_("Lists tier, health, light, alerts and revenue of every account, from your own ranges."),
            args=_TABLES,
        ),
        answer=_scorecard,
        about_account=False,
    ),
    BookFunction(
        offered=AddinFunction(
            name="KAM_ACCOUNT",
            help=N_("Gives everything concluded about one account, a label and a value in each row."),
            args=(AddinArg(name="account", help=_ACCOUNT_HELP), *_TABLES),
        ),
        answer=_account,
        about_account=True,
        needs_account=True,
    ),
    BookFunction(
        offered=AddinFunction(
            name="KAM_QUARTERS",
            help=N_(
                "Lists revenue by completed quarter with its changes; of the whole book when the account "
                "is blank."
            ),
            args=(AddinArg(name="account", help=_ACCOUNT_HELP), *_TABLES),
        ),
        answer=_quarters,
        about_account=True,
    ),
)


def book_functions() -> tuple[AddinFunction, ...]:
    """Return them as add-ins offer them."""
    return tuple(one.offered for one in BOOK_FUNCTIONS)


class Books:
    """Judges ranges, and remembers the last few books: several functions look at the same ranges."""

    def __init__(self, today: Callable[[], date]) -> None:
        self._today = today
        self._memory: Memory[Judged] = Memory(_KEPT_BOOKS)

    def compute(self, function: BookFunction) -> Callable[[Sequence[object], Settings], CellResult]:
        """Return how one of the functions is computed from values of cells."""

        def compute(values: Sequence[object], settings: Settings) -> CellResult:
            account, tables = (values[0], values[1:]) if function.about_account else (None, values)
            return self._answer(function, account, tables, settings)

        return compute

    def _answer(
        self, function: BookFunction, account: object, tables: Sequence[object], settings: Settings
    ) -> CellResult:
        accounts, sales, scores, as_of = [*tables, None, None, None, None][:4]
        ranges = (accounts, sales, scores)
        day = Day().take(as_of)
        wrong = _trouble((account, day), ranges)
        if wrong is not None or (function.needs_account and is_blank(account)):
            return wrong or CellError.NOT_AVAILABLE
        try:
            judged = self._judged([one for one in ranges if isinstance(one, GivenRange)], settings, day)
        except KamxlError:  # the header row is not recognised: the sentence is in the log
            note_failure(function.offered.name)
            return CellError.VALUE
        if is_blank(account):
            return function.answer(judged, None)
        found = judged.account(account)
        return CellError.NOT_AVAILABLE if found is None else function.answer(judged, found)

    def _judged(self, ranges: Sequence[GivenRange], settings: Settings, day: object) -> Judged:
        from kamxl.workflows.book_cells import judge_ranges

        today = self._today()
        as_of = day if isinstance(day, date) else None
        key = (today, as_of, [(one.sheet, one.first_row, one.first_column, one.cells) for one in ranges])
        return self._memory.recall(
            key,
            settings,
            lambda: judge_ranges([one.as_sheet() for one in ranges], settings, as_of=as_of, today=today),
        )


def _trouble(singles: Sequence[object], ranges: Sequence[object]) -> CellError | None:
    """Return the error that the arguments lead to: blank accounts or sales, a table that is none."""
    for one in (*singles, *ranges):
        if isinstance(one, CellError):
            return one
    if any(isinstance(one, GivenRange | tuple) for one in singles):
        return CellError.VALUE
    if any(is_blank(one) for one in ranges[:2]):
        return CellError.NOT_AVAILABLE
    return None if all(isinstance(one, GivenRange) or is_blank(one) for one in ranges) else CellError.VALUE
