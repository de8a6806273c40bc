"""The one sheet of the add-in: texts and paths, kept as cells so that every language and folder is safe.

Macro text knows only the code page of one computer; cells are UTF-8.
"""

from collections.abc import Sequence
from xml.sax.saxutils import escape

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LONGEST = 32_767


def sheet_xml(rows: Sequence[Sequence[str]]) -> str:
    """Return the sheet with these texts, from A1 downwards; empty ones leave their cell empty.

    Raises:
        ValueError: A text is longer than a cell can hold.
    """
    lines = "".join(
        f'<row r="{number}">{"".join(_cells(number, row))}</row>' for number, row in enumerate(rows, start=1)
    )
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetPr codeName="Sheet1"/><sheetData>{lines}</sheetData></worksheet>'
    )


def _cells(number: int, row: Sequence[str]) -> list[str]:
    for text in row:
        if len(text) > _LONGEST:
            raise ValueError(f"A cell cannot hold {len(text)} characters.")
    return [
        f'<c r="{chr(ord("A") + place)}{number}" t="inlineStr"><is>'
        f'<t xml:space="preserve">{escape(text)}</t></is></c>'
        for place, text in enumerate(row)
        if text
    ]
