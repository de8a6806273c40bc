"""What changes in folders, as the system tells it, without what cannot matter."""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say
from kamxl.workflows.batch.inputs import OWN_FOLDERS, READABLE, is_hidden, told_by_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_STEP_MS = 50
_POLL_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders to watch and the one where results go, all by their real names."""

    tops: tuple[Path, ...]
    output: Path

    @classmethod
    def of(cls, written: Sequence[str], output: Path) -> Folders:
        """Make sure that they can be watched.

        Raises:
            KamxlError: One of them is no folder.
        """
        for one in written:
            if not Path(one).is_dir():
                raise KamxlError(say("{folder} is no folder. Name a folder to watch.", folder=one))
        return cls(tuple(_real(Path(one)) for one in written), _real(output))

    def matters(self, path: Path) -> bool:
        """Say whether a change of this file may change a result, or this folder, when it is new, hold books.

        Marks of open workbooks, temporary files, backups, hidden files and our own results do not matter.
        """
        if path.suffix.casefold() not in READABLE and not path.is_dir():
            return False
        if told_by_name(path.name) is not None or self.output in (path, *path.parents):
            return False
        top = next((one for one in self.tops if one in path.parents), None)
        return top is not None and not any(
            is_hidden(part) or part.endswith(OWN_FOLDERS) for part in path.relative_to(top).parts
        )

    def all_there(self) -> bool:
        """Say whether every folder is still there."""
        return all(one.is_dir() for one in self.tops)


def ticks(
    folders: Folders, *, settle: float, poll: bool = False, stop: threading.Event | None = None
) -> Iterator[frozenset[Path]]:
    """Yield the files that changed, and nothing when for some time nothing did; this goes on for ever.

    Args:
        folders: What to watch. A folder that disappears is waited for.
        settle: Seconds between ticks at most, while nothing changes.
        poll: Look at every file again and again instead of asking the system.
        stop: Ends it when it is set.

    Raises:
        KamxlError: The system cannot watch so many folders.
    """
    stop = threading.Event() if stop is None else stop
    news = frozenset[Path]()
    while not stop.is_set():
        for changed in _looked(folders, stop) if poll else _told(folders, settle, stop):
            yield changed | news
            news = frozenset()
        while not folders.all_there() and not stop.wait(settle):
            yield frozenset()
        # A folder that is back may hold anything. Told when it is watched again, so that nothing slips by.
        news = frozenset(folders.tops)


def _told(folders: Folders, settle: float, stop: threading.Event) -> Iterator[frozenset[Path]]:
    """Yield what the system tells, until a folder is gone."""
    from watchfiles import Change, watch

    milliseconds = max(1, round(settle * 1000))
    changes = watch(
        *folders.tops,
        watch_filter=None,
        debounce=milliseconds,
        step=min(_STEP_MS, milliseconds),
        rust_timeout=milliseconds,
        yield_on_timeout=True,
        stop_event=stop,
        raise_interrupt=True,
        ignore_permission_denied=True,
    )
    try:
        for raw in changes:
            paths = (Path(name) for change, name in raw if change is Change.added or not Path(name).is_dir())
            yield frozenset(path for path in paths if folders.matters(path))
            if not folders.all_there():
                return
    except OSError as error:
        if not folders.all_there():
            return
        raise KamxlError(
            say("The system cannot watch these folders ({reason}). Give --poll.", reason=str(error))
        ) from error


def _looked(folders: Folders, stop: threading.Event) -> Iterator[frozenset[Path]]:
    """Yield what differs from the look before. The polling of watchfiles misses two saves in one second."""
    before = _seen(folders)
    yield frozenset()
    while not stop.wait(_POLL_SECONDS) and folders.all_there():
        now = _seen(folders)
        yield frozenset(path for path in now.keys() | before.keys() if now.get(path) != before.get(path))
        before = now


def _seen(folders: Folders) -> dict[Path, tuple[int, int]]:
    """Return size and time of every file that matters."""
    found = {}
    for top in folders.tops:
        for here, _, names in os.walk(top):
            for path in (Path(here, name) for name in names):
                with suppress(OSError):
                    status = path.stat()
                    if folders.matters(path):
                        found[path] = (status.st_size, status.st_mtime_ns)
    return found


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))
