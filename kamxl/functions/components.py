"""Cell functions of the health components that are computed from purchases."""

from collections.abc import Sequence
from typing import Annotated

from kamxl.functions.cells import CellError, CellResult
from kamxl.functions.declare import CellFunction, Default, cell_function, gives
from kamxl.functions.kinds import Number
from kamxl.functions.ranges import History, age, from_end
from kamxl.rules import breadth as breadth_rule
from kamxl.rules import growth as growth_rule
from kamxl.rules import stability as stability_rule
from kamxl.settings import Settings

GROUP = "health"
NA, VALUE, DIV0 = CellError.NOT_AVAILABLE, CellError.VALUE, CellError.DIV0
KAMXL = "kamxl; dimensions from the key-account handbook"

_MONTHS = stability_rule.MONTHS_LOOKED_AT
_MONTH_WEIGHTS = f'(months<>"")*({age("months")}<={_MONTHS})*decay^({age("months")}-1)'


@cell_function(
    group=GROUP,
    native=f"IF(COUNT(months)<stability_months_needed,NA(),"
    f"100*SUMPRODUCT((months>0)*{_MONTH_WEIGHTS})/SUMPRODUCT({_MONTH_WEIGHTS}))",
    source="kamxl; measured on public customer purchases (user guide)",
    examples=[
        gives(100, months=(5, 5, 5)),
        gives(0, months=(0, 0, 0)),
        # 0.8 + 0.64 of 1 + 0.8 + 0.64
        gives(100 * 1.44 / 2.44, months=(5, 5, 0)),
        gives(100 * 1.64 / 2.44, months=(None, None, 5, -2, 5)),
        gives(100 * 1.5 / 1.75, months=(0, 9, 9), decay=0.5),
        gives(75, months=(0, 5, 5, 5), decay=1),
        # The twelfth month back counts, the thirteenth does not.
        gives(100 * 0.8**11 / (5 * (1 - 0.8**12)), months=(9, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)),
        gives(0, months=(9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)),
        gives(NA, months=(5, 5)),
        gives(NA, months=("", 5, 5)),
        gives(NA, months=(5, None, 5, 5)),
        gives(NA, months=(5, 5, 5, None)),
        gives(NA, months=(None, None, None)),
        gives(VALUE, months=(5, "many", 5)),
        gives(VALUE, months=(5, 5, 5), decay=0.049),
        gives(VALUE, months=(5, 5, 5), decay="slow"),
        gives(DIV0, months=(5, DIV0, 5)),
    ],
)
def stability(
    months: Annotated[Sequence[float], History(), "Revenue by month, oldest first, to the last full month."],
    decay: Annotated[
        float | None,
        Number(low=0.05, high=1),
        Default(setting="stability_decay"),
        "Weight of a month against the month after it; left out: the setting stability_decay.",
    ] = None,
    *,
    settings: Settings,
) -> CellResult:
    """Give the points for purchase stability, 0-100: in how many recent months the account bought.

    The share of the last 12 months with revenue above 0, recent months weighing more (0.8 a month).
    For quarters give 0.512 as decay. At least stability_months_needed (3) values are needed. Blanks
    before the first number are before the account's history; a later blank is #N/A.
    """
    if len(months) < settings.health.stability_months_needed:
        return None
    decay = settings.health.stability_decay if decay is None else decay
    return stability_rule.rhythm_points(months[-_MONTHS:], decay)


_NOW = f"({from_end('quarters', 1)}+{from_end('quarters', 0)})"
_BASE = f"({from_end('quarters', 5)}+{from_end('quarters', 4)})"
_CHANGE = f"({_NOW}/{_BASE}-1)"


@cell_function(
    group=GROUP,
    native=f"IF(COUNT(quarters)<{growth_rule.QUARTERS_NEEDED},NA(),IF({_BASE}<=0,#DIV/0!,"
    f"IF({_NOW}<{_BASE},MAX(0,growth_flat_points*(1-{_CHANGE}/growth_floor)),"
    f"MIN(100,growth_flat_points+(100-growth_flat_points)*{_CHANGE}/growth_ceiling))))",
    source=KAMXL,
    examples=[
        gives(60, quarters=(50, 50, 70, 70, 60, 40)),
        gives(100, quarters=(50, 50, 0, 0, 70, 70)),
        gives(99, quarters=(50, 50, 0, 0, 69, 70)),
        gives(100, quarters=(50, 50, 0, 0, 90, 90)),
        gives(80, quarters=(None, 50, 50, 0, 0, 60, 60)),
        gives(0, quarters=(50, 50, 0, 0, 20, 20)),
        gives(1, quarters=(50, 50, 0, 0, 20, 21)),
        gives(0, quarters=(50, 50, 0, 0, 5, 5)),
        gives(30, quarters=(9, 9, 50, 50, 0, 0, 30, 40)),
        gives(NA, quarters=(50, 0, 0, 60, 60)),
        gives(NA, quarters=(50, 50, None, 0, 60, 60)),
        gives(NA, quarters=(None, "", None)),
        gives(DIV0, quarters=(0, 0, 5, 5, 60, 60)),
        gives(DIV0, quarters=(50, -60, 5, 5, 60, 60)),
        gives(VALUE, quarters=(50, 50, "none", 0, 60, 60)),
        gives(NA, quarters=(50, 50, NA, 0, 60, 60)),
    ],
)
def growth(
    quarters: Annotated[
        Sequence[float], History(), "Revenue by completed quarter, oldest first, at least 6."
    ],
    *,
    settings: Settings,
) -> CellResult:
    """Give the points for growth, 0-100: the last two quarters against the same two a year before.

    -60 % gives 0, no change 60, +40 % 100, linear between. Fewer than 6 quarters or a blank after the
    first number is #N/A, a base of zero or less #DIV/0!.
    """
    if len(quarters) < growth_rule.QUARTERS_NEEDED:
        return None
    change = growth_rule.growth_change(quarters)
    return DIV0 if change is None else growth_rule.growth_points(change, settings.health)


@cell_function(
    group=GROUP,
    native="IF(relevant=0,#DIV/0!,MIN(100,100*active/relevant))",
    source=KAMXL,
    examples=[
        gives(60, active=3, relevant=5),
        gives(0, active=0, relevant=5),
        gives(100, active=5, relevant=5),
        gives(100, active=6, relevant=5),
        gives(DIV0, active=0, relevant=0),
        gives(NA, active=None, relevant=5),
        gives(NA, active=3, relevant=""),
        gives(VALUE, active="three", relevant=5),
        gives(VALUE, active=-1, relevant=5),
        gives(NA, active=3, relevant=NA),
    ],
)
def breadth(
    active: Annotated[float, Number(low=0), "Product lines with revenue in the last four quarters."],
    relevant: Annotated[float, Number(low=0), "Product lines relevant to the account."],
) -> CellResult:
    """Give the points for breadth of cooperation, 0-100: active among relevant product lines.

    No relevant lines is #DIV/0!.
    """
    return breadth_rule.breadth_points(active, relevant) if relevant > 0 else DIV0


COMPONENTS: tuple[CellFunction, ...] = (stability, growth, breadth)
