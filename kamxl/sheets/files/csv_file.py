"""Read a .csv as teams save it: any usual encoding, comma, semicolon or tab."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kamxl.domain.errors import UnreadableFileError
from kamxl.domain.message import say
from kamxl.sheets.columns.headers import synonyms
from kamxl.sheets.files.sniff import utf16_of

_SAMPLE = 1 << 16
_FIELD_LIMIT = 1 << 24
_DELIMITERS = (",", ";", "\t", "|")
_LONELY = re.compile(r"(?<![^\x00-\x7f])[^\x00-\x7f](?=[A-Za-z])|(?<=[A-Za-z])[^\x00-\x7f](?![^\x00-\x7f])")
"""One character among Latin letters: M黮ler is Müller, its ü and l taken for one Chinese sign."""
_DECIMAL_COMMA = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+,\d+|\d+,(?:\d{1,2}|\d{4,})|(?:0|\d{4,}),\d+)")
"""A number that only a decimal comma explains; 1,200 does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvFile:
    """How a text file is to be read."""

    path: Path
    encoding: str
    delimiter: str
    decimal_comma: bool

    def rows(self) -> Iterator[list[object]]:
        """Yield its rows; every cell is text.

        Raises:
            UnreadableFileError: A quotation mark is opened and never closed.
        """
        csv.field_size_limit(_FIELD_LIMIT)
        with self.path.open(encoding=self.encoding, errors="replace", newline="") as file:
            lines = _Lines(file)
            reader = csv.reader(lines, delimiter=self.delimiter)
            row: list[str] = []
            first_line = next_line = 1
            try:
                for row in reader:
                    first_line, next_line = next_line, reader.line_num + 1
                    yield list(row)
            except csv.Error as error:
                raise self._open_quote(reader.line_num) from error
            # The last row swallowed the rest of the file when its quotation mark was never closed.
            if lines.quotes % 2 and any("\n" in cell for cell in row):
                raise self._open_quote(first_line)

    def _open_quote(self, line: int) -> UnreadableFileError:
        return UnreadableFileError(
            say(
                "{file}: line {line} cannot be read. Look for a quotation mark that is not closed.",
                file=self.path.name,
                line=line,
            )
        )


class _Lines:
    """The lines of a file without NUL bytes, with a count of their quotation marks."""

    def __init__(self, file: Iterable[str]) -> None:
        self.file = file
        self.quotes = 0

    def __iter__(self) -> Iterator[str]:
        for line in self.file:
            self.quotes += line.count('"')
            yield line.replace("\0", "")


def csv_file(path: Path) -> CsvFile:
    """Find out how a text file is written."""
    content = path.read_bytes()
    encoding = encoding_of(content)
    text = (
        content[: _SAMPLE * 4].decode(encoding, errors="replace")[:_SAMPLE].lstrip("\ufeff").replace("\0", "")
    )
    delimiter = _delimiter(text)
    decimal_comma = delimiter == ";" and any(
        _DECIMAL_COMMA.fullmatch(cell.strip().strip('"'))
        for line in text.splitlines()
        for cell in line.split(";")
    )
    return CsvFile(path=path, encoding=encoding, delimiter=delimiter, decimal_comma=decimal_comma)


def encoding_of(content: bytes) -> str:
    """Name the encoding of a text: UTF-8, UTF-16, GB18030 (GBK), Big5, Western or old Macintosh."""
    wide = utf16_of(content)
    if wide is not None:
        return wide
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(content)
    return "utf-8-sig"


def _legacy(content: bytes) -> str:
    sample = content[:_SAMPLE]
    sample = sample[: sample.rfind(b"\n") + 1] or sample
    # Lines that end in a carriage return alone are what Excel calls "CSV (Macintosh)".
    western = "mac_roman" if b"\r" in sample and b"\n" not in sample else "cp1252"
    fits = [name for name in ("gb18030", "big5hkscs", western) if _decodes(sample, name)]
    if not fits:
        return "gb18030"
    return max(fits, key=lambda name: _familiar(sample.decode(name, errors="replace"), name))


def _decodes(sample: bytes, encoding: str) -> bool:
    try:
        sample.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _familiar(text: str, encoding: str) -> tuple[int, int]:
    """Weigh a decoding by the headers known in it, then by how few odd characters it gives."""
    cells = re.split(r"[,;\t|\r\n\"]+", "\n".join(text.splitlines()[:20]).casefold())
    known = sum(1 for cell in cells if cell.strip() in synonyms() and not cell.isascii())
    odd = sum(1 for c in text if "\x80" <= c <= "\xbf" or "\ue000" <= c <= "\uf8ff" or c in "¤§¨°±·×÷")
    if encoding in {"gb18030", "big5hkscs"}:
        odd += sum(1 for found in _LONELY.findall(text) if not _is_common(found, encoding))
    return known, -odd


def _is_common(character: str, encoding: str) -> bool:
    """Say whether a character is one that Chinese is mostly written with: in GB 2312, or early in Big5."""
    try:
        written = character.encode("gb2312" if encoding == "gb18030" else "big5")
    except UnicodeEncodeError:
        return False
    return encoding == "gb18030" or written < b"\xc7"


def _delimiter(text: str) -> str:
    lines = [line for line in text.splitlines()[:30] if line.strip()]
    counts = {
        mark: sorted(len(next(csv.reader([line], delimiter=mark), [])) for line in lines)
        for mark in _DELIMITERS
    }
    return max(_DELIMITERS, key=lambda mark: counts[mark][len(lines) // 2] if lines else 0)
