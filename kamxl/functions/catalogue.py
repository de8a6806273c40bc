"""All cell functions, in the order of the help pages."""

from kamxl.functions.components import COMPONENTS
from kamxl.functions.declare import CellFunction
from kamxl.functions.drop import drop
from kamxl.functions.health import HEALTH
from kamxl.functions.matrix import MATRIX
from kamxl.functions.money import MONEY
from kamxl.functions.rfm import rfm
from kamxl.functions.series import SERIES
from kamxl.functions.verdict import at_risk, business, fading, status
from kamxl.functions.warning import WARNING

FUNCTIONS: tuple[CellFunction, ...] = (
    *MATRIX,
    rfm,
    *COMPONENTS,
    *HEALTH,
    business,
    status,
    drop,
    *WARNING,
    fading,
    at_risk,
    *SERIES,
    *MONEY,
)


def function_named(name: str) -> CellFunction | None:
    """Return the function with this name, as `KAM_TIER`, `KAM.TIER` or `tier`; None when there is none."""
    plain = name.strip().casefold().removeprefix("kam_").removeprefix("kam.")
    return next((one for one in FUNCTIONS if one.name == plain), None)
