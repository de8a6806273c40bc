"""`kamxl functions`: the cell functions with their help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say
from kamxl.hosts.cli import options as common
from kamxl.hosts.cli.exit_codes import FINE
from kamxl.hosts.cli.refusal import print_json

if TYPE_CHECKING:
    import argparse

    from kamxl.functions import CellFunction

NAME = "functions"
SUMMARY = "Show the cell functions with their help."


def options(command: argparse.ArgumentParser) -> None:
    """Add the options to its parser."""
    command.add_argument("name", nargs="?", metavar="NAME", help="Only this function, like KAM_TIER.")
    common.json(command)


def run(arguments: argparse.Namespace) -> int:
    """Show the catalogue, or one function in full."""
    functions = find(arguments.name)
    if arguments.json:
        print_json([described(function) for function in functions])
    else:
        from kamxl.hosts.cli.show.terminal import show_functions

        show_functions(functions, in_full=arguments.name is not None)
    return FINE


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
