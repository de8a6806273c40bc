"""All cell functions, in the order of the help pages."""

from kamxl.functions.components import COMPONENTS
from kamxl.functions.contact import CONTACT
from kamxl.functions.declare import CellFunction
from kamxl.functions.drop import drop
from kamxl.functions.dues import DUES
from kamxl.functions.health import HEALTH
from kamxl.functions.matrix import MATRIX
from kamxl.functions.money import MONEY
from kamxl.functions.outlook import OUTLOOK
from kamxl.functions.people import PEOPLE
from kamxl.functions.rfm import rfm
from kamxl.functions.series import SERIES
from kamxl.functions.service import SERVICE
from kamxl.functions.surveys import SURVEYS
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
    *DUES,
    at_risk,
    *CONTACT,
    *PEOPLE,
    *SERVICE,
    *SURVEYS,
    *SERIES,
    *MONEY,
    *OUTLOOK,
)


def function_named(name: str) -> CellFunction | None:
    """Return the function with this name, as `KAM_TIER`, `KAM.TIER` or `tier`; None when there is none."""
    plain = name.strip().casefold().removeprefix("kam_").removeprefix("kam.")
    names = {plain, f"kam_{plain}"}
    return next((one for one in FUNCTIONS if names & {one.name, one.cell_name.casefold()}), None)
