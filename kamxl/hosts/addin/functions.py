"""The functions that every add-in offers: those of the catalogue, and those of whole books."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kamxl.functions import FUNCTIONS, CellFunction
from kamxl.functions.day_zero import counts_days


class Passed(StrEnum):
    """How a range reaches Python."""

    VALUES = "v"
    """Numbers as they are, whatever their format: a cell in a currency format would lose digits."""
    DATES = "d"
    """Dates as dates, also in workbooks that count from 1904."""
    RANGE = "r"
    """The range itself, for functions that read whole sheets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddinArg:
    """One argument of a function."""

    name: str
    help: str
    optional: bool = False
    passed: Passed = Passed.VALUES


@dataclass(frozen=True, slots=True, kw_only=True)
class AddinFunction:
    """One function: name, help and at least one argument, optional ones last."""

    name: str
    help: str
    args: tuple[AddinArg, ...]


def cell_functions(functions: Iterable[CellFunction] = FUNCTIONS) -> tuple[AddinFunction, ...]:
    """Return the functions of the catalogue as add-ins offer them."""
    return tuple(_offered(function) for function in functions)


def all_functions() -> tuple[AddinFunction, ...]:
    """Return all functions: those of one cell, and those of whole books."""
    from kamxl.hosts.addin.book_functions import book_functions

    return (*cell_functions(), *book_functions())


def function_names() -> frozenset[str]:
    """Return the names of all functions."""
    return frozenset(one.name for one in all_functions())


def dotted_names() -> dict[str, str]:
    """Return the name behind `KAM.` of every function, by its name where there are no namespaces."""
    named = {one.cell_name: one.dotted_name for one in FUNCTIONS}
    return {name: named.get(name, name.replace("_", ".", 1)) for name in function_names()}


def _offered(function: CellFunction) -> AddinFunction:
    args = tuple(
        AddinArg(
            name=arg.name,
            help=arg.help,
            optional=arg.optional,
            passed=Passed.DATES if counts_days(arg.kind) else Passed.VALUES,
        )
        for arg in function.args
    )
    return AddinFunction(name=function.cell_name, help=function.help, args=args)
