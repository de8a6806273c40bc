"""Functions the way xlwings calls them: plain arguments in order, rows out, and never an exception."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from kamxl.functions import CellError, CellFunction, CellResult
from kamxl.functions.mapped import call_over
from kamxl.hosts.addin.functions import AddinArg, AddinFunction, Passed, cell_functions
from kamxl.hosts.addin.log import note_failure
from kamxl.hosts.addin.memory import Memory
from kamxl.hosts.excel.cell_values import Shown, from_excel, kinds_of, to_excel
from kamxl.settings import Settings

FAULT = CellError.NULL
"""What a cell shows when kamxl itself fails: an error that no function gives otherwise."""


class RangeItself:
    """A conversion for xlwings: a range stays one; what is no range comes as it is."""

    @staticmethod
    def reader(_: object) -> Callable[[Any], None]:
        """Return the step that xlwings runs on an argument."""

        def take(context: Any) -> None:
            if context.range is not None:
                context.value = context.range

        return take


Compute: TypeAlias = Callable[[Sequence[object], Settings], CellResult]
SettingsNow: TypeAlias = Callable[[], Settings]
CellMemory: TypeAlias = Memory[list[list[Shown]]]


class Bound:
    """One function for Excel.

    Args:
        offered: What add-ins offer.
        compute: Gives the result from the values of cells and the settings.
        settings: Gives the settings of the workbook that asks.
        memory: Where results for equal values are kept.
        read: Gives the values of cells from what Excel hands over.
    """

    def __init__(
        self,
        offered: AddinFunction,
        compute: Compute,
        settings: SettingsNow,
        memory: CellMemory,
        read: Callable[[object], object] = from_excel,
    ) -> None:
        self.__name__ = offered.name
        self.__doc__ = offered.help
        self.__xlfunc__ = _described(offered)
        self._compute, self._settings = compute, settings
        self._memory, self._read = memory, read

    def __call__(self, *given: object) -> list[list[Shown]]:
        """Return the rows that Excel shows."""
        try:
            values = tuple(self._read(value) for value in given)
            settings = self._settings()
            return self._memory.recall(
                (self.__name__, values), settings, lambda: to_excel(self._compute(values, settings))
            )
        except Exception:  # noqa: BLE001 - nobody stands behind a cell; the trace goes to the log
            note_failure(f"{self.__name__}({kinds_of(given)})")
            return to_excel(FAULT)


def catalogue_functions(
    functions: Sequence[CellFunction], settings: SettingsNow, memory: CellMemory
) -> tuple[Bound, ...]:
    """Bind functions of the catalogue."""
    return tuple(
        Bound(offered, _over(function), settings, memory)
        for function, offered in zip(functions, cell_functions(functions), strict=True)
    )


def _over(function: CellFunction) -> Compute:
    return lambda values, settings: call_over(function, *values, settings=settings)


def _described(offered: AddinFunction) -> dict[str, Any]:
    """Return what xlwings' decorators attach to a function; they do nothing outside of Windows."""
    args = [_argument(place, arg) for place, arg in enumerate(offered.args)]
    return {
        "name": offered.name,
        "sub": False,
        "args": args,
        "argmap": {one["name"]: one for one in args},
        "ret": {"doc": offered.help, "options": {"convert": "raw"}},
        "category": "KAM",
        "call_in_wizard": False,
        "volatile": False,
        "async_mode": None,
    }


def _argument(place: int, arg: AddinArg) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": arg.name,
        "pos": place,
        "vba": None,
        "doc": arg.help,
        "vararg": False,
        "options": {"convert": RangeItself if arg.passed is Passed.RANGE else "raw"},
    }
    return {**described, "optional": None} if arg.optional else described
