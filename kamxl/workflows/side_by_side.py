"""Write many books on all processors. One processor, or few books, need no other process."""

from __future__ import annotations

import os
import sys
import threading
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kamxl.domain.message import Message
    from kamxl.workflows.book_writer import BookWriter
    from kamxl.workflows.report import Planned

FEWEST_FORKED, FEWEST_STARTED = 12, 60
"""Fewer books are written sooner by one process: with copies of this one, and with processes started anew."""


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def write_all(writer: BookWriter, books: Sequence[Planned], jobs: int) -> Iterator[Message | None]:
    """Write the books, and yield for each in turn what a reader must know about it.

    Should a process die, the books that are left are written by this one.
    """
    from concurrent.futures.process import BrokenProcessPool

    done = 0
    if jobs > 1 and len(books) >= _fewest():
        try:
            for remark in _beside(writer, books, jobs):
                done += 1
                yield remark
        except BrokenProcessPool:
            pass
    for book in books[done:]:
        yield writer.write(book)


def _fewest() -> int:
    return FEWEST_FORKED if _can_fork() else FEWEST_STARTED


def _can_fork() -> bool:
    """Whether a copy of this process is safe: on Linux, as long as there is no other thread."""
    return sys.platform == "linux" and threading.active_count() == 1


class _Post:
    """What a process writes: the books, by their place in the list."""

    writer: ClassVar[Any] = None
    books: ClassVar[Sequence[Any]] = ()


def _take_post(writer: BookWriter, books: Sequence[Planned]) -> None:
    _Post.writer, _Post.books = writer, books


def _write(place: int) -> Message | None:
    remark: Message | None = _Post.writer.write(_Post.books[place])
    return remark


def _beside(writer: BookWriter, books: Sequence[Planned], jobs: int) -> Iterator[Message | None]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    forked = _can_fork()
    if forked:  # copies have what this process has; others are sent it
        writer.prepare()
    pool = ProcessPoolExecutor(
        min(jobs, len(books)),
        mp_context=get_context("fork" if forked else "spawn"),
        initializer=_take_post,
        initargs=(writer, books),
    )
    try:
        yield from pool.map(_write, range(len(books)))
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
