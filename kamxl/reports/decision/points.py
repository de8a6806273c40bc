"""What to do about points that the health score lost, and about what nobody wrote down."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from kamxl.domain.health import ComponentName
from kamxl.domain.message import Message, say
from kamxl.reports.advice import FOR_LOST_POINTS, FOR_MISSING_DATA
from kamxl.reports.decision.steps import Step
from kamxl.reports.decision.told import Told
from kamxl.rules.health import COMPONENT_NAMES

_DONE: Mapping[ComponentName, Message] = MappingProxyType(
    {
        ComponentName.STABILITY: say("The customer signed the frame contract or the call-offs."),
        ComponentName.GROWTH: say("The customer named the project and its sum."),
        ComponentName.CONTACT: say("The customer confirmed the appointments."),
        ComponentName.SATISFACTION: say("The customer named what must become better, and by when."),
        ComponentName.BREADTH: say("The customer agreed to the pilot."),
    }
)


def lost_points(told: Told) -> Iterator[tuple[ComponentName, Message, Step]]:
    """Yield the components below healthy, what they lost first, with what to do."""
    aim = told.settings.health.healthy_from
    for part in told.account.health.parts:
        if part.name is None or part.points is None or part.points >= aim:
            continue
        why = say(
            "{component} lost {lost:.1f} of 100 points. {reason}",
            component=COMPONENT_NAMES[part.name],
            lost=part.lost,
            reason=part.reason,
        )
        yield part.name, why, Step(Message(FOR_LOST_POINTS[part.name]), _DONE[part.name])


def not_recorded(told: Told) -> Iterator[tuple[ComponentName, Message, Step]]:
    """Yield the components that nobody can judge, with what to write down."""
    for component in told.account.health.components:
        if component.points is None:
            done = say("The rows stand in the book.")
            yield component.name, component.reason, Step(Message(FOR_MISSING_DATA[component.name]), done)
