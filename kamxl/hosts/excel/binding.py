"""What answers Excel: values and settings in, rows out, and never an exception.

Nothing here looks into Excel: what a function needs comes with the call.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from kamxl.functions import CellError, CellFunction, CellResult
from kamxl.functions.mapped import call_over
from kamxl.hosts.addin.functions import AddinFunction, Passed, cell_functions
from kamxl.hosts.addin.log import note_failure
from kamxl.hosts.addin.memory import Memory
from kamxl.hosts.excel.cell_values import Shown, from_excel, kinds_of, to_excel
from kamxl.hosts.excel.given_ranges import given_range
from kamxl.hosts.excel.given_settings import GivenSettings
from kamxl.settings import Settings

FAULT = CellError.NULL
"""What a cell shows when kamxl itself fails: an error that no function gives otherwise."""

Compute: TypeAlias = Callable[[Sequence[object], Settings], CellResult]
CellMemory: TypeAlias = Memory[list[list[Shown]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """One function for Excel.

    Attributes:
        offered: What add-ins offer.
        compute: Gives the result from the values of cells and the settings.
        memory: Where results for equal values are kept.
    """

    offered: AddinFunction
    compute: Compute
    memory: CellMemory

    def read(self, given: Sequence[object]) -> tuple[object, ...]:
        """Return the values of cells from what Excel hands over; what is left out at the end stays out."""
        return tuple(
            given_range(value) if arg.passed is Passed.RANGE else from_excel(value)
            for arg, value in zip(self.offered.args, given, strict=False)
        )


@dataclass(slots=True)
class Ask:
    """The one thing that Excel calls. xlwings finds it by name, and what to do with arguments on it."""

    bound: dict[str, Bound]
    settings: GivenSettings = field(default_factory=GivenSettings)
    __name__: str = "ask"
    __xlfunc__: dict[str, Any] = field(
        default_factory=lambda: raw_call("ask", ("name", "settings", "values"))
    )

    def __call__(
        self, name: str, settings: Sequence[object] | None, values: Sequence[object]
    ) -> list[list[Shown]]:
        """Return the rows that Excel shows.

        Args:
            name: The function, like KAM_TIER.
            settings: Name and value by turns, from the workbook that asks.
            values: The arguments in their order.
        """
        try:
            bound = self.bound[name]
            read, chosen = bound.read(values), self.settings.of(settings)
            return bound.memory.recall((name, read), chosen, lambda: to_excel(bound.compute(read, chosen)))
        except Exception:  # noqa: BLE001 - nobody stands behind a cell; the trace goes to the log
            note_failure(f"{name}({kinds_of(values)})")
            return to_excel(FAULT)


def catalogue_functions(functions: Sequence[CellFunction], memory: CellMemory) -> tuple[Bound, ...]:
    """Bind functions of the catalogue."""
    return tuple(
        Bound(offered=offered, compute=_over(function), memory=memory)
        for function, offered in zip(functions, cell_functions(functions), strict=True)
    )


def raw_call(name: str, arguments: Sequence[str]) -> dict[str, Any]:
    """Return what xlwings' decorators attach to a function whose arguments come as Excel sends them.

    The decorators do nothing outside of Windows.
    """
    args = [
        {"name": one, "pos": place, "optional": None, "vararg": False, "options": {"convert": "raw"}}
        for place, one in enumerate(arguments)
    ]
    return {
        "name": name,
        "sub": False,
        "args": args,
        "argmap": {one["name"]: one for one in args},
        "ret": {"options": {"convert": "raw"}},
        "async_mode": None,
    }


def _over(function: CellFunction) -> Compute:
    return lambda values, settings: call_over(function, *values, settings=settings)
