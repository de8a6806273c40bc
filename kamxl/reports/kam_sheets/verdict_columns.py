"""Columns of the verdict that are read first: health, band, light, trend."""

from collections.abc import Callable

from kamxl.domain.alert import Noticed
from kamxl.domain.facts import Facts
from kamxl.domain.message import say
from kamxl.locale import N_, codes
from kamxl.reports.kam_sheets import health_formulas as formulas
from kamxl.reports.kam_sheets.formula import call, native, worded
from kamxl.reports.kam_sheets.health_formulas import BEFORE, NOW, When
from kamxl.reports.kam_sheets.measured import STATED
from kamxl.reports.kam_sheets.point_columns import EARLIER
from kamxl.reports.kam_sheets.score_column import ScoreColumn, known
from kamxl.reports.kam_sheets.subject import Subject
from kamxl.reports.kam_sheets.value import Value
from kamxl.rules.light import COLOR_OF, brightest, satisfaction_light

VERDICT = N_("Verdict")
TREND = N_("Trend")


def trend_code(change: float | None, step: float) -> str | None:
    """Return up, down or flat: a change of at least `step` points has a direction."""
    if change is None:
        return None
    if change >= step:
        return "up"
    return "down" if change <= -step else "flat"


def _trend(subject: Subject) -> Value:
    return subject.words.of("trend", trend_code(subject.one.trend, subject.settings.health.trend_step))


def _signals(subject: Subject, facts: Facts) -> Value:
    """Return the light of signals and satisfaction, without the light the team set itself."""
    lights = [COLOR_OF[signal.kind] for signal in facts.signals if signal.kind not in STATED]
    by_satisfaction = satisfaction_light(facts.satisfaction, subject.settings.alerts)
    return subject.words.of("light", brightest([*lights, by_satisfaction]))


def _noticed(when: When) -> Callable[[Subject], Noticed]:
    return (lambda s: s.one.noticed) if when is NOW else (lambda s: s.one.noticed_before)


def _facts(when: When) -> Callable[[Subject], Facts]:
    return (lambda s: s.one.facts) if when is NOW else (lambda s: s.one.before)


def _light(when: When) -> ScoreColumn:
    noticed = _noticed(when)
    return ScoreColumn(
        key=f"light{when.suffix}",
        group=VERDICT if when is NOW else EARLIER,
        header=say("Risk light") if when is NOW else say("{what}, quarter before", what=say("Risk light")),
        template=formulas.brightest(when),
        value=lambda s: s.words.of("light", noticed(s).light),
        style="center",
        width=18 if when is BEFORE else 15,
        folded=when is BEFORE,
    )


def signals_column(when: When) -> ScoreColumn:
    """Declare the light of signals and satisfaction."""
    facts = _facts(when)
    header = say("Light of signals and satisfaction")
    return ScoreColumn(
        key=f"signals{when.suffix}",
        group=N_("Early warning") if when is NOW else EARLIER,
        header=header if when is NOW else say("{what}, quarter before", what=header),
        template=formulas.light(when),
        value=lambda s: _signals(s, facts(s)),
        style="center",
        width=18,
        folded=True,
    )


HEALTH = ScoreColumn(
    key="health",
    group=VERDICT,
    header=say("Health"),
    template=formulas.capped(NOW),
    value=lambda s: s.one.health.score,
    style="points",
    width=9,
)
BAND = ScoreColumn(
    key="band",
    group=VERDICT,
    header=say("Band"),
    template=known("health", native("health_band", {"score": "health"})),
    addin=known("health", worded(call("health_band", {"score": "health"}), "band", codes.BANDS)),
    value=lambda s: s.words.of("band", s.one.health.band),
    style="center",
    width=10,
)
TREND_WORD = ScoreColumn(
    key="trend_word",
    group=VERDICT,
    header=say("Trend"),
    template=known(
        "trend", 'IF(trend>=trend_step,"trend:up",IF(trend<=-trend_step,"trend:down","trend:flat"))'
    ),
    value=_trend,
    style="center",
    width=10,
)
LIGHT = _light(NOW)
LIGHT_BEFORE = _light(BEFORE)
HEALTH_BEFORE = ScoreColumn(
    key="health_before",
    group=TREND,
    header=say("Health, quarter before"),
    template=formulas.capped(BEFORE),
    value=lambda s: s.one.previous.score,
    style="points",
    width=12,
)
CHANGE = ScoreColumn(
    key="trend",
    group=TREND,
    header=say("Change of health, points"),
    template='IF(OR(health="",health_before=""),"",health-health_before)',
    value=lambda s: s.one.trend,
    style="points",
    width=12,
    number="+0.0;-0.0;0.0",
)
