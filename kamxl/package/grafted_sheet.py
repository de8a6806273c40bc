"""The XML of a sheet that xlsxwriter made, ready to stand in another workbook."""

import re
from collections.abc import Sequence

from kamxl.package.parts.outline import outline
from kamxl.package.styles import Renumbered

_CELL = re.compile(rb'(<c r="[A-Z]+[0-9]+")(?: s="([0-9]+)")?( t="s"><v>([0-9]+)</v>)?')
_ROW = re.compile(rb'(<row r="[0-9]+"[^>]*? s=")([0-9]+)"')
_COLUMN = re.compile(rb'(<col [^>]*?style=")([0-9]+)"')
_RULE = re.compile(rb'(<cfRule [^>]*?dxfId=")([0-9]+)"')
_FILTER = re.compile(rb'(<colorFilter [^>]*?dxfId=")([0-9]+)"')
_SELECTED = re.compile(rb'(<sheetView\b[^>]*?) tabSelected="1"')


def shared_strings(content: bytes, part: str) -> list[bytes]:
    """Return the inside of each shared string: its text, or its runs where it is rich text."""
    root = outline(content, part)
    return [content[one.inner : one.stop] for one in root.named("si")]


def grafted_sheet(content: bytes, numbers: Renumbered, strings: Sequence[bytes]) -> bytes:
    """Return the sheet with its styles renumbered, its strings in its cells, and not selected.

    Args:
        content: The sheet as xlsxwriter writes it.
        numbers: The new numbers of its styles.
        strings: The shared strings of the workbook it comes from.
    """
    head, opening, rest = content.partition(b"<sheetData")
    cells, closing, tail = rest.rpartition(b"</sheetData>")
    if not closing:
        cells, tail = b"", rest

    def cell(match: re.Match[bytes]) -> bytes:
        style = b"" if match[2] is None else b' s="%d"' % numbers.cells[int(match[2])]
        if match[3] is None:
            return match[1] + style
        return match[1] + style + b' t="inlineStr"><is>' + strings[int(match[4])] + b"</is>"

    def row(match: re.Match[bytes]) -> bytes:
        return match[1] + b'%d"' % numbers.cells[int(match[2])]

    def differential(match: re.Match[bytes]) -> bytes:
        return match[1] + b'%d"' % numbers.differential[int(match[2])]

    head = _SELECTED.sub(rb"\1", _COLUMN.sub(row, head))
    cells = _ROW.sub(row, _CELL.sub(cell, cells))
    tail = _FILTER.sub(differential, _RULE.sub(differential, tail))
    return head + opening + cells + closing + tail
