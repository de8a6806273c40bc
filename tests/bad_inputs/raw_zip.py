"""Zip files and OLE files byte by byte, so that they can say what is not true."""

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_SECTOR = 512
_FREE, _LAST, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """One entry: its packed bytes, and the size and checksum that the file claims."""

    name: str
    packed: bytes
    size: int
    checksum: int
    flags: int = 0

    @classmethod
    def of(cls, name: str, content: bytes, *, flags: int = 0) -> "Packed":
        """Pack a content honestly."""
        packer = zlib.compressobj(6, zlib.DEFLATED, -15)
        packed = packer.compress(content) + packer.flush()
        return cls(name=name, packed=packed, size=len(content), checksum=zlib.crc32(content), flags=flags)

    @classmethod
    def blanks(cls, name: str, megabytes: int, *, claimed: int | None = None) -> "Packed":
        """Pack so many megabytes of blanks, without making them; `claimed` is the size to be told."""
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        one = packer.compress(b" " * (1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
        size = megabytes << 20 if claimed is None else claimed
        return cls(name=name, packed=one * megabytes + packer.flush(), size=size, checksum=0)


def zip_of(entries: Iterable[Packed]) -> bytes:
    """Return the zip file of these entries."""
    out, directory, count = bytearray(), bytearray(), 0
    for one in entries:
        name = one.name.encode()
        sizes = (one.checksum, len(one.packed), one.size, len(name), 0)
        directory += _CENTRAL.pack(b"PK\x01\x02", 20, 20, one.flags, 8, 0, 0x21, *sizes, 0, 0, 0, 0, len(out))
        directory += name
        out += _LOCAL.pack(b"PK\x03\x04", 20, one.flags, 8, 0, 0x21, *sizes) + name + one.packed
        count += 1
    return bytes(out + directory + _END.pack(b"PK\x05\x06", 0, 0, count, count, len(directory), len(out), 0))


def ole_of(*streams: str) -> bytes:
    """Return a compound file, as Excel makes of an encrypted or an old workbook, with streams so named."""
    header = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(_SECTOR, b"\0"))
    struct.pack_into("<5H", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<8I", header, 44, 1, 1, 0, 4096, _LAST, 0, _LAST, 0)
    # Sector 0 holds the allocation table, sector 1 the directory; the streams are empty.
    struct.pack_into("<109I", header, 76, 0, *[_FREE] * 108)
    table = struct.pack("<128I", _FAT, _LAST, *[_FREE] * 126)
    names = ("Root Entry", *streams)
    directory = b"".join(_entry(name, root=not place, last=len(streams)) for place, name in enumerate(names))
    return bytes(header) + table + directory.ljust(_SECTOR, b"\0")


def _entry(name: str, *, root: bool, last: int) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    child = 1 if root and last else _FREE
    head = struct.pack("<64sHBB3I", written, len(written), 5 if root else 2, 1, _FREE, _FREE, child)
    return head.ljust(116, b"\0") + struct.pack("<IQ", _LAST, 0)
