"""The types that LibreOffice wants before it calls a function: one interface with a method for each.

`types/kam.idl` is this text and `types/kam.rdb` what `unoidl-write` of LibreOffice's SDK made of it. Both are
kept, because a computer with LibreOffice has no such tool.
"""

from collections.abc import Iterable
from importlib.resources import files

from kamxl.functions import FUNCTIONS, CellFunction

INTERFACE = "org.kamxl.XKamFunctions"
_CALLER = "[in] com::sun::star::beans::XPropertySet caller"
_HEAD = """\
// Made from the catalogue of cell functions; see idl.py.
// `any` takes a number, a text, a blank argument and a range; `caller` is the document that asks.
"""


def idl_text(functions: Iterable[CellFunction] = FUNCTIONS) -> str:
    """Return the declaration of all functions in UNOIDL."""
    *modules, interface = INTERFACE.split(".")
    opened = "".join(f"module {name} {{ " for name in modules)
    lines = [f"  any {one.name.upper()}({', '.join(_parameters(one))});" for one in functions]
    closed = " ".join("};" for _ in modules)
    return f"{_HEAD}{opened}\ninterface {interface} {{\n" + "\n".join(lines) + f"\n}};\n{closed}\n"


def type_library() -> bytes:
    """Return the compiled types."""
    return (files(__package__) / "types" / "kam.rdb").read_bytes()


def _parameters(function: CellFunction) -> list[str]:
    return [_CALLER, *(f"[in] any {parameter_name(arg.name)}" for arg in function.args)]


def parameter_name(argument: str) -> str:
    """Return the name of an argument without underscores, which UNOIDL does not allow there."""
    first, *rest = argument.split("_")
    return first + "".join(part.capitalize() for part in rest)
