"""Cell functions of the verdict: what sales alone say, the money at risk, and the account status."""

from typing import Annotated

from kamxl.domain.alert import Light
from kamxl.domain.health import Band
from kamxl.functions.cells import CellError, CellResult
from kamxl.functions.declare import MayBeBlank, cell_function, gives
from kamxl.functions.kinds import Flag, Number, labelled
from kamxl.locale import codes
from kamxl.rules import business as business_rule
from kamxl.rules import fading as fading_rule
from kamxl.rules import status as status_rule
from kamxl.settings import Settings

NA, VALUE, DIV0 = CellError.NOT_AVAILABLE, CellError.VALUE, CellError.DIV0
Points = Annotated[float | None, Number(low=0, high=100), MayBeBlank()]
Business = Annotated[float, Number(low=0, high=100), "The business part of health, 0-100."]
Count = Annotated[float | None, Number(low=0)]
BANDS = labelled(codes.BANDS)
LIGHTS = labelled(codes.LIGHTS, "risks.color")
_KNOWN = "(stability_weight*ISNUMBER(stability)+growth_weight*ISNUMBER(growth))"
_WELL = {"light": "none", "urgent": 0, "attention": 0, "attainment": 1, "business": 80}


@cell_function(
    group="health",
    native=f"IF({_KNOWN}<=0,NA(),ROUND((stability_weight*N(stability)+growth_weight*N(growth))/{_KNOWN},10))",
    source="kamxl, measured on public sales",
    examples=[
        # (30 x 80 + 10 x 60) / 40
        gives(75, stability=80, growth=60),
        gives(0, stability=0, growth=0),
        gives(100, stability=100, growth=100),
        gives(80, stability=80, growth=None),
        gives(60, stability="", growth=60),
        gives(NA, stability=None, growth=""),
        gives(VALUE, stability="often", growth=60),
        gives(VALUE, stability=80, growth=100.01),
        gives(VALUE, stability=-0.01, growth=60),
        gives(DIV0, stability=DIV0, growth=60),
    ],
)
def business(
    stability: Annotated[Points, "Points for purchase stability, 0-100; blank if unknown."],
    growth: Annotated[Points, "Points for growth, 0-100; blank if unknown."],
    *,
    settings: Settings,
) -> CellResult:
    """Give the business part of health, 0-100: what sales alone say, whatever else is known.

    Stability and growth by their weights; where one is unknown, the other speaks alone. Neither known:
    #N/A.
    """
    return business_rule.business_alone(stability, growth, settings.health)


@cell_function(
    group="health",
    native='IF(OR(light="red",N(urgent)>0,AND(ISNUMBER(attainment),N(attainment)<target_urgent)),"act_now",'
    'IF(OR(light="yellow",N(attention)>0,AND(ISNUMBER(business),ROUND(N(business),10)<watch_from),'
    'AND(ISNUMBER(attainment),N(attainment)<target_attention)),"watch",'
    'IF(AND(light<>"",ISNUMBER(business),relationship_unknown=FALSE),"on_track","not_assessed")))',
    source="kamxl",
    words=codes.STATUSES_OF_ACCOUNTS,
    examples=[
        gives("on_track", **_WELL),
        gives("act_now", **{**_WELL, "light": "red"}),
        gives("act_now", **{**_WELL, "light": "RED"}),
        gives("act_now", **{**_WELL, "light": "红灯"}),
        gives("watch", **{**_WELL, "light": "黃燈"}),
        gives("act_now", **{**_WELL, "urgent": 1}),
        gives("act_now", **{**_WELL, "attainment": 0.8499}),
        gives("watch", **{**_WELL, "attainment": 0.85}),
        gives("watch", **{**_WELL, "attainment": 0.9699}),
        gives("on_track", **{**_WELL, "attainment": 0.97}),
        gives("on_track", **{**_WELL, "attainment": None}),
        gives("watch", **{**_WELL, "light": "yellow"}),
        gives("on_track", **{**_WELL, "light": "green"}),
        gives("watch", **{**_WELL, "attention": 2}),
        gives("watch", **{**_WELL, "business": 49.99}),
        gives("on_track", **{**_WELL, "business": 50}),
        gives("act_now", light="red", urgent=None, attention="", attainment=None, business=None),
        gives("not_assessed", light=None, urgent=0, attention=0, attainment=1, business=80),
        gives("not_assessed", **{**_WELL, "business": ""}),
        gives("not_assessed", **_WELL, relationship_unknown=True),
        gives("not_assessed", **_WELL, relationship_unknown="是"),
        gives("on_track", **_WELL, relationship_unknown=False),
        gives("on_track", **_WELL, relationship_unknown=None),
        gives("watch", **{**_WELL, "business": 20}, relationship_unknown=1),
        gives(VALUE, **{**_WELL, "light": "blue"}),
        gives(VALUE, **{**_WELL, "urgent": -1}),
        gives(VALUE, **{**_WELL, "attention": "some"}),
        gives(VALUE, **{**_WELL, "business": 101}),
        gives(VALUE, **_WELL, relationship_unknown="perhaps"),
        gives(DIV0, **{**_WELL, "attainment": DIV0}),
    ],
)
def status(  # noqa: PLR0913 - one for each thing a status looks at
    light: Annotated[str | None, LIGHTS, MayBeBlank(), "The risk light; blank if risks cannot be seen."],
    urgent: Annotated[Count, MayBeBlank(), "Number of urgent alerts."],
    attention: Annotated[
        Count, MayBeBlank(), "Number of alerts for attention; count a contact that is overdue as one."
    ],
    attainment: Annotated[
        float | None, Number(), MayBeBlank(), "Revenue as a share of its target; blank without a target."
    ],
    business: Annotated[Points, "The business part of health, 0-100; blank if unknown."],
    relationship_unknown: Annotated[
        bool | None, Flag(), "Is nothing known about the relationship? Left out: no."
    ] = None,
    *,
    settings: Settings,
) -> CellResult:
    """Give the account status: act_now, watch, on_track or not_assessed.

    act_now: a red light, an urgent alert, or revenue below 85 % of its target. watch: a yellow light, an
    alert for attention, below 97 % of the target, or a business part below 50. on_track only where light,
    sales and the relationship are known; else not_assessed.
    """
    return status_rule.status_alone(
        None if light is None else Light(light),
        urgent or 0.0,
        attention or 0.0,
        attainment,
        None if business is None else round(business, 10),
        settings,
        met=not relationship_unknown,
    ).value


@cell_function(
    group="warning",
    native="AND(ROUND(business,10)<watch_from,last_quarter>0)",
    source="kamxl, measured on public sales",
    examples=[
        gives(result=True, business=49.99, last_quarter=1000),
        gives(result=False, business=50, last_quarter=1000),
        gives(result=True, business=0, last_quarter=0.01),
        gives(result=False, business=20, last_quarter=0),
        gives(result=False, business=20, last_quarter=-5),
        gives(NA, business=None, last_quarter=1000),
        gives(NA, business=20, last_quarter=""),
        gives(VALUE, business="low", last_quarter=1000),
        gives(VALUE, business=100.01, last_quarter=1000),
        gives(DIV0, business=20, last_quarter=DIV0),
    ],
)
def fading(
    business: Business,
    last_quarter: Annotated[float, Number(), "Revenue of the last completed quarter."],
    *,
    settings: Settings,
) -> CellResult:
    """Say whether an account fades: TRUE where it still buys, but its business part is below 50.

    The earliest warning that sales alone can give; look at the largest accounts first.
    """
    return fading_rule.is_fading(round(business, 10), last_quarter, settings.health)


@cell_function(
    group="warning",
    native='MAX(ttm,0)*IF(band="healthy",leaving_healthy,IF(band="watch",leaving_watch,leaving_at_risk))',
    source="kamxl, measured on public sales; `kamxl backtest` measures your own rates",
    examples=[
        gives(80, ttm=1000, band="healthy"),
        gives(200, ttm=1000, band="watch"),
        gives(580, ttm=1000, band="at_risk"),
        gives(580, ttm=1000, band="AT_RISK"),
        gives(580, ttm=1000, band="At risk"),
        gives(80, ttm=1000, band="健康"),
        gives(0, ttm=0, band="at_risk"),
        gives(0, ttm=-1000, band="at_risk"),
        gives(NA, ttm=None, band="watch"),
        gives(NA, ttm=1000, band=""),
        gives(VALUE, ttm="much", band="watch"),
        gives(VALUE, ttm=1000, band="fine"),
        gives(DIV0, ttm=DIV0, band="watch"),
    ],
)
def at_risk(
    ttm: Annotated[float, Number(), "Revenue of the last four quarters."],
    band: Annotated[str, BANDS, "The band of the business part: healthy, watch or at_risk."],
    *,
    settings: Settings,
) -> CellResult:
    """Give the revenue at risk: the last four quarters times the leaving rate of the business band.

    The rates are settings. Where returns exceed sales, nothing is at risk.
    """
    return business_rule.at_risk_alone(ttm, Band(band), settings)
