"""Read a .csv as teams save it: any usual encoding, comma, semicolon or tab."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kamxl.domain.errors import UnreadableFileError
from kamxl.domain.message import say
from kamxl.sheets.columns.headers import synonyms
from kamxl.sheets.files.csv_dialect import dialect_of
from kamxl.sheets.files.sniff import utf16_of

_SAMPLE = 1 << 16
_FIELD_LIMIT = 1 << 24
_ENCODINGS = ("gb18030", "big5hkscs", "cp1252")
_ODD = frozenset("¤§¨°±·×÷") | frozenset("†‡•∞≠≤≥∂∑∏π∫Ωµ√ƒ≈∆◊ﬁﬂ‚„ıˆ˜¯˘˙˚¸˝˛ˇ¬¡")
_SHOUTED = re.compile(r"(?<=[a-zA-Z])[ŸŠŽŒÀ-Þ](?=[a-z])")
"""A capital amid small letters: MŸller is Müller, written on a Mac."""
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
    wrapped: bool = False
    """Each line stands in quotation marks as a whole, its cells inside."""

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
                    yield self._inner(row) if self.wrapped else list(row)
            except csv.Error as error:
                raise self._open_quote(reader.line_num) from error
            # The last row swallowed the rest of the file when its quotation mark was never closed.
            if lines.quotes % 2 and any("\n" in cell for cell in row):
                raise self._open_quote(first_line)

    def _inner(self, row: list[str]) -> list[object]:
        """Return the cells of a line that was quoted as a whole."""
        return list(next(csv.reader(row[:1], delimiter=self.delimiter), [])) if len(row) == 1 else list(row)

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
    delimiter, wrapped = dialect_of(text)
    decimal_comma = delimiter == ";" and any(
        _DECIMAL_COMMA.fullmatch(cell.strip().strip('"'))
        for line in text.splitlines()
        for cell in line.split(";")
    )
    return CsvFile(
        path=path, encoding=encoding, delimiter=delimiter, decimal_comma=decimal_comma, wrapped=wrapped
    )


def encoding_of(content: bytes) -> str:
    """Name the encoding of a text: UTF-8, UTF-16, GB18030 (GBK), Big5 or Western."""
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
    fits = [name for name in _ENCODINGS if _decodes(sample, name)]
    if b"\r" in sample and b"\n" not in sample:
        fits.append("mac_roman")  # lines that end as they did on old Macs
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
    odd = sum(1 for c in text if "\x80" <= c <= "\xbf" or "\ue000" <= c <= "\uf8ff" or c in _ODD)
    if encoding == "cp1252":
        odd += len(_SHOUTED.findall(text))
    if encoding in {"gb18030", "big5hkscs"}:
        odd += sum(1 for found in _LONELY.findall(text) if not _is_common(found))
    return known, -odd


def _is_common(character: str) -> bool:
    """Say whether a character is one of the 6,763 that Chinese is mostly written with."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
