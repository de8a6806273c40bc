"""Cell functions: each declared once, with its Python, its native formula, its help and its examples."""

from kamxl.functions.call import call
from kamxl.functions.catalogue import FUNCTIONS, function_named
from kamxl.functions.cells import CellError, CellResult
from kamxl.functions.declare import CellFunction

__all__ = ["FUNCTIONS", "CellError", "CellFunction", "CellResult", "call", "function_named"]
