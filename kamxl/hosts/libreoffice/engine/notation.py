"""References and formulas as Calc writes them in its programming interface, and as Excel does.

Calc has `;` between arguments and `$'My sheet'.A1`, Excel `,` and `'My sheet'!A1`. Texts in a formula stay.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_PIECES = re.compile(r"\"(?:[^\"]|\"\")*\"|\{[^{}]*\}")
_CELLS = (
    r"(?:\$?[A-Z]{1,3}\$?[0-9]+(?![\w(.])|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}(?![\w(.])|\$?[0-9]+:\$?[0-9]+|#REF!)"
)
_SHEET = r"('(?:[^']|'')+'|[^\W\d][\w]*)"
_CALC = re.compile(rf"(?<![\w.'])\$?{_SHEET}\.(?={_CELLS})")
_EXCEL = re.compile(rf"(?<![\w.'\]]){_SHEET}!(?={_CELLS})")
_MARKS = re.compile(r"'(?:[^']|'')*'|[;,]")


def to_excel(text: str) -> str:
    """Write a formula or reference of Calc as Excel does."""
    return _rewritten(text, {";": ","}, {"|": ";", ";": ","}, (_CALC, r"\1!"))


def to_calc(text: str) -> str:
    """Write a formula or reference of Excel as Calc's programming interface wants it."""
    return _rewritten(text, {",": ";"}, {";": "|", ",": ";"}, (_EXCEL, r"$\1."))


def _rewritten(
    text: str, marks: Mapping[str, str], in_arrays: Mapping[str, str], sheets: tuple[re.Pattern[str], str]
) -> str:
    pieces: list[str] = []
    end = 0
    for fixed in _PIECES.finditer(text):
        pieces += [_plain(text[end : fixed.start()], marks, sheets), _fixed(fixed[0], in_arrays)]
        end = fixed.end()
    return "".join([*pieces, _plain(text[end:], marks, sheets)])


def _plain(text: str, marks: Mapping[str, str], sheets: tuple[re.Pattern[str], str]) -> str:
    text = _MARKS.sub(lambda mark: marks.get(mark[0], mark[0]), text)
    return sheets[0].sub(sheets[1], text)


def _fixed(text: str, in_arrays: Mapping[str, str]) -> str:
    """Keep a text; rewrite the marks of a constant array."""
    if text.startswith('"'):
        return text
    return re.sub(r"\"(?:[^\"]|\"\")*\"|[;,|]", lambda mark: in_arrays.get(mark[0], mark[0]), text)
