"""The cell function of the drop alert."""

from collections.abc import Sequence
from typing import Annotated

from kamxl.functions.cells import CellError, CellResult
from kamxl.functions.declare import cell_function, gives
from kamxl.functions.ranges import History, from_end
from kamxl.locale import codes
from kamxl.rules import drop as rule
from kamxl.settings import Settings

NA, VALUE, DIV0 = CellError.NOT_AVAILABLE, CellError.VALUE, CellError.DIV0
_QUARTERS_FOR_A_YEAR = 6
_NOW, _BEFORE, _THIRD, _, _YEAR_BEFORE, _OLDEST = (from_end("quarters", back) for back in range(6))


def _fell(now: str, before: str) -> str:
    return f"{now}<={before}*(1-drop_threshold)+{rule.TOLERANCE:.0E}*ABS({before})"


def _fell_twice(pairs: Sequence[tuple[str, str]], whole: tuple[str, str]) -> str:
    """Return a formula that is TRUE for a drop; pairs and whole are (now, before)."""
    each = ",".join(_fell(now, before) for now, before in pairs)
    both = ",".join(f"{now}<{before}" for now, before in pairs)
    return f'IF(drop_mode="each",AND({each}),AND({both},{_fell(*whole)}))'


_TWO_NOW, _TWO_BEFORE = f"({_BEFORE}+{_NOW})", f"({_OLDEST}+{_YEAR_BEFORE})"
_BY_QUARTER = _fell_twice([(_BEFORE, _THIRD), (_NOW, _BEFORE)], (_NOW, _THIRD))
_BY_YEAR = _fell_twice([(_BEFORE, _OLDEST), (_NOW, _YEAR_BEFORE)], (_TWO_NOW, _TWO_BEFORE))
_SEASONAL = (
    f"IF(COUNT(quarters)<{_QUARTERS_FOR_A_YEAR},FALSE,"
    f"AND({_OLDEST}>0,{_YEAR_BEFORE}>0,{_BEFORE}>={_OLDEST}*(1-{rule.TOLERANCE:.0E}),"
    f"{_NOW}>={_YEAR_BEFORE}*(1-{rule.TOLERANCE:.0E})))"
)
_NATIVE = (
    "IF(COUNT(quarters)<3,NA(),"
    f'IF(AND({_NOW}<=0,{_BEFORE}<=0,MAX(quarters)>0),"stopped",'
    'IF(drop_basis="qoq",'
    f"IF(OR({_THIRD}<=0,{_BEFORE}<=0),#DIV/0!,"
    f'IF({_BY_QUARTER},IF({_SEASONAL},"seasonal","drop"),"none")),'
    f"IF(COUNT(quarters)<{_QUARTERS_FOR_A_YEAR},NA(),IF(OR({_OLDEST}<=0,{_YEAR_BEFORE}<=0),#DIV/0!,"
    f'IF({_BY_YEAR},"drop","none"))))))'
)


@cell_function(
    group="warning",
    native=_NATIVE,
    source="key-account handbook: purchases down 15 %, two quarters running",
    words=codes.PURCHASES,
    examples=[
        gives("drop", quarters=(100, 85, 72.25)),
        gives("none", quarters=(100, 85.01, 72.2)),
        gives("none", quarters=(100, 85, 72.26)),
        gives("none", quarters=(100, 80, 90)),
        gives("drop", quarters=(None, 200, 100, 80, 60)),
        gives("drop", quarters=(50, 100, 100, 80, 60)),
        # With six quarters: 80 and 60 each against the same quarter a year before.
        gives("seasonal", quarters=(80, 60, 120, 100, 80, 60)),
        gives("drop", quarters=(80, 60.01, 120, 100, 80, 60)),
        gives("drop", quarters=(80, 60, 120, 200, 100, 59.9)),
        gives("drop", quarters=(0, 0, 120, 100, 80, 60)),
        gives("drop", quarters=(100, 85, 0)),
        gives("stopped", quarters=(100, 0, 0)),
        gives("stopped", quarters=(100, 0, 0, 0)),
        gives("stopped", quarters=(100, -5, 0)),
        gives(DIV0, quarters=(0, 0, 0)),
        gives(DIV0, quarters=(0, 100, 50)),
        gives(DIV0, quarters=(100, 0, 50)),
        gives(DIV0, quarters=(-10, 5, 4)),
        gives(NA, quarters=(100, 85)),
        gives(NA, quarters=("", 100, 85)),
        gives(NA, quarters=(100, None, 72.25)),
        gives(NA, quarters=(120, 100, 85, None)),
        gives(NA, quarters=(None, None, None)),
        gives(VALUE, quarters=(100, "less", 72.25)),
        gives(DIV0, quarters=(100, DIV0, 72.25)),
        gives(NA, quarters=(NA, 85, 72.25)),
    ],
)
def drop(
    quarters: Annotated[
        Sequence[float], History(), "Revenue by completed quarter, oldest first, at least 3."
    ],
    *,
    settings: Settings,
) -> CellResult:
    """Say what the last quarters show: drop, seasonal, stopped or none.

    drop: down by at least 15 %, two quarters running, each against the one before. seasonal: the same,
    but neither of the last two quarters is below the same one a year before (6 quarters needed).
    stopped: two quarters of nothing after purchases. A base of zero or less is #DIV/0!. Threshold, mode
    and basis are settings; the basis "seasonal" compares with the year before here.
    """
    yearly = settings.alerts.drop_basis != "qoq"
    found = rule.drop(quarters, settings.alerts)
    if found is None:
        return NA if len(quarters) < (_QUARTERS_FOR_A_YEAR if yearly else 3) else DIV0
    return found
