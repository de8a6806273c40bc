"""Parts that go with a sheet and carry numbers which must be unique in a workbook."""

import re

from kamxl.package.package import Package
from kamxl.package.styles import Renumbered

_TABLE_NUMBER = re.compile(rb'(<table [^>]*?\bid=")[0-9]+"')
_TABLE_FORMAT = re.compile(rb'(DxfId=")([0-9]+)"')
_SHAPE = re.compile(rb"_x0000_s([0-9]+)")
_MAP = re.compile(rb'(<o:idmap [^>]*?data=")([0-9]+)"')
_SHAPES_OF_A_DRAWING = 1024


def table_renumbered(content: bytes, number: int, formats: Renumbered) -> bytes:
    """Give a table a number of its own, and its formats their new numbers."""

    def differential(match: re.Match[bytes]) -> bytes:
        return match[1] + b'%d"' % formats.differential[int(match[2])]

    numbered = _TABLE_NUMBER.sub(lambda match: match[1] + b'%d"' % number, content, count=1)
    return _TABLE_FORMAT.sub(differential, numbered)


def drawing_with_new_ids(content: bytes, block: int) -> bytes:
    """Move the shape ids of a VML drawing (comments) into a block of 1,024 that no other drawing has.

    Args:
        content: The drawing.
        block: The number of the block.
    """

    def shape(match: re.Match[bytes]) -> bytes:
        return b"_x0000_s%d" % (block * _SHAPES_OF_A_DRAWING + int(match[1]) % _SHAPES_OF_A_DRAWING)

    moved = _SHAPE.sub(shape, content)
    return _MAP.sub(lambda match: match[1] + b'%d"' % block, moved)


def free_block(package: Package) -> int:
    """Return a block of shape ids that no drawing of a workbook has."""
    taken = [0]
    for name in package.names():
        if name.casefold().endswith(".vml"):
            maps = re.findall(rb'<o:idmap [^>]*?data="([0-9, ]+)"', package.read(name))
            taken += [int(found) for listed in maps for found in re.findall(rb"\b[0-9]{1,6}\b", listed)]
    return max(taken) + 1
