"""Cell functions of early warning: the light, the drop, and what an order rhythm says."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from kamxl.domain.account import Account
from kamxl.domain.alert import Light, Noticed
from kamxl.domain.facts import Facts, Signal, SignalKind
from kamxl.domain.message import say
from kamxl.functions.cells import Answer, CellError, CellResult
from kamxl.functions.declare import CellFunction, cell_function, gives
from kamxl.functions.kinds import Day, Flag, Number, coded
from kamxl.functions.ranges import Days, Flags, Numbers
from kamxl.locale import codes
from kamxl.rules import churn as churn_rule
from kamxl.rules import danger as danger_rule
from kamxl.rules import light as light_rule
from kamxl.rules import overdue as overdue_rule
from kamxl.settings import Settings

GROUP = "warning"
HANDBOOK = "key-account handbook, early warning"
NA, VALUE, DIV0 = CellError.NOT_AVAILABLE, CellError.VALUE, CellError.DIV0
MaybeYes = Annotated[bool | None, Flag()]
MaybePoints = Annotated[float | None, Number(low=0, high=100)]
MaybeCount = Annotated[float | None, Number(low=0)]
Intent = Annotated[str | None, coded("contracts.renewal_intent")]


def _noticed(seen: dict[SignalKind, bool | None], satisfaction: float | None, settings: Settings) -> Noticed:
    facts = Facts(
        account=Account(id="", name=""),
        as_of=date.min,
        satisfaction=satisfaction,
        signals=tuple(Signal(kind=kind, cell="") for kind, yes in seen.items() if yes),
    )
    return light_rule.notice(facts, settings.alerts)


@cell_function(
    group=GROUP,
    native='IF(OR(dm_left,budget_frozen,competitor,renewal_intent="no"),"red",'
    'IF(OR(AND(ISNUMBER(satisfaction),satisfaction<satisfaction_yellow),renewal_intent="vague"),"yellow",'
    'IF(N(late_deliveries)>0,"green","none")))',
    source=HANDBOOK,
    words=codes.LIGHTS,
    examples=[
        gives("none"),
        gives("none", dm_left=None, budget_frozen="", competitor=None, satisfaction=None),
        gives("none", dm_left=False, budget_frozen=0, competitor="否", satisfaction=70, renewal_intent="yes"),
        gives("red", dm_left=True),
        gives("red", budget_frozen=1),
        gives("red", competitor="是"),
        gives("red", competitor="Yes"),
        gives("none", competitor="no"),
        gives("red", renewal_intent="no"),
        gives("red", renewal_intent="不续约"),
        gives("yellow", renewal_intent="猶豫"),
        gives("red", dm_left=True, satisfaction=50, renewal_intent="vague", late_deliveries=2),
        gives("yellow", satisfaction=69.99),
        gives("none", satisfaction=70),
        gives("yellow", renewal_intent="Vague", late_deliveries=1),
        gives("none", renewal_intent="unknown", late_deliveries=0),
        gives("green", late_deliveries=1),
        gives("green", satisfaction="", late_deliveries=1),
        gives(VALUE, dm_left="perhaps"),
        gives(VALUE, dm_left=2),
        gives(VALUE, satisfaction="good"),
        gives(VALUE, satisfaction=100.01),
        gives(VALUE, renewal_intent="soon"),
        gives(VALUE, late_deliveries=-1),
        gives(DIV0, dm_left=True, satisfaction=DIV0),
        gives(NA, competitor=NA),
    ],
)
def light(  # noqa: PLR0913 - one for each thing a light looks at
    dm_left: Annotated[MaybeYes, "Did the core decision maker leave?"] = None,
    budget_frozen: Annotated[MaybeYes, "Is the budget frozen?"] = None,
    competitor: Annotated[MaybeYes, "Did a competitor enter?"] = None,
    satisfaction: Annotated[MaybePoints, "Satisfaction, 0-100; below 70 is yellow."] = None,
    renewal_intent: Annotated[Intent, "Renewal intent: yes, vague, no or unknown."] = None,
    late_deliveries: Annotated[MaybeCount, "Number of late deliveries this quarter."] = None,
    *,
    settings: Settings,
) -> CellResult:
    """Give the risk light: red, yellow, green (observe) or none.

    Red: the decision maker left, the budget is frozen, a competitor entered, or the customer will not
    renew. Yellow: satisfaction below 70, or a vague renewal intent. Green: a late delivery. A blank is
    nothing noticed.
    """
    seen = {
        SignalKind.DECISION_MAKER_LEFT: dm_left,
        SignalKind.BUDGET_FROZEN: budget_frozen,
        SignalKind.COMPETITOR_ENTERED: competitor,
        SignalKind.WILL_NOT_RENEW: renewal_intent == "no",
        SignalKind.RENEWAL_VAGUE: renewal_intent == "vague",
        SignalKind.LATE_DELIVERY: (late_deliveries or 0) > 0,
    }
    return _noticed(seen, satisfaction, settings).light


@cell_function(
    group=GROUP,
    native=None,
    source=HANDBOOK,
    words=codes.LIGHTS,
    examples=[
        gives((("none", "Nothing noticed."),)),
        gives((("none", "Nothing noticed."),), dm_left=None, satisfaction=""),
        gives((("red", "The core decision maker left."),), dm_left=True),
        gives(
            (
                ("red", "The budget is frozen."),
                ("yellow", "Renewal intent is vague."),
                ("yellow", "Satisfaction 69.9 is below 70."),
                ("green", "Late delivery."),
            ),
            budget_frozen="是",
            satisfaction=69.9,
            renewal_intent="vague",
            late_deliveries=2,
        ),
        gives((("none", "Nothing noticed."),), satisfaction=70),
        gives(VALUE, dm_left="perhaps"),
        gives(DIV0, satisfaction=DIV0),
    ],
)
def light_why(  # noqa: PLR0913 - one for each thing a light looks at
    dm_left: Annotated[MaybeYes, "Did the core decision maker leave?"] = None,
    budget_frozen: Annotated[MaybeYes, "Is the budget frozen?"] = None,
    competitor: Annotated[MaybeYes, "Did a competitor enter?"] = None,
    satisfaction: Annotated[MaybePoints, "Satisfaction, 0-100; below 70 is yellow."] = None,
    renewal_intent: Annotated[Intent, "Renewal intent: yes, vague, no or unknown."] = None,
    late_deliveries: Annotated[MaybeCount, "Number of late deliveries this quarter."] = None,
    *,
    settings: Settings,
) -> Answer:
    """Explain the risk light: spills one row per reason, light and sentence, most serious first."""
    seen = {
        SignalKind.DECISION_MAKER_LEFT: dm_left,
        SignalKind.BUDGET_FROZEN: budget_frozen,
        SignalKind.COMPETITOR_ENTERED: competitor,
        SignalKind.WILL_NOT_RENEW: renewal_intent == "no",
        SignalKind.RENEWAL_VAGUE: renewal_intent == "vague",
        SignalKind.LATE_DELIVERY: (late_deliveries or 0) > 0,
    }
    noticed = _noticed(seen, satisfaction, settings)
    return noticed.reasons or ((Light.NONE, say("Nothing noticed.")),)


_DAYS = tuple(date(2026, month, 1) for month in (1, 2, 3, 4, 5))
_UNEVEN = (*(date(2026, 1, day) for day in (1, 11, 21, 31)), date(2026, 2, 10), date(2026, 4, 11))


@cell_function(
    group=GROUP,
    native=None,
    source="literature; factor and percentile are settings",
    examples=[
        # Gaps of 31, 28, 31 and 30 days, median 30.5: overdue after 45.75 days.
        gives(result=False, dates=_DAYS, as_of=date(2026, 6, 15)),
        gives(result=True, dates=_DAYS, as_of=date(2026, 6, 16)),
        gives(result=True, dates=(None, *_DAYS, _DAYS[0]), as_of=date(2026, 6, 16)),
        # Gaps of 10, 10, 10, 10 and 60 days, 90th percentile 40: overdue after 21 May.
        gives(result=False, dates=_UNEVEN, as_of=date(2026, 5, 21)),
        gives(result=True, dates=_UNEVEN, as_of=date(2026, 5, 22)),
        gives(NA, dates=_DAYS[1:], as_of=date(2026, 6, 16)),
        gives(NA, dates=_DAYS, as_of=None),
        gives(NA, dates=(None, None), as_of=date(2026, 6, 16)),
        gives(VALUE, dates=(*_DAYS, "soon"), as_of=date(2026, 6, 16)),
        gives(VALUE, dates=_DAYS, as_of="today"),
        gives(DIV0, dates=(*_DAYS, DIV0), as_of=date(2026, 6, 16)),
    ],
)
def overdue(
    dates: Annotated[Sequence[date | None], Days(), "Order dates of one account, or of one of its lines."],
    as_of: Annotated[date, Day(), "The day to judge; later orders are left out."],
    *,
    settings: Settings,
) -> CellResult:
    """Say whether the next order is overdue: TRUE or FALSE.

    Overdue when the days since the last order exceed both 1.5 median gaps and the 90th percentile of
    the gaps between order days. With fewer than 5 order days no rhythm is known: #N/A.
    """
    return overdue_rule.is_overdue([day for day in dates if day is not None], as_of, settings.alerts)


@cell_function(
    group=GROUP,
    native=None,
    source="literature",
    examples=[
        gives(date(2026, 1, 31), dates=(date(2026, 1, 1), date(2026, 1, 11), date(2026, 1, 21))),
        gives(date(2026, 1, 31), dates=(date(2026, 1, 21), None, date(2026, 1, 11), date(2026, 1, 11))),
        gives(NA, dates=(date(2026, 1, 1), date(2026, 1, 1))),
        gives(NA, dates=(None, "")),
        gives(VALUE, dates=(date(2026, 1, 1), "soon")),
        gives(DIV0, dates=(date(2026, 1, 1), DIV0)),
    ],
)
def next_order(
    dates: Annotated[Sequence[date | None], Days(), "Order dates, in any order."],
) -> CellResult:
    """Give the date of the next order: the last one plus the median gap between order days.

    Several orders on one day count once. With fewer than two order days: #N/A.
    """
    return overdue_rule.next_order([day for day in dates if day is not None])


_BOUGHT = '(lines_before<>"")*(lines_before>0)'


@cell_function(
    group=GROUP,
    native="IF(OR(ROWS(lines_before)<>ROWS(lines_now),COLUMNS(lines_before)<>COLUMNS(lines_now)),#VALUE!,"
    f'IF(SUMPRODUCT({_BOUGHT}*(lines_now=""))>0,NA(),'
    f'IF(SUMPRODUCT({_BOUGHT}*(lines_now<=0))=0,"none",'
    'IF(SUMIF(lines_now,">0")>0,"partial","full"))))',
    source=HANDBOOK,
    words=codes.CHURN,
    examples=[
        gives("none", lines_before=(100, 50, 0), lines_now=(80, 1, 0)),
        gives("partial", lines_before=(100, 50, 0), lines_now=(80, 0, 0)),
        gives("partial", lines_before=(100, 50), lines_now=(80, -5)),
        gives("full", lines_before=(100, 50, 0), lines_now=(0, 0, 0)),
        gives("full", lines_before=(100,), lines_now=(0,)),
        gives("none", lines_before=(0, 0), lines_now=(0, 5)),
        gives("none", lines_before=(100, None), lines_now=(80, None)),
        gives("none", lines_before=(100, -5), lines_now=(80, "")),
        gives("none", lines_before=(100, 0), lines_now=(80, None)),
        gives(NA, lines_before=(100, 50), lines_now=(80, None)),
        gives(NA, lines_before=(None, None), lines_now=(80, 5)),
        gives(NA, lines_before=(100, 50), lines_now=(None, None)),
        gives(VALUE, lines_before=(100, 50), lines_now=(80, 5, 5)),
        gives(VALUE, lines_before=(100, "some"), lines_now=(80, 5)),
        gives(DIV0, lines_before=(100, 50), lines_now=(DIV0, 5)),
    ],
)
def churn(
    lines_before: Annotated[Sequence[float | None], Numbers(), "Revenue by product line in the time before."],
    lines_now: Annotated[Sequence[float | None], Numbers(), "Revenue of the same lines now, beside."],
) -> CellResult:
    """Say how much of what was bought is gone: none, partial or full.

    A line was bought when its revenue is above 0. Full churn: a bought line is gone and nothing is
    bought any more. A bought line with a blank now is unknown: #N/A. The ranges need the same shape.
    """
    if len(lines_before) != len(lines_now):
        return VALUE
    bought = [(was, now) for was, now in zip(lines_before, lines_now, strict=True) if was and was > 0]
    if any(now is None for _, now in bought):
        return None
    rest = [0.0 if one is None else one for one in lines_before], [one or 0.0 for one in lines_now]
    return churn_rule.churn(*rest)


@cell_function(
    group=GROUP,
    native='IF(SUMPRODUCT(signals)>=danger_red,"red",IF(SUMPRODUCT(signals)>=danger_yellow,"yellow",'
    'IF(SUMPRODUCT(signals)>=danger_watch,"green","none")))',
    source="key-account handbook, six danger signals; cuts are settings",
    words=codes.LIGHTS,
    examples=[
        gives("none", signals=(0, 0, 0, 0, 0, 0)),
        gives("green", signals=(True, False, False, False, False, False)),
        gives("green", signals=("是", "yes", "否", "no", 0, None)),
        gives("yellow", signals=(1, 1, 1, 0, 0, 0)),
        gives("yellow", signals=(1, "是", True, "Yes", 0, "")),
        gives("red", signals=(1, 1, 1, 1, 1, 0)),
        gives("red", signals=(1, 1, 1, 1, 1, 1)),
        gives(NA, signals=(None, None, "", None, None, None)),
        gives(VALUE, signals=(1, "perhaps", 0, 0, 0, 0)),
        gives(VALUE, signals=(1, 2, 0, 0, 0, 0)),
        gives(DIV0, signals=(1, DIV0, 0, 0, 0, 0)),
    ],
)
def danger(
    signals: Annotated[
        Sequence[bool | None],
        Flags(),
        "The six signals: orders come by themselves, pre-sales seems worthless, a new technology is "
        "studied, our pre-sales left, all proposals are templates, no more training is wanted.",
    ],
    *,
    settings: Settings,
) -> CellResult:
    """Give the light for the six danger signals: 1-2 green (observe), 3-4 yellow, 5-6 red, else none.

    A blank is no signal; all blank is #N/A.
    """
    return danger_rule.danger(sum(one is True for one in signals), settings.alerts)


WARNING: tuple[CellFunction, ...] = (light, light_why, overdue, next_order, churn, danger)
