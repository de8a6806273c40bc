"""Find out what a file is from its content; its name only breaks ties."""

import zipfile
import zlib
from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path

from kamxl.domain.errors import UnreadableFileError
from kamxl.domain.message import say
from kamxl.settings.limits import LimitSettings
from kamxl.sheets.files.bombs import bomb, lying
from kamxl.sheets.files.misleading_parts import refuse_misleading_parts

_HEAD = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SCRAMBLED = 0x1
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_XLS_STREAMS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_SHEET_PARTS = ("xl/worksheets/", "xl/media/", "xl/embeddings/", "docprops/")
_DEFAULTS = LimitSettings()


class Format(Enum):
    """What a file is, whatever its name."""

    XLSX = auto()
    XLSB = auto()
    XLS = auto()
    ODS = auto()
    CSV = auto()


def sniff(path: Path, limits: LimitSettings = _DEFAULTS) -> Format:
    """Say what a file is, and that it may be read.

    Raises:
        UnreadableFileError: It is missing, empty, encrypted, too large, made to harm, or nothing that
            kamxl reads.
    """
    head = _head(path)
    _refuse_large(path, limits)
    if head.startswith(b"PK"):
        return _package(path, limits)
    if head.startswith(_OLE):
        return _ole(path)
    if _is_xls_stream(head):
        return Format.XLS
    return _text(path, head)


def _head(path: Path) -> bytes:
    if path.is_dir():
        raise UnreadableFileError(
            say("{file} is a folder. Name the workbook in it.", file=path.name or str(path))
        )
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except FileNotFoundError as error:
        raise UnreadableFileError(
            say("{file} is not there. Check the name and the folder.", file=str(path))
        ) from error
    except (OSError, ValueError) as error:
        raise UnreadableFileError(
            say(
                "{file} cannot be opened. Close it in other programs and check that you may read it.",
                file=str(path),
            )
        ) from error
    if not head.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise UnreadableFileError(say("{file} is empty.", file=path.name))
    return head


def _refuse_large(path: Path, limits: LimitSettings) -> None:
    size = path.stat().st_size
    if size > limits.limit_file << 20:
        raise UnreadableFileError(
            say(
                "{file} is larger than {allowed} MB (setting limit_file). It is not read.",
                file=path.name,
                allowed=limits.limit_file,
            )
        )


def _package(path: Path, limits: LimitSettings) -> Format:
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
            _refuse_bomb(path, parts, limits)
            if any(part.flag_bits & _SCRAMBLED for part in parts):
                raise password(path)
            names = {part.filename.replace("\\", "/").lower().lstrip("/") for part in parts}
            refuse_misleading_parts(path, package)
            kind = _kind_of_package(package, names)
            if kind is not None and lying(package, _read_unseen(parts)):
                raise damaged(path)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise damaged(path) from error
    if kind is None:
        raise _no_workbook(path)
    if "encrypted" in names:
        raise password(path)
    return kind


def _refuse_bomb(path: Path, parts: Sequence[zipfile.ZipInfo], limits: LimitSettings) -> None:
    reason = bomb(parts, limits)
    if reason is not None:
        raise UnreadableFileError(say("{file} {reason}. It is not read.", file=path.name, reason=reason))


def _read_unseen(parts: Sequence[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """Return the parts that the fast reader unpacks before or without kamxl having looked through them."""
    return [
        part
        for part in parts
        if not part.filename.replace("\\", "/").lower().lstrip("/").startswith(_SHEET_PARTS)
        or part.filename.lower().endswith(".bin")
    ]


def _kind_of_package(package: zipfile.ZipFile, names: set[str]) -> Format | None:
    if "content.xml" in names and "mimetype" in names:
        manifest = package.read("META-INF/manifest.xml") if "meta-inf/manifest.xml" in names else b""
        if b"encryption-data" in manifest:
            names.add("encrypted")
        return Format.ODS
    if any(name.endswith("workbook.bin") for name in names):
        return Format.XLSB
    if (
        any(name.endswith(".xml") and name.startswith("xl/") for name in names)
        or "[content_types].xml" in names
    ):
        return None if any(name.startswith(("word/", "ppt/")) for name in names) else Format.XLSX
    return None


def _ole(path: Path) -> Format:
    content = path.read_bytes()
    if _ENCRYPTED in content:
        raise password(path)
    if not any(name in content for name in _XLS_STREAMS):
        raise _no_workbook(path)
    return Format.XLS


def _is_xls_stream(head: bytes) -> bool:
    return head[:2] == b"\x09\x08" and head[2:4] in {b"\x10\x00", b"\x08\x00"}


def _text(path: Path, head: bytes) -> Format:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if (
        start.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<meta", b"<div"))
        or b"<html" in start
    ):
        raise UnreadableFileError(
            say(
                "{file} is a web page under the name of a workbook. Open it in Excel and save it as .xlsx.",
                file=path.name,
            )
        )
    if start.startswith(b"<?xml"):
        raise UnreadableFileError(
            say(
                "{file} is an XML file, not a workbook. Open it in Excel and save it as .xlsx.",
                file=path.name,
            )
        )
    utf16 = utf16_of(head) is not None
    controls = sum(1 for byte in head if byte < 32 and byte not in b"\t\r\n\f\0")
    if (controls > len(head) // 100 or head.count(0) > len(head) // 20) and not utf16:
        raise _no_workbook(path)
    if head.startswith((b"%PDF", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"Rar!", b"7z\xbc\xaf")):
        raise _no_workbook(path)
    return Format.CSV


def utf16_of(content: bytes) -> str | None:
    """Name the kind of UTF-16 a text is written in; None when it is not."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    sample = content[:_HEAD]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) <= len(sample) // 20 or min(even, odd) * 5 >= max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _no_workbook(path: Path) -> UnreadableFileError:
    return UnreadableFileError(
        say("{file} is not a workbook. kamxl reads .xlsx, .xlsm, .xls, .xlsb, .ods and .csv.", file=path.name)
    )


def damaged(path: Path) -> UnreadableFileError:
    """Say that a file is damaged."""
    return UnreadableFileError(
        say("{file} is damaged and cannot be read. Open it in Excel, save it, and try again.", file=path.name)
    )


def password(path: Path) -> UnreadableFileError:
    """Say that a file is encrypted."""
    return UnreadableFileError(
        say("{file} is protected by a password. Save it without one and try again.", file=path.name)
    )
