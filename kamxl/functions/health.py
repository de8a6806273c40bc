"""Cell functions of customer health: the score, the band, and why."""

from collections.abc import Sequence
from typing import Annotated

from kamxl.domain.health import ComponentName, HealthScore
from kamxl.functions.cells import CellError, CellResult
from kamxl.functions.declare import CellFunction, MayBeBlank, cell_function, gives
from kamxl.functions.kinds import Number, labelled
from kamxl.locale import codes
from kamxl.rules import health as health_rule
from kamxl.settings import Settings

GROUP = "health"
NA, VALUE, DIV0 = CellError.NOT_AVAILABLE, CellError.VALUE, CellError.DIV0
KAMXL = "kamxl; dimensions from the key-account handbook"
Points = Annotated[float | None, Number(low=0, high=100), MayBeBlank()]
LIGHTS = labelled(codes.LIGHTS, "risks.color")

_DIMENSIONS = (("stability", "growth"), ("contact", "satisfaction"), ("breadth",))
_NAMES = tuple(name for dimension in _DIMENSIONS for name in dimension)


def _added(names: Sequence[str], form: str) -> str:
    return "(" + "+".join(form.format(name) for name in names) + ")"


def _whole(names: Sequence[str]) -> str:
    return _added(names, "{0}_weight")


def _known(names: Sequence[str]) -> str:
    return _added(names, "{0}_weight*ISNUMBER({0})")


_SCORE = (
    "("
    + "+".join(
        f"IF({_known(d)}>0,{_whole(d)}*{_added(d, '{0}_weight*N({0})')}/{_known(d)},0)" for d in _DIMENSIONS
    )
    + ")/("
    + "+".join(f"IF({_known(d)}>0,{_whole(d)},0)" for d in _DIMENSIONS)
    + ")"
)
_ALL = {"stability": 80, "growth": 60, "contact": 50, "satisfaction": 70, "breadth": 40}


@cell_function(
    group=GROUP,
    native=f"IF({_known(_NAMES)}<=0,NA(),IF({_known(_NAMES)}/{_whole(_NAMES)}<coverage_needed,NA(),"
    f'MIN({_SCORE},IF(AND(light="red",red_light_caps),red_light_cap,100))))',
    source=KAMXL,
    examples=[
        # 24 + 6 + 10 + 10.5 + 10
        gives(60.5, **_ALL),
        gives(60.5, **_ALL, light="yellow"),
        gives(60.5, **_ALL, light="none"),
        gives(60.5, **_ALL, light=None),
        gives(49, **_ALL, light="red"),
        gives(49, **_ALL, light="RED"),
        gives(20, stability=20, growth=20, contact=20, satisfaction=20, breadth=20, light="red"),
        gives(100, stability=100, growth=100, contact=100, satisfaction=100, breadth=100),
        gives(0, stability=0, growth=0, contact=0, satisfaction=0, breadth=0),
        # Growth unknown: stability alone speaks for business, 40 x 80 = 32.
        gives(62.5, **{**_ALL, "growth": None}),
        # Ecosystem unknown: (24 + 6 + 10 + 10.5) / 75.
        gives(100 * 50.5 / 75, **{**_ALL, "breadth": ""}),
        # Stability, growth and contact are exactly 60 of 100: (24 + 6 + 35 x 0.5) / 75.
        gives(100 * 47.5 / 75, **{**_ALL, "satisfaction": None, "breadth": None}),
        gives(NA, **{**_ALL, "stability": None, "satisfaction": None}),
        gives(NA, **dict.fromkeys(_ALL)),
        gives(VALUE, **{**_ALL, "contact": "often"}),
        gives(VALUE, **{**_ALL, "contact": 100.01}),
        gives(VALUE, **{**_ALL, "contact": -0.01}),
        gives(VALUE, **_ALL, light="blue"),
        gives(DIV0, **{**_ALL, "growth": DIV0}),
        gives(NA, **_ALL, light=NA),
    ],
)
def health(  # noqa: PLR0913 - the five components and the light
    stability: Annotated[Points, "Points for purchase stability, 0-100; blank if unknown."],
    growth: Annotated[Points, "Points for growth, 0-100; blank if unknown."],
    contact: Annotated[Points, "Points for key-person contact, 0-100; blank if unknown."],
    satisfaction: Annotated[Points, "Satisfaction, 0-100; blank if unknown."],
    breadth: Annotated[Points, "Points for breadth of cooperation, 0-100; blank if unknown."],
    light: Annotated[str | None, LIGHTS, "The risk light; red caps the score at 49."] = None,
    *,
    settings: Settings,
) -> CellResult:
    """Give the health score, 0-100.

    Unknown weight goes to the known components of the same dimension; a dimension with nothing known
    gives its weight to the others. With less than 60 % of the weight known there is no score: #N/A.
    """
    points = (stability, growth, contact, satisfaction, breadth)
    return health_rule.score_alone(points, settings.health, red=light == "red")


def _judged(points: Sequence[float | None], light: str | None, settings: Settings) -> HealthScore:
    named = dict(zip(ComponentName, points, strict=True))
    return health_rule.health_score(named, settings.health, red=light == "red")


@cell_function(
    group=GROUP,
    native='IF(score>=healthy_from,"healthy",IF(score>=watch_from,"watch","at_risk"))',
    source=KAMXL,
    words=codes.BANDS,
    examples=[
        gives("healthy", score=100),
        gives("healthy", score=75),
        gives("watch", score=74.99),
        gives("watch", score=50),
        gives("at_risk", score=49.99),
        gives("at_risk", score=0),
        gives(NA, score=None),
        gives(NA, score=""),
        gives(VALUE, score="good"),
        gives(VALUE, score=100.01),
        gives(NA, score=NA),
    ],
)
def health_band(
    score: Annotated[float, Number(low=0, high=100), "A health score, 0-100."], *, settings: Settings
) -> CellResult:
    """Give the band of a health score: healthy from 75, watch from 50, else at_risk.

    The score is not rounded first: 74.99 is to watch.
    """
    return health_rule.band(score, settings.health)


@cell_function(
    group=GROUP,
    native=None,
    source=KAMXL,
    words={**codes.COMPONENTS, "red_light": codes.RED_LIGHT_CAP},
    examples=[
        gives(
            (
                ("breadth", 40.0, 25.0, 15.0),
                ("contact", 50.0, 20.0, 10.0),
                ("stability", 80.0, 30.0, 6.0),
                ("satisfaction", 70.0, 15.0, 4.5),
                ("growth", 60.0, 10.0, 4.0),
            ),
            **_ALL,
        ),
        gives(
            (
                ("breadth", 40.0, 25.0, 15.0),
                ("red_light", None, 0.0, 11.5),
                ("contact", 50.0, 20.0, 10.0),
                ("stability", 80.0, 30.0, 6.0),
                ("satisfaction", 70.0, 15.0, 4.5),
                ("growth", 60.0, 10.0, 4.0),
            ),
            **_ALL,
            light="red",
        ),
        gives(
            (
                ("breadth", 40.0, 25.0, 15.0),
                ("contact", 50.0, 20.0, 10.0),
                ("stability", 80.0, 40.0, 8.0),
                ("satisfaction", 70.0, 15.0, 4.5),
            ),
            **{**_ALL, "growth": None},
        ),
        gives(NA, **{**_ALL, "stability": None, "satisfaction": None}),
        gives(VALUE, **{**_ALL, "contact": "often"}),
        gives(DIV0, **{**_ALL, "growth": DIV0}),
    ],
)
def health_why(  # noqa: PLR0913 - the five components and the light
    stability: Annotated[Points, "Points for purchase stability, 0-100; blank if unknown."],
    growth: Annotated[Points, "Points for growth, 0-100; blank if unknown."],
    contact: Annotated[Points, "Points for key-person contact, 0-100; blank if unknown."],
    satisfaction: Annotated[Points, "Satisfaction, 0-100; blank if unknown."],
    breadth: Annotated[Points, "Points for breadth of cooperation, 0-100; blank if unknown."],
    light: Annotated[str | None, LIGHTS, "The risk light; red caps the score at 49."] = None,
    *,
    settings: Settings,
) -> CellResult:
    """Explain the health score: spills one row per known component, most points lost first.

    The columns are component, points, weight (after unknown weight was re-spread), points lost. A red
    light that caps the score has a row of its own, red_light, without points. No score: #N/A.
    """
    judged = _judged((stability, growth, contact, satisfaction, breadth), light, settings)
    if judged.score is None:
        return None
    return tuple(
        ("red_light" if part.name is None else part.name.value, part.points, part.weight, part.lost)
        for part in judged.parts
    )


HEALTH: tuple[CellFunction, ...] = (health, health_band, health_why)
