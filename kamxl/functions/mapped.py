"""Call a cell function for whole ranges at once: ranges in, the results of all their cells out.

A range given where the function wants one cell is mapped, the way spreadsheets spill: ranges of one row or
column go along with every row or column of the others, and where the others end there is `#N/A`.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from typing import TypeAlias

from kamxl.functions.call import call, shown
from kamxl.functions.cells import CellError, CellResult, CellValue
from kamxl.functions.declare import Arg, CellFunction
from kamxl.functions.kinds import Code, Day, Flag, Moment, Number
from kamxl.functions.spoken import speaker
from kamxl.settings import Settings

Block: TypeAlias = Sequence[Sequence[object]]
_ONE_CELL = (Number, Day, Moment, Code, Flag)
_DEFAULTS = Settings()


def call_over(function: CellFunction, *values: object, settings: Settings = _DEFAULTS) -> CellResult:
    """Return what the cell shows, or the rows of cells when a range stands where one cell is wanted.

    Args:
        function: The declared function.
        values: The arguments as they stand in cells; a range is a sequence of rows, or one row. None is a
            blank; trailing arguments may be left out.
        settings: The team's settings; the defaults without.

    Raises:
        TypeError: There are more values than arguments.
    """
    given = [
        _block(value) if isinstance(arg.kind, _ONE_CELL) else value
        for arg, value in zip(function.args, values, strict=False)
    ]
    blocks = [one for one in given if isinstance(one, _Block)]
    if not blocks or len(values) > len(function.args):
        return call(function, *(given if len(values) <= len(function.args) else values), settings=settings)
    height, width = max(one.height for one in blocks), max(one.width for one in blocks)
    padded = (*given, *[None] * (len(function.args) - len(given)))
    columns = [_taken(arg, value, height, width) for arg, value in zip(function.args, padded, strict=True)]
    python = partial(function.python, settings=settings) if function.takes_settings else function.python

    speak = speaker(function.words_out, settings)

    def give(*arguments: object) -> CellValue:
        return _one_cell(shown(python(*arguments), speak))

    cells = iter(_results(give, columns, height * width))
    return tuple(tuple(islice(cells, width)) for _ in range(height))


class _Block:
    """A range of more than one cell where one cell is wanted."""

    __slots__ = ("height", "rows", "width")

    def __init__(self, rows: Block) -> None:
        self.rows = rows
        self.height = len(rows)
        self.width = max(map(len, rows), default=0)

    def over(self, height: int, width: int) -> Iterator[object]:
        """Yield its cells row by row over an area that may be larger."""
        if (self.height, self.width) == (height, width):
            return chain.from_iterable(self.rows)
        return (self._cell(row, column) for row in range(height) for column in range(width))

    def _cell(self, row: int, column: int) -> object:
        row = 0 if self.height == 1 else row
        column = 0 if self.width == 1 else column
        inside = row < self.height and column < len(self.rows[row])
        return self.rows[row][column] if inside else CellError.NOT_AVAILABLE


def _block(value: object) -> object:
    """Return a range as a block, the value of a range of one cell, or the value itself."""
    if not isinstance(value, list | tuple):
        return value
    rows = value if value and isinstance(value[0], list | tuple) else [value]
    if len(rows) == 1 and len(rows[0]) == 1:
        return rows[0][0]
    return _Block(rows)


def _taken(arg: Arg, value: object, height: int, width: int) -> list[object]:
    """Return what Python takes for an argument in each cell; an error where the cell shows that error."""
    take, blank = arg.kind.take, None if arg.blank else CellError.NOT_AVAILABLE
    if isinstance(value, _Block):
        taken = [take(cell) for cell in value.over(height, width)]
        return taken if blank is None else [blank if one is None else one for one in taken]
    one = take(value)
    return [blank if one is None else one] * (height * width)


def _results(give: Callable[..., CellValue], columns: Sequence[list[object]], count: int) -> list[CellValue]:
    """Return the result of each cell; the first argument with an error decides."""
    wrong: list[CellError | None] = [None] * count
    for column in reversed(columns):
        if CellError in set(map(type, column)):
            wrong = [
                one if isinstance(one, CellError) else before
                for one, before in zip(column, wrong, strict=True)
            ]
    return [
        _given(give, arguments) if error is None else error
        for error, arguments in zip(wrong, zip(*columns, strict=True), strict=True)
    ]


def _given(give: Callable[..., CellValue], arguments: tuple[object, ...]) -> CellValue:
    try:
        return give(*arguments)
    except OverflowError:
        return CellError.NUM


def _one_cell(result: CellResult) -> CellValue:
    """Return what one cell of a range shows; a table of results has no room there."""
    return CellError.VALUE if isinstance(result, tuple) else result
