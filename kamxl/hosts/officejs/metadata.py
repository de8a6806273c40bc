"""functions.json: what Excel knows of each function – name, help, arguments – from the catalogue.

Every argument takes a range, and every function gives one: a whole column costs one call.
"""

import json
from collections.abc import Iterable

from kamxl.functions import FUNCTIONS, CellFunction
from kamxl.hosts.addin.help import short_help
from kamxl.locale import translator


def function_id(function: CellFunction) -> str:
    """Return what Excel keeps in workbooks for a function; only letters, digits and dots are allowed."""
    return function.name.upper().replace("_", ".")


def functions_json(language: str, functions: Iterable[CellFunction] = FUNCTIONS) -> str:
    """Return the file for one of the languages of `kamxl.locale`."""
    t = translator(language)
    described = {
        # Without it Excel would answer for a cell whose argument holds an error, with #VALUE! for any.
        "allowErrorForDataTypeAny": True,
        "functions": [
            {
                "id": function_id(function),
                "name": function.name.upper(),
                "description": short_help(t(function.help)),
                "parameters": [
                    {
                        "name": arg.name,
                        "description": short_help(t(arg.help)),
                        "type": "any",
                        "dimensionality": "matrix",
                        "optional": arg.optional,
                    }
                    for arg in function.args
                ],
                "result": {"type": "any", "dimensionality": "matrix"},
                # Where the arguments stand tells an empty cell, which older versions hand over as 0, from 0.
                "options": {"requiresParameterAddresses": True},
            }
            for function in functions
        ],
    }
    return json.dumps(described, ensure_ascii=False, indent=1) + "\n"


def catalogue_js(functions: Iterable[CellFunction] = FUNCTIONS) -> str:
    """Return the module that tells JavaScript which functions there are."""
    known = {function_id(one): one.name for one in functions}
    return f"export const FUNCTIONS = {json.dumps(known, indent=1)};\n"
