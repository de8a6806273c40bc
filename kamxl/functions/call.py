"""Call a cell function the way a cell does: blanks, texts and errors become what a cell shows."""

from math import isfinite

from kamxl.domain.message import Message
from kamxl.functions.cells import Answer, CellError, CellResult
from kamxl.functions.declare import CellFunction
from kamxl.functions.spoken import Speak, speaker
from kamxl.settings import Settings

_DEFAULTS = Settings()


def call(function: CellFunction, *values: object, settings: Settings = _DEFAULTS) -> CellResult:
    """Return what the cell shows; a bug stays an exception.

    Args:
        function: The declared function.
        values: The arguments as they stand in cells, in order; a range is a sequence, or rows of cells.
            None is a blank; trailing arguments may be left out.
        settings: The team's settings; the defaults without.

    Raises:
        TypeError: There are more values than arguments.
    """
    if len(values) > len(function.args):
        raise TypeError(f"{function.signature} was given {len(values)} arguments.")
    taken: dict[str, object] = {}
    padded = (*values, *[None] * (len(function.args) - len(values)))
    for arg, value in zip(function.args, padded, strict=True):
        one = arg.kind.take(value)
        if isinstance(one, CellError):
            return one
        if one is None and not arg.blank:
            return CellError.NOT_AVAILABLE
        if one is not None or not arg.optional:
            taken[arg.name] = one
    if function.takes_settings:
        taken["settings"] = settings
    try:
        return shown(function.python(**taken), speaker(function.words_out, settings))
    except OverflowError:  # the numbers are sound, their sum is more than any cell can hold
        return CellError.NUM


def shown(result: Answer, speak: Speak) -> CellResult:
    """Return a result as a cell shows it: what is unknown is `#N/A`, a code its text or its word."""
    if result is None:
        return CellError.NOT_AVAILABLE
    if isinstance(result, float) and not isfinite(result):
        return CellError.NUM
    return speak(result) if isinstance(result, str | tuple | Message) else result
