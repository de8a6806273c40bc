"""The functions Excel sees: a few lines of VBA each, which hand their arguments to Python.

The Python function of the same name lies in `kamxl.hosts.excel.udfs`: it is called by xlwings' `call_udf`
with the arguments in this order: ranges as their values, what is left out as a blank (None). It gives a
value, rows of values, or for an error its text, like `#N/A`.
"""

from collections.abc import Sequence

from kamxl.hosts.addin.functions import AddinFunction

_WIDTH = 100


def wrapper_code(functions: Sequence[AddinFunction]) -> str:
    """Return the code of the module with all functions."""
    return "Option Explicit\n\n" + "\n".join(_code(one) for one in functions)


def _code(function: AddinFunction) -> str:
    names = [arg.name for arg in function.args]
    declared = [f"Optional {arg.name}" if arg.optional else arg.name for arg in function.args]
    kinds = "".join(arg.passed for arg in function.args)
    head = _continued(f"Public Function {function.name}(", declared, ")")
    body = _continued(f'    {function.name} = KamAsk("{function.name}", "{kinds}", Array(', names, "))")
    blanks = [
        f"    If IsMissing({arg.name}) Then {arg.name} = Empty" for arg in function.args if arg.optional
    ]
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
