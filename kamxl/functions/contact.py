"""Cell functions of the contact cadence: what an account's age requires, what is due, what was kept."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from kamxl.domain.cadence import Contact, phase_of
from kamxl.domain.cadence import cadence as judged
from kamxl.domain.facts import CadenceFacts
from kamxl.functions.cells import CellError, CellResult
from kamxl.functions.declare import CellFunction, MayBeBlank, cell_function, gives
from kamxl.functions.kinds import Day
from kamxl.functions.ranges import Days
from kamxl.locale import codes
from kamxl.rules.contact import kept_points
from kamxl.settings import Settings

GROUP = "contact"
HANDBOOK = "key-account handbook, contact cadence"
NA, VALUE, DIV0 = CellError.NOT_AVAILABLE, CellError.VALUE, CellError.DIV0
First = Annotated[date, Day(), "The day the cooperation began, else of the first purchase."]
AsOf = Annotated[date, Day(), "The day to judge."]
_HIGHEST = 3
_JAN_31 = date(2026, 1, 31)


def _by_age(new: str, young: str, settled: str) -> str:
    """Return a formula with a case for each age; months end where their month does."""
    return (
        "IF(INT(as_of)<INT(first),NA(),"
        f"IF(INT(as_of)<EDATE(first,new_until_months),{new},"
        f"IF(INT(as_of)<EDATE(first,young_until_months),{young},{settled})))"
    )


@cell_function(
    group=GROUP,
    native=_by_age('"new"', '"young"', '"settled"'),
    source=HANDBOOK,
    words=codes.PHASES,
    examples=[
        gives("new", first=_JAN_31, as_of=_JAN_31),
        gives("new", first=_JAN_31, as_of=date(2026, 4, 29)),
        # 31 January and three months are 30 April.
        gives("young", first=_JAN_31, as_of=date(2026, 4, 30)),
        gives("young", first=_JAN_31, as_of=date(2027, 1, 30)),
        gives("settled", first=_JAN_31, as_of=date(2027, 1, 31)),
        gives("settled", first=date(2024, 2, 29), as_of=date(2025, 2, 28)),
        gives(NA, first=_JAN_31, as_of=date(2026, 1, 30)),
        gives(NA, first=None, as_of=_JAN_31),
        gives(NA, first=_JAN_31, as_of=""),
        gives(VALUE, first="last year", as_of=_JAN_31),
        gives(VALUE, first=_JAN_31, as_of=0),
        gives(DIV0, first=DIV0, as_of=_JAN_31),
    ],
)
def cadence(first: First, as_of: AsOf, *, settings: Settings) -> CellResult:
    """Give the age of an account that decides how often it must be met: new, young or settled.

    new, under 3 months: a formal contact every 7 days. young, under 12: a business review every 14 days
    and an executive contact each month. settled: a strategy workshop each quarter. Whole months count: 31
    January and one month is 28 February. A day before the first is #N/A.
    """
    return phase_of(first, as_of, settings.cadence) if first <= as_of else None


_MET = "AND(ISNUMBER(last),INT(N(last))<=INT(as_of))"


def _due(then: str) -> str:
    return f"IF({_MET},{then},INT(as_of))"


@cell_function(
    group=GROUP,
    native=_by_age(
        _due("INT(N(last))+new_every_days"),
        _due("MIN(INT(N(last))+young_every_days,EDATE(N(last),1))"),
        _due("EDATE(N(last),3)"),
    ),
    source=HANDBOOK,
    examples=[
        gives(date(2026, 3, 8), first=_JAN_31, last=date(2026, 3, 1), as_of=date(2026, 3, 2)),
        gives(date(2026, 5, 15), first=_JAN_31, last=date(2026, 5, 1), as_of=date(2026, 5, 2)),
        gives(date(2027, 4, 30), first=_JAN_31, last=_JAN_31.replace(year=2027), as_of=date(2027, 2, 1)),
        gives(_JAN_31, first=_JAN_31, last=None, as_of=_JAN_31),
        gives(date(2026, 2, 20), first=_JAN_31, last=None, as_of=date(2026, 2, 20)),
        gives(date(2027, 2, 20), first=_JAN_31, last="", as_of=date(2027, 2, 20)),
        # A contact after the day has not been made yet.
        gives(date(2026, 3, 2), first=_JAN_31, last=date(2026, 3, 3), as_of=date(2026, 3, 2)),
        gives(date(2026, 3, 9), first=_JAN_31, last=date(2026, 3, 2), as_of=date(2026, 3, 2)),
        gives(NA, first=_JAN_31, last=None, as_of=date(2026, 1, 30)),
        gives(NA, first=None, last=_JAN_31, as_of=_JAN_31),
        gives(NA, first=_JAN_31, last=_JAN_31, as_of=None),
        gives(VALUE, first=_JAN_31, last="soon", as_of=_JAN_31),
        gives(DIV0, first=_JAN_31, last=DIV0, as_of=_JAN_31),
    ],
)
def next_contact(
    first: First,
    last: Annotated[
        date | None, Day(), MayBeBlank(), "The last contact of the level that is required; blank if none."
    ],
    as_of: AsOf,
    *,
    settings: Settings,
) -> CellResult:
    """Give the date on which the next contact is due: the last one of the required level, and the interval.

    7 days for new accounts, 14 days for young ones (or a month, if that is sooner), 3 months for settled
    ones. Without a contact it is due on the day itself. A day before the first is #N/A.
    """
    if first > as_of:
        return None
    made = () if last is None else (Contact(last, _HIGHEST),)
    return _judged(made, first, as_of, settings).next_due


_NEW = date(2026, 1, 1)
_WEEKS = (date(2026, 1, 7), date(2026, 1, 8), date(2026, 1, 21))


@cell_function(
    group=GROUP,
    native=None,
    source=HANDBOOK,
    examples=[
        # The weeks end on 7, 14, 21 and 28 January.
        gives(100, first=_NEW, dates=_WEEKS, as_of=date(2026, 1, 21)),
        gives(75, first=_NEW, dates=_WEEKS, as_of=date(2026, 1, 28)),
        gives(75, first=_NEW, dates=(*_WEEKS, None, date(2026, 1, 29)), as_of=date(2026, 1, 28)),
        # Fortnights end on 8 and 22 April, and April asks for an executive contact.
        gives(100, first=_NEW, dates=(date(2026, 4, 1), date(2026, 4, 9)), as_of=date(2026, 4, 30)),
        gives(200 / 3, first=_NEW, dates=(date(2026, 4, 9), date(2026, 4, 28)), as_of=date(2026, 4, 30)),
        gives(
            50, first=date(2024, 1, 1), dates=(date(2026, 3, 31), date(2025, 4, 1)), as_of=date(2026, 3, 31)
        ),
        gives(NA, first=_NEW, dates=_WEEKS, as_of=date(2026, 1, 6)),
        gives(NA, first=_NEW, dates=_WEEKS, as_of=date(2025, 12, 31)),
        gives(NA, first=_NEW, dates=(None, ""), as_of=date(2026, 1, 28)),
        gives(NA, first=None, dates=_WEEKS, as_of=date(2026, 1, 28)),
        gives(VALUE, first=_NEW, dates=(*_WEEKS, "soon"), as_of=date(2026, 1, 28)),
        gives(DIV0, first=_NEW, dates=(*_WEEKS, DIV0), as_of=date(2026, 1, 28)),
    ],
)
def cadence_kept(
    first: First,
    dates: Annotated[Sequence[date | None], Days(), "The days of the account's contacts, in any order."],
    as_of: Annotated[date, Day(), "The day to judge; later contacts are left out."],
    *,
    settings: Settings,
) -> CellResult:
    """Give the points for contact, 0-100: in how many of the required periods there was one.

    The periods are those of the account's age (see KAM_CADENCE) in the quarter, for settled accounts the
    last four quarters. Every contact counts for every level. Where no period has passed: #N/A.
    """
    if first > as_of:
        return None
    made = [Contact(day, _HIGHEST) for day in dates if day is not None]
    facts = _judged(made, first, as_of, settings)
    return kept_points(facts.kept, facts.required) if facts.required else None


def _judged(made: Sequence[Contact], first: date, as_of: date, settings: Settings) -> CadenceFacts:
    start = settings.calendar.fiscal_year_start_month
    return judged(
        made, first, as_of, settings.cadence, start_month=start, assumed=False, levels_recorded=True
    )


CONTACT: tuple[CellFunction, ...] = (cadence, next_contact, cadence_kept)
