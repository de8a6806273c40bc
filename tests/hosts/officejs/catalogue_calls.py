"""Every documented example as Excel asks for it: by id, in rows of cells, with dates as numbers."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from kamxl.functions import FUNCTIONS, CellError, CellFunction, call
from kamxl.functions.kinds import DAY_ZERO
from kamxl.hosts.officejs.metadata import function_id


def examples() -> Iterator[tuple[CellFunction, list[object], object]]:
    """Yield each function with the arguments of an example in order, and what Python gives for them."""
    for function in FUNCTIONS:
        for example in function.examples:
            values = [example.args.get(arg.name) for arg in function.args]
            yield function, values, call(function, *values)


def asked(function: CellFunction, values: Sequence[object]) -> dict[str, Any]:
    """Return a call as JSON."""
    return {"id": function_id(function), "values": [as_rows(value) for value in values], "addresses": []}


def as_rows(value: object) -> Any:
    """Return an argument: rows of cells, or null when it is left out."""
    if value is None:
        return None
    if not isinstance(value, list | tuple):
        return [[cell(value)]]
    rows = value if value and isinstance(value[0], list | tuple) else [value]
    return [[cell(one) for one in row] for row in rows]


def shown(result: object) -> list[list[object]]:
    """Return a result as rows of what cells hold."""
    rows = result if isinstance(result, tuple) else ((result,),)
    return [["" if one is None else cell(one) for one in row] for row in rows]


def cell(value: object) -> object:
    """Return what stands in one cell."""
    if isinstance(value, CellError):
        return {"error": value.value}
    if isinstance(value, datetime):
        return (value - datetime.combine(DAY_ZERO, time())) / timedelta(days=1)
    if isinstance(value, date):
        return (value - DAY_ZERO).days
    return value


def settings_sheet(values: Mapping[str, object]) -> list[list[object]]:
    """Return the cells of a settings sheet: name, label, value."""
    return [["Setting", "What it is", "Value"], *[[name, "", value] for name, value in values.items()]]
