"""Key-person contact: how much of the required cadence was kept."""

from kamxl.domain.facts import CadenceFacts, Facts
from kamxl.domain.health import Component, ComponentName
from kamxl.domain.message import Message, say
from kamxl.settings.health import HealthSettings


def kept_points(kept: float, required: float) -> float:
    """Score the cadence 0-100: the share of required periods with a contact of the level."""
    return min(100.0, 100.0 * kept / required)


def contact(facts: Facts, settings: HealthSettings) -> Component:
    """Judge whether the account was met as often as its age requires, and say why."""
    cadence = facts.cadence
    if cadence is None or cadence.required == 0:
        reason = facts.contact_reason or say("No contacts are recorded in this book.")
        return _component(None, reason, settings)
    return _component(kept_points(cadence.kept, cadence.required), _kept(cadence), settings)


def _kept(cadence: CadenceFacts) -> Message:
    counts = {"kept": cadence.kept, "required": cadence.required}
    if cadence.phase == "new":
        what = say("{kept} of {required} weekly formal contacts kept.", **counts)
    elif cadence.phase == "young":
        what = say("{kept} of {required} business reviews and executive contacts kept.", **counts)
    else:
        what = say("Strategy workshop in {kept} of the last {required} quarters.", **counts)
    if not cadence.levels_recorded:
        what = say("{what} The book records no contact level, so every contact counts.", what=what)
    if cadence.assumed:
        what = say(
            "{what} Counted from the first purchase, as no first cooperation date is given.", what=what
        )
    return what


def _component(points: float | None, reason: Message, settings: HealthSettings) -> Component:
    return Component(name=ComponentName.CONTACT, weight=settings.contact_weight, points=points, reason=reason)
