"""The functions Excel sees: a few lines of VBA each, which hand their arguments to Python.

The Python function of the same name lies in `kamxl.hosts.excel.udfs`: it is called by xlwings' `call_udf`
with the arguments in this order: ranges as their values, what is left out as a blank (None). It gives a
value, rows of values, or for an error its text, like `#N/A`.
"""

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kamxl.functions import FUNCTIONS, CellFunction
from kamxl.functions.kinds import Day
from kamxl.functions.ranges import Days

LONGEST_HELP = 255
"""What Excel's function wizard can show of a description or an argument's help."""
_WIDTH = 100


class Passed(StrEnum):
    """How a range reaches Python."""

    VALUES = "v"
    """Numbers as they are, whatever their format: a cell in a currency format would lose digits."""
    DATES = "d"
    """Dates as dates, also in workbooks that count from 1904."""
    RANGE = "r"
    """The range itself, for functions that read whole sheets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrapperArg:
    """One argument of a function in Excel."""

    name: str
    help: str
    optional: bool = False
    passed: Passed = Passed.VALUES


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrapper:
    """One function in Excel: name, help and at least one argument, optional ones last."""

    name: str
    help: str
    args: tuple[WrapperArg, ...]


def catalogue_wrappers(functions: Iterable[CellFunction] = FUNCTIONS) -> tuple[Wrapper, ...]:
    """Return the wrapper of each cell function."""
    return tuple(_wrapper(function) for function in functions)


def wrapper_code(wrappers: Sequence[Wrapper]) -> str:
    """Return the code of the module with all functions."""
    return "Option Explicit\n\n" + "\n".join(_code(wrapper) for wrapper in wrappers)


def short_help(text: str) -> str:
    """Return what fits into the function wizard: the whole text, its first paragraph, or its start."""
    whole = " ".join(text.split())
    first = " ".join(text.partition("\n\n")[0].split())
    for candidate in (whole, first):
        if len(candidate) <= LONGEST_HELP:
            return candidate
    return textwrap.shorten(first, LONGEST_HELP, placeholder=" …")


def _wrapper(function: CellFunction) -> Wrapper:
    args = tuple(
        WrapperArg(
            name=arg.name,
            help=arg.help,
            optional=arg.optional,
            passed=Passed.DATES if isinstance(arg.kind, Day | Days) else Passed.VALUES,
        )
        for arg in function.args
    )
    return Wrapper(name=function.cell_name, help=function.help, args=args)


def _code(wrapper: Wrapper) -> str:
    names = [arg.name for arg in wrapper.args]
    declared = [f"Optional {arg.name}" if arg.optional else arg.name for arg in wrapper.args]
    kinds = "".join(arg.passed for arg in wrapper.args)
    head = _continued(f"Public Function {wrapper.name}(", declared, ")")
    body = _continued(f'    {wrapper.name} = KamAsk("{wrapper.name}", "{kinds}", Array(', names, "))")
    blanks = [f"    If IsMissing({arg.name}) Then {arg.name} = Empty" for arg in wrapper.args if arg.optional]
    return "\n".join([head, *blanks, body, "End Function", ""])


def _continued(start: str, parts: Sequence[str], end: str) -> str:
    """Write a list into code, broken between its parts the way VBA wants it."""
    lines = [start]
    for part in [*[f"{one}, " for one in parts[:-1]], parts[-1] + end]:
        if len(lines[-1]) + len(part) > _WIDTH:
            lines[-1] += "_"
            lines.append("        ")
        lines[-1] += part
    return "\n".join(lines)
