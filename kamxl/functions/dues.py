"""Cell functions of what falls due: contracts, payments and targets."""

from datetime import date, timedelta
from typing import Annotated

from kamxl.functions.cells import CellError, CellResult
from kamxl.functions.declare import CellFunction, MayBeBlank, cell_function, gives
from kamxl.functions.kinds import Day, Number, coded
from kamxl.locale import codes
from kamxl.rules import receivables
from kamxl.rules import renewal as renewal_rule
from kamxl.rules.status import attained
from kamxl.settings import Settings

GROUP = "warning"
NA, VALUE, DIV0 = CellError.NOT_AVAILABLE, CellError.VALUE, CellError.DIV0
AsOf = Annotated[date, Day(), "The day to judge."]
_TODAY = date(2026, 9, 30)


def _in(days: int) -> date:
    return _TODAY + timedelta(days=days)


_LEFT = "INT(end_date)-INT(as_of)"


@cell_function(
    group=GROUP,
    native=f'IF({_LEFT}<0,"ended",IF({_LEFT}<=renewal_urgent_days,"urgent",'
    f'IF({_LEFT}<=renewal_days,IF(intent="yes","info","attention"),'
    f'IF({_LEFT}<=renewal_ahead_days,"info","none"))))',
    source="key-account handbook, renewal; bands are settings",
    words=codes.RENEWALS,
    examples=[
        gives("none", end_date=_in(181), as_of=_TODAY),
        gives("info", end_date=_in(180), as_of=_TODAY),
        gives("info", end_date=_in(91), as_of=_TODAY, intent="no"),
        gives("attention", end_date=_in(90), as_of=_TODAY),
        gives("info", end_date=_in(90), as_of=_TODAY, intent="yes"),
        gives("info", end_date=_in(31), as_of=_TODAY, intent="意向明确"),
        gives("attention", end_date=_in(31), as_of=_TODAY, intent="模糊"),
        gives("attention", end_date=_in(60), as_of=_TODAY, intent="Not renewing"),
        gives("urgent", end_date=_in(30), as_of=_TODAY, intent="yes"),
        gives("urgent", end_date=_in(0), as_of=_TODAY, intent=None),
        gives("ended", end_date=_in(-1), as_of=_TODAY, intent="yes"),
        gives(NA, end_date=None, as_of=_TODAY),
        gives(NA, end_date=_in(60), as_of=""),
        gives(VALUE, end_date="soon", as_of=_TODAY),
        gives(VALUE, end_date=_in(60), as_of=_TODAY, intent="perhaps not"),
        gives(VALUE, end_date=_in(60), as_of=_TODAY, intent=1),
        gives(DIV0, end_date=DIV0, as_of=_TODAY),
    ],
)
def renewal(
    end_date: Annotated[date, Day(), "The last day of the contract, which is not renewed yet."],
    as_of: AsOf,
    intent: Annotated[
        str | None,
        coded("contracts.renewal_intent"),
        "Whether the customer will renew: yes, vague, no, unknown, or words such as 犹豫; blank is unknown.",
    ] = None,
    *,
    settings: Settings,
) -> CellResult:
    """Say how urgent the renewal of a contract is: ended, urgent, attention, info or none.

    urgent: it ends within 30 days. attention: within 90, and the customer did not say that it will renew.
    info, to be prepared: within 180, or 90 with a yes. The days are settings.
    """
    return renewal_rule.renewal((end_date - as_of).days, sure=intent == "yes", settings=settings)


@cell_function(
    group=GROUP,
    native="MAX(0,IF(ISNUMBER(paid_on),MIN(INT(N(paid_on)),INT(as_of)),INT(as_of))-INT(due))",
    source="literature: standard definition",
    examples=[
        gives(30, due=_in(-30), paid_on=None, as_of=_TODAY),
        gives(31, due=_in(-31), paid_on="", as_of=_TODAY),
        gives(0, due=_TODAY, paid_on=None, as_of=_TODAY),
        gives(0, due=_in(5), paid_on=None, as_of=_TODAY),
        gives(10, due=_in(-30), paid_on=_in(-20), as_of=_TODAY),
        gives(0, due=_in(-30), paid_on=_in(-40), as_of=_TODAY),
        # What is paid later was not paid yet.
        gives(30, due=_in(-30), paid_on=_in(1), as_of=_TODAY),
        gives(NA, due=None, paid_on=None, as_of=_TODAY),
        gives(NA, due=_TODAY, paid_on=None, as_of=None),
        gives(VALUE, due="soon", paid_on=None, as_of=_TODAY),
        gives(VALUE, due=_TODAY, paid_on="paid", as_of=_TODAY),
        gives(DIV0, due=_TODAY, paid_on=DIV0, as_of=_TODAY),
    ],
)
def days_late(
    due: Annotated[date, Day(), "The day the payment was due."],
    paid_on: Annotated[date | None, Day(), MayBeBlank(), "The day it was paid; blank while it is not."],
    as_of: AsOf,
) -> CellResult:
    """Give for how many days a payment is or was late; 0 in time, or not due yet.

    A payment after the day to judge was not made yet.
    """
    return float(receivables.days_late(due, paid_on, as_of))


def _aged(*cases: tuple[int, receivables.Age]) -> str:
    formula = f'"{receivables.Age.OVER_90}"'
    for limit, age in reversed(cases):
        formula = f'IF(INT(as_of)-INT(due)<={limit},"{age}",{formula})'
    return formula


@cell_function(
    group=GROUP,
    native=f'IF(ROUND(amount-N(paid),6)<=0,"{receivables.Age.PAID}",{_aged(*receivables.UP_TO)})',
    source="literature: ageing of receivables",
    words=codes.AGES,
    examples=[
        gives("not_due", due=_TODAY, amount=100, paid=0, as_of=_TODAY),
        gives("days_1_30", due=_in(-1), amount=100, paid=None, as_of=_TODAY),
        gives("days_1_30", due=_in(-30), amount=100, paid=99.99, as_of=_TODAY),
        gives("days_31_60", due=_in(-31), amount=100, paid="", as_of=_TODAY),
        gives("days_31_60", due=_in(-60), amount=100, paid=0, as_of=_TODAY),
        gives("days_61_90", due=_in(-61), amount=100, paid=0, as_of=_TODAY),
        gives("days_61_90", due=_in(-90), amount=100, paid=0, as_of=_TODAY),
        gives("days_over_90", due=_in(-91), amount=100, paid=0, as_of=_TODAY),
        gives("paid", due=_in(-91), amount=100, paid=100, as_of=_TODAY),
        gives("paid", due=_in(-91), amount=0.3, paid=0.1 + 0.2, as_of=_TODAY),
        gives("paid", due=_in(-91), amount=-50, paid=None, as_of=_TODAY),
        gives(NA, due=None, amount=100, paid=0, as_of=_TODAY),
        gives(NA, due=_TODAY, amount="", paid=0, as_of=_TODAY),
        gives(VALUE, due=_TODAY, amount="all", paid=0, as_of=_TODAY),
        gives(VALUE, due=_TODAY, amount=100, paid="all", as_of=_TODAY),
        gives(DIV0, due=_TODAY, amount=100, paid=DIV0, as_of=_TODAY),
    ],
)
def ageing(
    due: Annotated[date, Day(), "The day the amount was due."],
    amount: Annotated[float, Number(), "The amount; a credit note is negative."],
    paid: Annotated[float | None, Number(), MayBeBlank(), "What was paid of it; blank is nothing."],
    as_of: AsOf,
) -> CellResult:
    """Give the age of what is owed: not_due, days_1_30, days_31_60, days_61_90, days_over_90, or paid.

    Counted in days after the due date. Nothing owed, or a credit note, is paid.
    """
    owed = round(amount - (paid or 0.0), 6)
    return receivables.ageing(owed, (as_of - due).days)


@cell_function(
    group=GROUP,
    native="IF(OR(target<=0,share_of_year<=0),#DIV/0!,ROUND(actual/(target*share_of_year),10))",
    source="literature: standard definition",
    examples=[
        gives(0.97, actual=97, target=100, share_of_year=1),
        gives(0.85, actual=42.5, target=100, share_of_year=0.5),
        gives(1.2, actual=60, target=100, share_of_year=0.5),
        gives(0, actual=0, target=100, share_of_year=0.25),
        gives(-0.1, actual=-10, target=100, share_of_year=1),
        gives(DIV0, actual=50, target=0, share_of_year=0.5),
        gives(DIV0, actual=50, target=-100, share_of_year=0.5),
        gives(DIV0, actual=50, target=100, share_of_year=0),
        gives(NA, actual=None, target=100, share_of_year=0.5),
        gives(NA, actual=50, target=100, share_of_year=""),
        gives(VALUE, actual="half", target=100, share_of_year=0.5),
        gives(VALUE, actual=50, target=100, share_of_year=1.01),
        gives(NA, actual=50, target=NA, share_of_year=0.5),
    ],
)
def attainment(
    actual: Annotated[float, Number(), "Revenue to date."],
    target: Annotated[float, Number(), "The target of the whole year."],
    share_of_year: Annotated[
        float,
        Number(low=0, high=1),
        "How much of the year's target is due by now: 0.75 after three quarters.",
    ],
) -> CellResult:
    """Give the revenue to date as a share of the target to date: 0.97 is 97 %.

    Below 97 % of it is for attention, below 85 % urgent (settings of the account status). No target is
    #DIV/0!.
    """
    reached = attained(actual, target, share_of_year)
    return DIV0 if reached is None else reached


DUES: tuple[CellFunction, ...] = (renewal, days_late, ageing, attainment)
