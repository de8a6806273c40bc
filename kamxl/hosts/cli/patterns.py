"""Patterns such as `*.xlsx` where files are named: the command line of Windows hands them on as they are."""

import glob
from collections.abc import Iterable
from pathlib import Path

_OFFICE_MARKS = ("~$", ".~")
"""So begin the small files that office programs lay beside an open workbook."""


def expanded(paths: Iterable[Path]) -> list[Path]:
    """Return the files that are meant, those of a pattern in the order of their names.

    A name that is there is meant as it stands, also with brackets; a pattern that nothing fits stays,
    so that it is named in what is said about it.
    """
    return [one for path in paths for one in _meant(path)]


def _meant(path: Path) -> list[Path]:
    if not glob.has_magic(str(path)) or path.exists():
        return [path]
    found = (Path(one) for one in sorted(glob.glob(str(path))))  # noqa: PTH207 - absolute patterns too
    return [one for one in found if not one.name.startswith(_OFFICE_MARKS)] or [path]
