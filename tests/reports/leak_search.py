"""Look for words and figures everywhere in a workbook, however they may be written there."""

import html
import io
import re
import zipfile
from collections.abc import Collection, Iterator
from urllib.parse import unquote

_ZIP = b"PK\x03\x04"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_NUMBER = re.compile(r"\d[\d., '\u00a0\u202f]*")


def pieces(content: bytes, place: str) -> Iterator[tuple[str, bytes]]:
    """Yield a file and everything in it: names of parts, parts, and what zipped files in them hold."""
    yield place, content
    start = content.find(_ZIP)
    if start < 0 or not zipfile.is_zipfile(io.BytesIO(content[start:])):
        return
    with zipfile.ZipFile(io.BytesIO(content[start:])) as package:
        yield f"{place} (comment)", package.comment
        for info in package.infolist():
            yield f"{place} (name)", info.filename.encode() + info.comment + info.extra
            yield from pieces(package.read(info), f"{place}/{info.filename}")


def readings(content: bytes) -> Iterator[str]:
    """Yield what some bytes may say: in every encoding, with what is escaped written plainly."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        text = content.decode(encoding, errors="replace")
        yield text
        for _ in range(2):
            text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), unquote(html.unescape(text)))
        yield text
        # Text of a cell may be cut into runs.
        yield re.sub(r"<[^>]*>", "", text)
    # UTF-16 that begins at an odd place.
    yield content[1:].decode("utf-16-le", errors="replace")


def leaks(
    content: bytes, words: Collection[str], figures: Collection[str] = (), place: str = ""
) -> list[str]:
    """Name every place where one of the words, or a number with one of the figures' digits, stands."""
    found = []
    for where, piece in pieces(content, place):
        for text in readings(piece):
            folded = text.casefold()
            found += [f"{where}: {word}" for word in words if word.casefold() in folded]
            if figures:
                found += [f"{where}: {figure}" for figure in _figures(text, figures)]
    return sorted(set(found))


def _figures(text: str, figures: Collection[str]) -> Iterator[str]:
    written = {re.sub(r"\D", "", match).lstrip("0") for match in _NUMBER.findall(text)}
    return (figure for figure in figures if any(one.startswith(figure) for one in written))
