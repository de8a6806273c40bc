"""Cell functions of needs, promises, complaints and service."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Annotated

from kamxl.functions.cells import CellError, CellResult
from kamxl.functions.declare import CellFunction, MayBeBlank, cell_function, gives
from kamxl.functions.kinds import Day, Moment, Number
from kamxl.functions.ranges import Days, Numbers
from kamxl.locale import codes
from kamxl.rules.alerts.complaints import ComplaintThresholds
from kamxl.rules.alerts.promise import PromiseThresholds
from kamxl.rules.needs import need_rank as need_rank_rule
from kamxl.rules.promises import kept_rate, warned_in_time
from kamxl.rules.service import allowed_minutes
from kamxl.rules.three_r import three_r as three_r_rule
from kamxl.settings import Settings

GROUP = "service"
HANDBOOK = "key-account handbook, needs, promises and service"
NA, VALUE, DIV0 = CellError.NOT_AVAILABLE, CellError.VALUE, CellError.DIV0
_DAY_SECONDS = 86400


def _at(day: int, hour: int, minute: int) -> datetime:
    return datetime.combine(date(2026, 3, day), time(hour, minute))


_WORTH = (10, 20, 30, 40, 50)
_FIFTH = "(INT(((RANK(value,values,1)+COUNT(values)+1-RANK(value,values,0))/2-0.5)/COUNT(values)*5)+1)"


@cell_function(
    group=GROUP,
    native=f"IF(COUNTIF(values,value)=0,NA(),urgency*{_FIFTH})",
    source=HANDBOOK,
    examples=[
        gives(25, urgency=5, value=50, values=_WORTH),
        gives(1, urgency=1, value=10, values=_WORTH),
        gives(12, urgency=4, value=30, values=_WORTH),
        # Equal values share a fifth, here the third of five.
        gives(9, urgency=3, value=7, values=(7, 7, 7, None)),
        gives(6, urgency=2, value=10, values=(10,)),
        gives(12.5, urgency=2.5, value=50, values=(*_WORTH, "")),
        gives(NA, urgency=5, value=60, values=_WORTH),
        gives(NA, urgency=None, value=50, values=_WORTH),
        gives(NA, urgency=5, value="", values=_WORTH),
        gives(NA, urgency=5, value=50, values=(None, None)),
        gives(VALUE, urgency=0.99, value=50, values=_WORTH),
        gives(VALUE, urgency=5.01, value=50, values=_WORTH),
        gives(VALUE, urgency="very", value=50, values=_WORTH),
        gives(VALUE, urgency=5, value=50, values=(50, "much")),
        gives(DIV0, urgency=5, value=50, values=(50, DIV0)),
    ],
)
def need_rank(
    urgency: Annotated[float, Number(low=1, high=5), "How urgent the need is, 1-5."],
    value: Annotated[float, Number(), "What the need is worth."],
    values: Annotated[
        Sequence[float | None], Numbers(), "What all open needs of the book are worth, this one too."
    ],
) -> CellResult:
    """Give the rank of a need in the needs pool, 1 to 25: the highest comes first.

    Urgency (1-5) x the fifth of its value among all open needs (1-5, equal values together). Blanks among
    the values are left out. A value that is not among them is #N/A.
    """
    known = [one for one in values if one is not None]
    return need_rank_rule(urgency, value, known) if value in known else None


_DUE = (date(2026, 3, 1), date(2026, 3, 10), date(2026, 3, 20))
_ON_TIME, _LATE = date(2026, 3, 10), date(2026, 3, 11)
# Five digits are the whole days of a date from 1927 to 2173: so a blank text among them does no harm.
_FELL_DUE = '(due<>"")*(due<INT(as_of)+1)'
_KEPT = f'{_FELL_DUE}*(done<>"")*(LEFT(done,5)<=LEFT(due,5))'


@cell_function(
    group=GROUP,
    native="IF(OR(ROWS(due)<>ROWS(done),COLUMNS(due)<>COLUMNS(done)),#VALUE!,"
    f"IF(SUMPRODUCT({_FELL_DUE})=0,#DIV/0!,SUMPRODUCT({_KEPT})/SUMPRODUCT({_FELL_DUE})))",
    source=HANDBOOK,
    examples=[
        gives(0.5, due=_DUE, done=(date(2026, 2, 27), None, None), as_of=date(2026, 3, 10)),
        gives(1, due=_DUE, done=(_DUE[0], _ON_TIME, None), as_of=date(2026, 3, 10)),
        gives(0.5, due=_DUE, done=(_DUE[0], _LATE, None), as_of=date(2026, 3, 12)),
        # Due on the 20th: not yet asked for on the 19th.
        gives(1, due=_DUE, done=(_DUE[0], _ON_TIME, None), as_of=date(2026, 3, 19)),
        gives(2 / 3, due=_DUE, done=(_DUE[0], _ON_TIME, None), as_of=date(2026, 3, 20)),
        # The day counts, not its hour.
        gives(1, due=(_ON_TIME,), done=(_at(10, 17, 30),), as_of=_LATE),
        gives(1, due=(_at(10, 9, 0),), done=(_at(10, 17, 30),), as_of=_LATE),
        gives(1, due=(*_DUE[:2], None), done=(_DUE[0], _ON_TIME, None), as_of=_LATE),
        gives(0, due=_DUE[:2], done=(None, ""), as_of=_LATE),
        gives(DIV0, due=_DUE, done=(None, None, None), as_of=date(2026, 2, 28)),
        gives(NA, due=(None, ""), done=(_ON_TIME, None), as_of=_LATE),
        gives(NA, due=_DUE, done=(None, None, None), as_of=None),
        gives(VALUE, due=_DUE, done=(None, None), as_of=_LATE),
        gives(VALUE, due=(*_DUE[:2], "soon"), done=(None, None, None), as_of=_LATE),
        gives(VALUE, due=_DUE, done=(_ON_TIME, "yes", None), as_of=_LATE),
        gives(NA, due=_DUE, done=(NA, None, None), as_of=_LATE),
    ],
)
def commitments_kept(
    due: Annotated[Sequence[date | None], Days(), "The day each promise was due."],
    done: Annotated[
        Sequence[date | None], Days(all_blank=True), "The day it was done, beside; blank while it is not."
    ],
    as_of: Annotated[date, Day(), "The day to judge; promises due later are left out."],
) -> CellResult:
    """Give the share of promises kept, 0 to 1: done on the day they were due, or before.

    Among those due by the day. Promises without a due day are left out. The ranges need the same shape;
    without a promise due by the day: #DIV/0!.
    """
    if len(due) != len(done):
        return VALUE
    rate = kept_rate(tuple(zip(due, done, strict=True)), as_of)
    return DIV0 if rate is None else rate


_AT_NINE = _at(10, 9, 0)


@cell_function(
    group=GROUP,
    native=f"ROUND((due-raised)*{_DAY_SECONDS},0)>=promise_warning_hours*3600",
    source="key-account handbook: a risk is raised 48 hours before a promise is due",
    examples=[
        gives(result=True, due=_AT_NINE, raised=_at(8, 9, 0)),
        gives(result=False, due=_AT_NINE, raised=_at(8, 9, 1)),
        gives(result=True, due=_AT_NINE, raised=date(2026, 3, 1)),
        gives(result=False, due=_AT_NINE, raised=_at(10, 10, 0)),
        gives(result=True, due=date(2026, 3, 10), raised=date(2026, 3, 8)),
        gives(NA, due=_AT_NINE, raised=None),
        gives(NA, due="", raised=date(2026, 3, 8)),
        gives(VALUE, due=_AT_NINE, raised="early"),
        gives(VALUE, due=0, raised=date(2026, 3, 8)),
        gives(DIV0, due=_AT_NINE, raised=DIV0),
    ],
)
def warned(
    due: Annotated[datetime, Moment(), "When the promise is due."],
    raised: Annotated[datetime, Moment(), "When the customer was told of the risk."],
    *,
    settings: Settings,
) -> CellResult:
    """Say whether the risk to a promise was raised in time, 48 hours before it is due: TRUE or FALSE.

    To the minute. A date without a time of day is its first moment. The hours are a setting,
    promise_warning_hours.
    """
    return warned_in_time(due, raised, settings.of(PromiseThresholds))


_OPENED = _at(10, 9, 0)
_IN_TWO = _at(10, 11, 0)
_IN_24 = _at(11, 9, 0)
_RIGHT = {"opened": _OPENED, "confirmed": _IN_TWO, "proposed": _IN_24, "options": 2}


def _hours(step: str) -> str:
    return f"ROUND((N({step})-opened)*{_DAY_SECONDS},0)/3600"


def _too_early(step: str) -> str:
    return f"AND(ISNUMBER({step}),{_hours(step)}<0)"


def _too_late(step: str, limit: str) -> str:
    return f"AND(ISNUMBER({step}),{_hours(step)}>{limit})"


@cell_function(
    group=GROUP,
    native=f"IF(OR({_too_early('confirmed')},{_too_early('proposed')}),#VALUE!,"
    f'IF({_too_late("confirmed", "complaint_confirm_hours")},"confirmed_late",'
    f'IF({_too_late("proposed", "complaint_plan_hours")},"planned_late",'
    'IF(AND(ISNUMBER(options),N(options)<complaint_fewest_options),"too_few_options",'
    'IF(OR(confirmed="",proposed="",options=""),NA(),'
    'IF(N(options)>complaint_most_options,"too_many_options","kept"))))))',
    source="key-account handbook, 3R: confirmed in 2 hours, a plan in 24, 2-3 options",
    called="3R",
    words=codes.ANSWERS_TO_COMPLAINTS,
    examples=[
        gives("kept", **_RIGHT),
        gives("kept", **{**_RIGHT, "options": 3}),
        gives("too_few_options", **{**_RIGHT, "options": 1}),
        gives("too_few_options", **{**_RIGHT, "options": 0}),
        gives("too_many_options", **{**_RIGHT, "options": 4}),
        gives("confirmed_late", **{**_RIGHT, "confirmed": _at(10, 11, 1)}),
        gives("planned_late", **{**_RIGHT, "proposed": _at(11, 9, 1)}),
        gives("confirmed_late", opened=_OPENED, confirmed=_IN_24, proposed=None, options=""),
        gives("planned_late", opened=_OPENED, confirmed=None, proposed=date(2026, 3, 12), options=4),
        gives("too_few_options", opened=_OPENED, confirmed=None, proposed=None, options=1),
        gives(NA, **{**_RIGHT, "confirmed": None}),
        gives(NA, **{**_RIGHT, "proposed": ""}),
        gives(NA, **{**_RIGHT, "options": None}),
        gives(NA, **{**_RIGHT, "opened": None}),
        gives(VALUE, **{**_RIGHT, "confirmed": _at(10, 8, 59)}),
        gives(VALUE, **{**_RIGHT, "proposed": date(2026, 3, 10)}),
        gives(VALUE, **{**_RIGHT, "confirmed": "at once"}),
        gives(VALUE, **{**_RIGHT, "options": -1}),
        gives(DIV0, **{**_RIGHT, "options": DIV0}),
    ],
)
def three_r(
    opened: Annotated[datetime, Moment(), "When the complaint was opened."],
    confirmed: Annotated[
        datetime | None, Moment(), MayBeBlank(), "When it was confirmed to the customer; blank if unknown."
    ],
    proposed: Annotated[
        datetime | None, Moment(), MayBeBlank(), "When the first plan was proposed; blank if unknown."
    ],
    options: Annotated[
        float | None, Number(low=0), MayBeBlank(), "Number of options offered; blank if unknown."
    ],
    *,
    settings: Settings,
) -> CellResult:
    """Judge the answer to a complaint by the 3R: kept, or the first thing that was wrong.

    confirmed_late: after more than 2 hours. planned_late: the first plan after more than 24.
    too_few_options: fewer than 2. too_many_options: more than 3. Hours are those of the calendar, to the
    minute; the limits are settings. A blank is #N/A where nothing else is wrong, a step before the
    complaint #VALUE!.
    """
    to_confirm, to_plan = (
        None if step is None else (step - opened).total_seconds() / 3600 for step in (confirmed, proposed)
    )
    if min(to_confirm or 0.0, to_plan or 0.0) < 0:
        return VALUE
    return three_r_rule(to_confirm, to_plan, options, settings.of(ComplaintThresholds))


@cell_function(
    group=GROUP,
    native="ROUND(days*1440*(1-IF(target<=1,target,target/100)),6)",
    source="key-account handbook: 99.9 % over 90 days allow 129.6 minutes",
    examples=[
        gives(129.6, target=99.9, days=90),
        gives(129.6, target=0.999, days=90),
        gives(0, target=100, days=90),
        gives(0, target=1, days=90),
        gives(1425.024, target=1.04, days=1),
        gives(0, target=99.9, days=0),
        gives(43.2, target=99.9, days=30),
        gives(NA, target=None, days=90),
        gives(NA, target=99.9, days=""),
        gives(VALUE, target=100.01, days=90),
        gives(VALUE, target="three nines", days=90),
        gives(VALUE, target=99.9, days=-1),
        gives(DIV0, target=DIV0, days=90),
    ],
)
def sla_minutes(
    target: Annotated[
        float,
        Number(low=0, high=100),
        "Promised availability in percent: 99.9; up to 1 it is a share: 0.999.",
    ],
    days: Annotated[float, Number(low=0), "How long, in days: 90 for a quarter."],
) -> CellResult:
    """Give the minutes of downtime that a promised availability allows: 129.6 for 99.9 % over 90 days."""
    return allowed_minutes(target if target <= 1 else target / 100, days)


SERVICE: tuple[CellFunction, ...] = (need_rank, commitments_kept, warned, three_r, sla_minutes)
