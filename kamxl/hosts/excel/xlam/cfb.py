"""Compound files (MS-CFB, version 3): the small file system that holds a macro project.

Sectors of 512 bytes; streams under 4,096 bytes lie in a mini stream of 64-byte sectors. The same streams
give the same bytes: there are no times, no random ids, and the order of the streams is that of their names.
"""

import struct
from collections.abc import Mapping

from kamxl.hosts.excel.xlam.directory import NO_STREAM, Place, plan

SECTOR, MINI_SECTOR, MINI_CUTOFF = 512, 64, 4096
FREE, END_OF_CHAIN, FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_PER_SECTOR = SECTOR // 4
_FAT_PLACES = 109
"""Sectors of the allocation table that the header has room for: some 7 MB, far more than an add-in."""
_HEADER = struct.Struct("<8s16s5H6s9I")
_SIGNATURE = bytes.fromhex("d0cf11e0a1b11ae1")


def compound_file(streams: Mapping[str, bytes]) -> bytes:
    """Return the compound file with these streams.

    Args:
        streams: Content by path, like `VBA/dir`: one storage deep or more, every storage made as needed.

    Raises:
        ValueError: A name cannot stand in a compound file, or there is more than about 7 MB.
    """
    directory = plan(streams)
    sectors = _Sectors()
    mini = _MiniStream()
    places: dict[str, Place] = {}
    for path, content in directory.contents():
        if len(content) < MINI_CUTOFF:
            places[path] = Place(start=mini.add(content), size=len(content))
        else:
            places[path] = Place(start=sectors.add(content), size=len(content))
    root = Place(start=sectors.add(bytes(mini.content)), size=len(mini.content))
    mini_table = sectors.add(mini.table())
    start = sectors.add(_filled(directory.entries(root, places), len(directory)))
    return _finished(sectors, directory=start, mini_table=mini_table, mini_sectors=mini.table_sectors)


def _filled(entries: bytes, count: int) -> bytes:
    """Return the directory filled up to whole sectors with entries that are not used."""
    unused = struct.pack("<64xHBB3I16xI8x8xIQ", 0, 0, 0, NO_STREAM, NO_STREAM, NO_STREAM, 0, 0, 0)
    return entries + unused * (-count % (SECTOR // len(unused)))


class _Sectors:
    """The sectors of a file and the chains they form."""

    def __init__(self) -> None:
        self.content = bytearray()
        self.next: list[int] = []

    def add(self, content: bytes) -> int:
        """Append content as a chain of sectors and return the first of them."""
        if not content:
            return END_OF_CHAIN
        first = len(self.next)
        count = -(-len(content) // SECTOR)
        self.content += content + bytes(-len(content) % SECTOR)
        self.next += [*range(first + 1, first + count), END_OF_CHAIN]
        return first


class _MiniStream:
    """The stream that holds all small streams."""

    def __init__(self) -> None:
        self.content = bytearray()
        self.next: list[int] = []

    def add(self, content: bytes) -> int:
        """Append a small stream and return its first mini sector."""
        if not content:
            return END_OF_CHAIN
        first = len(self.next)
        count = -(-len(content) // MINI_SECTOR)
        self.content += content + bytes(-len(content) % MINI_SECTOR)
        self.next += [*range(first + 1, first + count), END_OF_CHAIN]
        return first

    def table(self) -> bytes:
        """Return the chains of the mini sectors, in whole sectors."""
        return _table(self.next, self.table_sectors)

    @property
    def table_sectors(self) -> int:
        """How many sectors the chains take."""
        return -(-len(self.next) // _PER_SECTOR)


def _table(chains: list[int], sectors: int) -> bytes:
    padded = chains + [FREE] * (sectors * _PER_SECTOR - len(chains))
    return struct.pack(f"<{len(padded)}I", *padded)


def _finished(sectors: _Sectors, *, directory: int, mini_table: int, mini_sectors: int) -> bytes:
    """Return header and sectors, the allocation table last: it has to name its own sectors too."""
    used = len(sectors.next)
    count = 1
    while count * _PER_SECTOR < used + count:
        count += 1
    if count > _FAT_PLACES:
        raise ValueError("More than a compound file of this kind can hold.")
    table = _table(sectors.next + [FAT_SECTOR] * count, count)
    head = _HEADER.pack(
        _SIGNATURE, bytes(16), 0x3E, 3, 0xFFFE, 9, 6, bytes(6),
        0, count, directory, 0, MINI_CUTOFF, mini_table, mini_sectors, END_OF_CHAIN, 0,
    )  # fmt: skip
    places = [*range(used, used + count), *[FREE] * (_FAT_PLACES - count)]
    return head + struct.pack(f"<{_FAT_PLACES}I", *places) + bytes(sectors.content) + table
