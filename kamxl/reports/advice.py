"""What to ask for and to do, in standing phrases: for points lost, and for what is not recorded."""

from types import MappingProxyType

from kamxl.domain.health import ComponentName
from kamxl.locale import N_

# What wins back the points of a component.
FOR_LOST_POINTS = MappingProxyType(
    {
        ComponentName.STABILITY: N_("Agree an ordering rhythm: a frame contract or a monthly call-off."),
        ComponentName.GROWTH: N_("Find the next project with the customer and put a number on it."),
        ComponentName.CONTACT: N_("Put the contacts that the cadence asks for into the calendar."),
        ComponentName.SATISFACTION: N_("Ask what would make the next answer better, and act on it."),
        ComponentName.BREADTH: N_("Offer one more product line, with a pilot."),
    }
)

# What makes an unknown component known.
FOR_MISSING_DATA = MappingProxyType(
    {
        ComponentName.STABILITY: N_("Keep recording sales; the rhythm shows after some months."),
        ComponentName.GROWTH: N_("Keep recording sales; growth needs six quarters."),
        ComponentName.CONTACT: N_("Record visits and contacts, so that the cadence can be judged."),
        ComponentName.SATISFACTION: N_("Ask for satisfaction at the next visit and record the answer."),
        ComponentName.BREADTH: N_("Record the product line of each sale."),
    }
)

# What lifts the cap of a red light.
FOR_THE_CAP = N_("Settle what turned the light red; the alert says what it is.")
