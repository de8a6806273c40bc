"""The cell functions as the command line shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say

if TYPE_CHECKING:
    from kamxl.functions import CellFunction


def find(name: str | None) -> tuple[CellFunction, ...]:
    """Return one function by name (KAM_TIER, KAM.TIER or tier), or all of them.

    Raises:
        KamxlError: There is no such function.
    """
    from kamxl.functions import FUNCTIONS, function_named

    if name is None:
        return FUNCTIONS
    function = function_named(name)
    if function is None:
        raise KamxlError(
            say("There is no function '{name}'. See `kamxl functions` for all of them.", name=name)
        )
    return (function,)


def described(function: CellFunction) -> dict[str, Any]:
    """Return a function as plain values: name, group, help, arguments, formula, examples, source.

    `native` is the formula as it is read; `formula` the whole one that a cell needs, with what to do
    about blanks, texts and numbers out of range, and the defined names of the settings.
    """
    return {
        "name": function.cell_name,
        "group": function.group,
        "help": function.help,
        "args": [{"name": arg.name, "help": arg.help, "optional": arg.optional} for arg in function.args],
        "native": function.native,
        "formula": _formula(function),
        "examples": [
            {
                "args": {name: _plain(value) for name, value in example.args.items()},
                "result": _plain(example.result),
            }
            for example in function.examples
        ],
        "source": function.source,
    }


def _formula(function: CellFunction) -> str | None:
    if function.native is None:
        return None
    return function.native_formula({arg.name: arg.name for arg in function.args})


def _plain(value: object) -> Any:
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)
