"""What is wrong with the record of a batch, as a sentence with what helps."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE = "manifest.sqlite"
_UNREADABLE = (AttributeError, IndexError, KeyError, TypeError, ValueError, zlib.error)
"""What is raised where a value is not what kamxl wrote."""
_NOT_OURS = ("readonly", "unable to open", "i/o error", "layout")
"""So sqlite begins to tell of rights and disks, and kamxl of the record of a newer version."""

_LONGEST = 120


class DamagedRecordError(KamxlError):
    """The record is not what kamxl wrote; a new one may be begun where results may be replaced."""


@contextmanager
def understood(folder: Path) -> Iterator[None]:
    """Turn what goes wrong with the record in a folder into sentences.

    Raises:
        KamxlError: Instead of what sqlite and Python raise.
    """
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise _trouble(folder, error) from error
    except _UNREADABLE as error:
        raise _damaged(folder, error) from error


def _trouble(folder: Path, error: Exception) -> KamxlError:
    reason = str(error).casefold()
    if "full" in reason or "no space" in reason:
        return KamxlError(
            say(
                "The disk has no room for the record of this run in {folder}. Results that were complete "
                "stay. Make room, then give the same command with --resume.",
                folder=folder,
            )
        )
    if "locked" in reason:
        return KamxlError(
            say(
                "Another program holds the record of earlier runs in {folder}. Close it there and run again.",
                folder=folder,
            )
        )
    if isinstance(error, OSError) or any(sign in reason for sign in _NOT_OURS):
        return _unusable(folder, error)
    return _damaged(folder, error)


def _unusable(folder: Path, error: Exception) -> KamxlError:
    if folder.parent.exists() and not (folder / FILE).exists():
        return KamxlError(
            say(
                "The record of this run in {folder} is gone: it was deleted meanwhile. Results that were "
                "complete stay. Give --force to make all of them anew, or name another output folder.",
                folder=folder,
            )
        )
    return KamxlError(
        say(
            "The record of earlier runs in {folder} cannot be used ({error}). Check that you may write "
            "there, or name another output folder.",
            folder=folder,
            error=str(error),
        )
    )


def _damaged(folder: Path, error: Exception) -> DamagedRecordError:
    return DamagedRecordError(
        say(
            "The record of earlier runs in {folder} is damaged ({error}). Give --force to begin a new one "
            "and make all results anew, or name another output folder.",
            folder=folder,
            error=" ".join(str(error).split())[:_LONGEST] or type(error).__name__,
        )
    )
