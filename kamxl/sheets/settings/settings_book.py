"""Workbooks with a KAM Settings sheet: the team's own words in them, and the limits of reading."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kamxl.domain.errors import NothingRecognisedError, UnreadableFileError
from kamxl.domain.message import say
from kamxl.domain.problem import Problem, Severity
from kamxl.settings.limits import LIMIT_NAMES, LimitSettings, limits_from
from kamxl.sheets.files.open_book import OpenBook
from kamxl.sheets.files.source import SourceFile, SourceSheet
from kamxl.sheets.settings.settings_sheet import OwnWords, read_settings_sheet


def settings_sheets(file: SourceFile | OpenBook) -> Iterator[SourceSheet]:
    """Yield the KAM Settings sheet of a file, if it has one."""
    return (file.sheet(name) for name in file.names if file.own(name) == "settings")


def has_settings(path: str | Path) -> bool:
    """Say whether a file is a workbook with a KAM Settings sheet."""
    try:
        return any(True for _ in settings_sheets(SourceFile(Path(path))))
    except UnreadableFileError:
        return False


def whole(sheet: SourceSheet) -> Iterator[Sequence[object]]:
    """Yield the rows with their cells from column A on."""
    before = [""] * sheet.first_column
    return ([*before, *row] for row in sheet.rows())


def words_of(settings_file: str | Path | None) -> OwnWords:
    """Read a settings workbook; without one, the team said nothing.

    Raises:
        UnreadableFileError: The file cannot be read.
        NothingRecognisedError: It has no sheet KAM Settings.
    """
    own = OwnWords()
    if settings_file is None:
        return own
    found = list(settings_sheets(SourceFile(Path(settings_file))))
    if not found:
        raise NothingRecognisedError(
            say("{file} has no sheet KAM Settings. Nothing was read.", file=settings_file)
        )
    for sheet in found:
        label = f"{Path(settings_file).name}:{sheet.name}"
        own = own.plus(read_settings_sheet(whole(sheet), label))
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
