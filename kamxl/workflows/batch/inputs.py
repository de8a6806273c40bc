"""Which files a batch reads, and which it passes over."""

from __future__ import annotations

import glob
import os
import re
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kamxl.domain.errors import KamxlError
from kamxl.domain.file_name import is_text, shown
from kamxl.domain.message import Message, say
from kamxl.workflows.batch.places import Place, Remote
from kamxl.workflows.there import is_there

if TYPE_CHECKING:
    from collections.abc import Sequence

READABLE = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv"})
STORE = ".kamxl"
"""The folder inside an output folder where the manifest lies; it also tells which folders are outputs."""

WORK = "work"
"""The folder in the store where results are made before they are moved to their places."""

_BACKUP = re.compile(r"\.backup-\d{8}-\d{6}(-\d+)?\.\w+$", re.IGNORECASE)
_OF_WINDOWS = frozenset({"$recycle.bin", "recycler", "system volume information"})
"""Folders on every drive of Windows: what was thrown away, and what Windows notes."""
_NO_TEXT = say("its name is no readable text (not UTF-8); rename it")
OWN_FOLDERS = (".kam-reports", ".kam-batch")
"""Endings of the folders that kamxl names itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOver:
    """A file that is not read, and why."""

    path: Place
    reason: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The files to read, in a fixed order. `base` is the folder they are named from."""

    base: Place
    files: tuple[Place, ...]
    passed_over: tuple[PassedOver, ...]


@dataclass(slots=True)
class _Search:
    """A search in progress. `output` is never searched; `settings` is no book."""

    output: Path
    settings: Path | None
    files: dict[Path, None] = field(default_factory=dict)
    passed: dict[Path, Message] = field(default_factory=dict)

    def folder(self, top: Path) -> None:
        """Take every readable file below a folder."""
        for here, folders, names in os.walk(top, onerror=self._unreadable):
            folders[:] = [name for name in sorted(folders) if self._searched(Path(here, name))]
            for name in sorted(names):
                if Path(name).suffix.casefold() in READABLE:
                    self.file(Path(here, name))

    def file(self, path: Path) -> None:
        """Take one file, or note why not."""
        reason = self._why_not(path)
        if reason is None:
            self.files[path] = None
        else:
            self.passed[path] = reason

    def _unreadable(self, error: OSError) -> None:
        self.passed[Path(error.filename)] = say(
            "the folder cannot be opened ({reason})", reason=error.strerror
        )

    def _searched(self, folder: Path) -> bool:
        """Say whether a folder is searched; note why not."""
        if is_hidden(folder.name):
            self.passed[folder] = say("it is hidden")
        elif not is_text(folder):
            self.passed[folder] = _NO_TEXT
        elif folder == self.output or folder.name.endswith(OWN_FOLDERS) or os.path.isdir(folder / STORE):  # noqa: PTH112 - `is_dir` raises where nobody may look
            self.passed[folder] = say("it is a folder of results")
        return folder not in self.passed

    def _why_not(self, path: Path) -> Message | None:
        from kamxl.sheets.files.own_work import is_own_work

        if not is_text(path):
            return _NO_TEXT
        if path == self.settings:
            return say("it is the settings file")
        told = told_by_name(path.name)
        if told is not None:
            return told
        if _is_special(path):
            return say("it is not a file")
        if self.output in path.parents or is_own_work(path):
            return say("it is a result that kamxl made")
        return None


def is_hidden(name: str) -> bool:
    """Say whether people do not see a file or folder: by its first letter, or as one that Windows keeps."""
    return name.startswith(".") or name.casefold() in _OF_WINDOWS


def told_by_name(name: str) -> Message | None:
    """Say why a file is not read when its name alone tells."""
    if name.startswith("~$"):
        return say("it is the mark of a workbook that somebody has open")
    if is_hidden(name):
        return say("it is hidden")
    if _BACKUP.search(name):
        return say("it is a backup that kamxl made")
    return (
        say("it is a result that kamxl made")
        if name.casefold().endswith((".kam.xlsx", ".kam-map.xlsx", ".kam-history.xlsx"))
        else None
    )


def find(sources: Sequence[str], output: Path, settings: Path | None = None) -> Found:
    """Find the files that folders, file names and patterns (`east/*.xlsx`) mean.

    Raises:
        KamxlError: A source means nothing, lies where the results go, or nothing at all is left to read.
    """
    search = _Search(output=_absolute(output), settings=None if settings is None else _absolute(settings))
    bases = []
    for source in sources:
        for path in _meant(source):
            if path.is_dir():
                _refuse_output(path, search.output)
                bases.append(path)
                search.folder(path)
            else:
                bases.append(path.parent)
                search.file(path)
    if not search.files:
        raise nothing_to_read(sources)
    return Found(
        base=_common(bases),
        files=tuple(sorted(search.files, key=lambda path: (str(path).casefold(), str(path)))),
        passed_over=tuple(
            PassedOver(path=Path(shown(path)), reason=reason)
            for path, reason in sorted(search.passed.items())
        ),
    )


def _refuse_output(folder: Path, output: Path) -> None:
    if folder.is_relative_to(output):
        raise KamxlError(
            say(
                "The books lie in {folder}, where the results would go. Name another one with -o.",
                folder=output,
            )
        )


def nothing_to_read(sources: Sequence[str]) -> KamxlError:
    """Say that nothing was found, or nothing but what is passed over."""
    return KamxlError(
        say("There is nothing to read in {sources}. Name a folder with workbooks.", sources=tuple(sources))
    )


def is_open_elsewhere(path: Place) -> bool:
    """Say whether the mark of Excel or LibreOffice beside a workbook tells that somebody has it open.

    At an address nobody works in the file itself.
    """
    if isinstance(path, Remote):
        return False
    # Excel leaves out the first letters of long names.
    marks = (f".~lock.{path.name}#", *(f"~${path.name[skipped:]}" for skipped in (0, 1, 2)))
    return any(is_there(path.with_name(mark)) for mark in marks)


def _common(folders: Sequence[Path]) -> Path:
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:  # Windows: drives have nothing in common
        raise KamxlError(say("The files lie on different drives. Do those of one drive at a time.")) from None


def _meant(source: str) -> list[Path]:
    path = Path(source)
    if path.exists() or path.is_symlink():
        return [_absolute(path)]
    found = sorted(glob.glob(source, recursive=True)) if glob.has_magic(source) else []  # noqa: PTH207 - absolute patterns too
    if not found:
        raise KamxlError(say("{file} is not there. Check the name and the folder.", file=source))
    return [_absolute(Path(one)) for one in found]


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - links stay links: their names are what people know


def _is_special(path: Path) -> bool:
    """Keep away from what is no file: opening a pipe would never end."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False  # reading it will say why it cannot be read
