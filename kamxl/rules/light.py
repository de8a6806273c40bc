"""The risk light: red, yellow, green (observe) or none, with every reason."""

from collections.abc import Iterable

from kamxl.domain.alert import Light, Noticed
from kamxl.domain.facts import Facts, Signal, SignalKind
from kamxl.domain.message import Message, say
from kamxl.settings.alerts import AlertSettings

COLOR_OF = {
    SignalKind.DECISION_MAKER_LEFT: Light.RED,
    SignalKind.BUDGET_FROZEN: Light.RED,
    SignalKind.COMPETITOR_ENTERED: Light.RED,
    SignalKind.WILL_NOT_RENEW: Light.RED,
    SignalKind.RENEWAL_VAGUE: Light.YELLOW,
    SignalKind.LATE_DELIVERY: Light.GREEN,
    SignalKind.STATED_RED: Light.RED,
    SignalKind.STATED_YELLOW: Light.YELLOW,
    SignalKind.STATED_GREEN: Light.GREEN,
}
_SENTENCES = {
    SignalKind.DECISION_MAKER_LEFT: say("The core decision maker left."),
    SignalKind.BUDGET_FROZEN: say("The budget is frozen."),
    SignalKind.COMPETITOR_ENTERED: say("A competitor entered."),
    SignalKind.WILL_NOT_RENEW: say("The customer said it will not renew."),
    SignalKind.RENEWAL_VAGUE: say("Renewal intent is vague."),
    SignalKind.LATE_DELIVERY: say("Late delivery."),
}
ORDER = (Light.RED, Light.YELLOW, Light.GREEN, Light.NONE)


def brightest(lights: Iterable[Light]) -> Light:
    """Return the most serious light: red over yellow over green over none."""
    return min(lights, key=ORDER.index, default=Light.NONE)


def satisfaction_light(satisfaction: float | None, settings: AlertSettings) -> Light:
    """Return yellow below the threshold (handbook: 70; 69.99 yes, 70 no), else none. None is unknown."""
    low = satisfaction is not None and satisfaction < settings.satisfaction_yellow
    return Light.YELLOW if low else Light.NONE


def notice(facts: Facts, settings: AlertSettings) -> Noticed:
    """Judge an account's risk light from its open signals and its satisfaction, with every reason."""
    told = {
        (COLOR_OF[one.kind], str(_reason(one))): (COLOR_OF[one.kind], _reason(one)) for one in facts.signals
    }
    reasons = list(told.values())
    cells = [signal.cell for signal in facts.signals]
    by_satisfaction = satisfaction_light(facts.satisfaction, settings)
    if by_satisfaction is not Light.NONE:
        reasons.append(
            (
                by_satisfaction,
                say(
                    "Satisfaction {mean:.6g} is below {limit:g}.",
                    mean=facts.satisfaction,
                    limit=settings.satisfaction_yellow,
                ),
            )
        )
        cells += facts.satisfaction_cells
    reasons.sort(key=lambda reason: ORDER.index(reason[0]))
    light = brightest(color for color, _ in reasons)
    since = [s.since for s in facts.signals if s.since is not None and COLOR_OF[s.kind] is light]
    return Noticed(light=light, reasons=tuple(reasons), cells=tuple(cells), since=min(since, default=None))


def _reason(signal: Signal) -> Message:
    if signal.kind in _SENTENCES:
        return _SENTENCES[signal.kind]
    if signal.text is None:
        return say("The team set this light by hand.")
    return say("The team's own light: '{text}'.", text=signal.text)
