"""Files that look like workbooks and cannot be read, each broken in another way."""

import zipfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.raw_xlsx import write_sheets

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _nothing(path: Path, _: Path) -> None:
    path.write_bytes(b"")


def _noise(path: Path, _: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


def _cut(path: Path, good: Path) -> None:
    content = good.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def _torn(path: Path, good: Path) -> None:
    """Spoil bytes in the middle of the largest sheet."""
    content = bytearray(good.read_bytes())
    with zipfile.ZipFile(good) as package:
        largest = max(package.infolist(), key=lambda part: part.compress_size)
    middle = largest.header_offset + largest.compress_size // 2
    content[middle : middle + 40] = bytes(40)
    path.write_bytes(content)


def _web_page(path: Path, _: Path) -> None:
    path.write_text("<html><body><table><tr><td>Customer</td></tr></table></body></html>", encoding="utf-8")


def _document(path: Path, _: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n" + bytes(200))


def _letter(path: Path, _: Path) -> None:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", "<document/>")


def _no_sheets(path: Path, good: Path) -> None:
    with zipfile.ZipFile(good) as old, zipfile.ZipFile(path, "w") as package:
        for name in old.namelist():
            if not name.startswith("xl/worksheets/"):
                package.writestr(name, old.read(name))


def _not_ours(path: Path, _: Path) -> None:
    write_sheets(path, {"Canteen": [("Monday", "Tuesday"), ("Soup", "Rice"), ("Tea", "Fish")]})


def _other_ole(path: Path, _: Path) -> None:
    path.write_bytes(_OLE + bytes(2000))


BROKEN: dict[str, Callable[[Path, Path], None]] = {
    "empty": _nothing,
    "noise": _noise,
    "cut": _cut,
    "torn": _torn,
    "web page": _web_page,
    "document": _document,
    "letter": _letter,
    "no sheets": _no_sheets,
    "not ours": _not_ours,
    "other program": _other_ole,
}


def encrypted(path: Path) -> None:
    """Make what a workbook with a password looks like from outside."""
    path.write_bytes(_OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(4000))


def locked(path: Path) -> None:
    """Make a file that the system does not open for anybody, not even for the superuser."""
    path.symlink_to(path.name)
