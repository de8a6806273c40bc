"""Workbooks with KAM Settings or KAM Map: the team's own words in them, and the limits of reading."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from kamxl.domain.errors import NothingRecognisedError, UnreadableFileError
from kamxl.domain.message import say
from kamxl.domain.problem import Problem, Severity
from kamxl.settings.limits import LIMIT_NAMES, LimitSettings, limits_from
from kamxl.sheets.files.open_book import OpenBook
from kamxl.sheets.files.source import SourceFile, SourceSheet, whole
from kamxl.sheets.settings.map_sheet import read_map_sheet
from kamxl.sheets.settings.settings_sheet import OwnWords, read_settings_sheet

_READERS: Mapping[str, Callable[[Iterable[Sequence[object]], str], OwnWords]] = MappingProxyType(
    {"settings": read_settings_sheet, "map": read_map_sheet}
)
"""Sheets on which a team decides; what a later one of them says counts."""


def decided_in(file: SourceFile | OpenBook, label: Callable[[SourceSheet], str]) -> Iterator[OwnWords]:
    """Yield what the team decided on the sheets of a file: KAM Settings first, then KAM Map."""
    for kind, read in _READERS.items():
        for name in file.names:
            if file.own(name) == kind:
                sheet = file.sheet(name)
                yield read(whole(sheet), label(sheet))


def has_settings(path: str | Path) -> bool:
    """Say whether a file is a workbook on which a team decided: KAM Settings or KAM Map is in it."""
    try:
        file = SourceFile(Path(path))
    except UnreadableFileError:
        return False
    return any(file.own(name) in _READERS for name in file.names)


def words_of(settings_file: str | Path | OpenBook | None) -> OwnWords:
    """Read a settings workbook; without one, the team said nothing.

    Raises:
        UnreadableFileError: The file cannot be read.
        NothingRecognisedError: It has neither KAM Settings nor KAM Map.
    """
    own = OwnWords()
    if settings_file is None:
        return own
    file = settings_file if isinstance(settings_file, OpenBook) else SourceFile(Path(settings_file))
    found = list(decided_in(file, lambda sheet: f"{file.path.name}:{sheet.name}"))
    if not found:
        raise NothingRecognisedError(
            say("{file} has no sheet KAM Settings or KAM Map. Nothing was read.", file=file.path)
        )
    for one in found:
        own = own.plus(one)
    return own


def limits_in(settings_file: str | Path | None) -> LimitSettings:
    """Return the limits of reading that a settings workbook sets, else the defaults.

    Raises:
        KamxlError: The file cannot be read or has no sheet KAM Settings.
    """
    own = words_of(settings_file)
    return limits_from(own.values, own.cells)[0]


def without_limits(own: OwnWords) -> OwnWords:
    """Leave out limits that a book sets for its own reading, and say so."""
    ignored = tuple(
        Problem(
            where=own.cells[name],
            message=say(
                "the limit '{name}' counts only in a workbook named with --settings. It is ignored here.",
                name=name,
            ),
            severity=Severity.NOTE,
        )
        for name in own.values
        if name in LIMIT_NAMES
    )
    if not ignored:
        return own
    return replace(
        own,
        values={name: value for name, value in own.values.items() if name not in LIMIT_NAMES},
        cells={name: cell for name, cell in own.cells.items() if name not in LIMIT_NAMES},
        problems=(*own.problems, *ignored),
    )
