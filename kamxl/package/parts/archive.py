"""A zip file read without trust, and written without touching what was not asked for.

An entry that is not changed keeps its packed bytes, its name, its time and its place in the order.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise

from kamxl.domain.message import say
from kamxl.package.refusals import BrokenPackageError, EncryptedError, HostilePackageError
from kamxl.settings.limits import LimitSettings
from kamxl.sheets.files.bombs import bomb

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_LOCAL_SIZE = 30
_UTF8, _DESCRIPTOR = 0x800, 0x8
_SCRAMBLED, _PATCHES = 0x1 | 0x40, 0x20
"""Encrypted, in the old way or strongly; and holding changes to a part instead of the part."""
_EPOCH = (0, 0x21)
"""Midnight of 1980-01-01, the first day a zip file knows: the clock stays out of what we write."""
_LIMIT = 0xFFFFFFFF
_STORED, _DEFLATED = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One packed part: its bytes as they lie in the file, and what the directory says of them."""

    name: str
    written_name: bytes
    packed: bytes
    method: int
    checksum: int
    size: int
    flags: int = 0
    time: tuple[int, int] = _EPOCH
    system: int = 0
    version: int = 20
    rights: int = 0

    @classmethod
    def of(cls, name: str, content: bytes) -> "Entry":
        """Pack new content. The same content gives the same bytes on every day."""
        packer = zlib.compressobj(6, zlib.DEFLATED, -15)
        packed = packer.compress(content) + packer.flush()
        return cls(
            name=name,
            written_name=name.encode("utf-8"),
            packed=packed,
            method=_DEFLATED,
            checksum=zlib.crc32(content),
            size=len(content),
            flags=0 if name.isascii() else _UTF8,
        )

    def content(self) -> bytes:
        """Unpack the part.

        Raises:
            BrokenPackageError: It does not unpack to what the directory says.
        """
        try:
            if self.method == _STORED:
                content = self.packed
            else:
                unpacker = zlib.decompressobj(-15)
                content = unpacker.decompress(self.packed, self.size + 1)
        except zlib.error as error:
            raise _damaged(self.name) from error
        if len(content) != self.size or zlib.crc32(content) != self.checksum:
            raise _damaged(self.name)
        return content


def read_archive(content: bytes) -> tuple[Entry, ...]:
    """Return the parts of a zip file in their order, every checksum verified.

    Raises:
        BrokenPackageError: The file is cut or damaged.
        EncryptedError: Parts are locked by a zip password.
        HostilePackageError: Names that hide each other or lead out of the package, or a bomb.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as opened:
            infos = [info for info in opened.infolist() if not part_name(info.orig_filename).endswith("/")]
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error) as error:
        raise _damaged("") from error
    _refuse_names(infos)
    _refuse_bombs(infos)
    _refuse_overlaps(infos)
    entries = tuple(_entry(content, info) for info in infos)
    for entry in entries:
        entry.content()
    return entries


def write_archive(entries: Iterable[Entry]) -> bytes:
    """Return the zip file that holds these parts, in this order."""
    out = bytearray()
    directory = bytearray()
    count = 0
    for entry in entries:
        directory += _central(entry, len(out))
        out += _local(entry)
        out += entry.written_name
        out += entry.packed
        count += 1
    start = len(out)
    if start + len(directory) > _LIMIT or count > 0xFFFF:
        raise HostilePackageError(say("The workbook would be larger than 4 GB. It stays as it is."))
    out += directory
    out += _END.pack(b"PK\x05\x06", 0, 0, count, count, len(directory), start, 0)
    return bytes(out)


def part_name(written: str) -> str:
    """Return the name of a part as others refer to it: forward slashes, none in front."""
    return written.replace("\\", "/").lstrip("/")


def _refuse_names(infos: Iterable[zipfile.ZipInfo]) -> None:
    seen: set[str] = set()
    for info in infos:
        if info.flag_bits & _SCRAMBLED:
            raise EncryptedError(
                say("The workbook is protected by a password. Save it without one; it stays as it is.")
            )
        if info.flag_bits & _PATCHES:
            raise _damaged(info.filename)
        name = part_name(info.orig_filename)
        if not name or ".." in name.split("/") or "\0" in name:
            raise HostilePackageError(
                say("The part '{part}' leads out of the package. The file stays as it is.", part=name)
            )
        if name.casefold() in seen:
            raise HostilePackageError(
                say(
                    "The part '{part}' is in the package twice, and programs differ in which one they read. "
                    "Open the workbook in Excel and save it under a new name; the file stays as it is.",
                    part=name,
                )
            )
        seen.add(name.casefold())


def _refuse_bombs(infos: list[zipfile.ZipInfo]) -> None:
    what = bomb(infos, LimitSettings())
    if what is not None:
        raise HostilePackageError(say("The file {what}. It stays as it is.", what=what))


def _refuse_overlaps(infos: list[zipfile.ZipInfo]) -> None:
    places = sorted((info.header_offset, info.compress_size) for info in infos)
    if any(start + packed + _LOCAL_SIZE > following for (start, packed), (following, _) in pairwise(places)):
        raise HostilePackageError(say("Parts of the package overlap each other. The file stays as it is."))


def _entry(content: bytes, info: zipfile.ZipInfo) -> Entry:
    head = content[info.header_offset : info.header_offset + _LOCAL_SIZE]
    if len(head) < _LOCAL_SIZE or head[:4] != b"PK\x03\x04" or info.compress_type not in {_STORED, _DEFLATED}:
        raise _damaged(info.filename)
    name_length, extra_length = struct.unpack_from("<2H", head, 26)
    start = info.header_offset + _LOCAL_SIZE + name_length + extra_length
    packed = content[start : start + info.compress_size]
    if len(packed) != info.compress_size:
        raise _damaged(info.filename)
    year, month, day, hour, minute, second = info.date_time
    return Entry(
        name=part_name(info.orig_filename),
        written_name=_written_name(info),
        packed=packed,
        method=info.compress_type,
        checksum=info.CRC,
        size=info.file_size,
        flags=info.flag_bits & ~_DESCRIPTOR,
        time=(hour << 11 | minute << 5 | second // 2, max(year - 1980, 0) << 9 | month << 5 | day),
        system=info.create_system,
        version=max(info.extract_version, 20),
        rights=info.external_attr,
    )


def _written_name(info: zipfile.ZipInfo) -> bytes:
    return info.orig_filename.encode("utf-8" if info.flag_bits & _UTF8 else "cp437")


def _local(entry: Entry) -> bytes:
    return _LOCAL.pack(
        b"PK\x03\x04",
        entry.version,
        entry.flags,
        entry.method,
        *entry.time,
        entry.checksum,
        len(entry.packed),
        entry.size,
        len(entry.written_name),
        0,
    )


def _central(entry: Entry, place: int) -> bytes:
    head = _CENTRAL.pack(
        b"PK\x01\x02",
        entry.system << 8 | 20,
        entry.version,
        entry.flags,
        entry.method,
        *entry.time,
        entry.checksum,
        len(entry.packed),
        entry.size,
        len(entry.written_name),
        0,
        0,
        0,
        0,
        entry.rights,
        place,
    )
    return head + entry.written_name


def _damaged(name: str) -> BrokenPackageError:
    if not name:
        return BrokenPackageError(
            say(
                "The file is cut or damaged: it cannot be unpacked. It stays as it is; restore an older copy."
            )
        )
    return BrokenPackageError(
        say("The part '{part}' of the file is damaged. It stays as it is; restore an older copy.", part=name)
    )
