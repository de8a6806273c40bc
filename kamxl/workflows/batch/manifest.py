"""What a batch has done so far: a small database in the output folder, safe against any stop."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import asdict, replace
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Self, TypeVar

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say
from kamxl.workflows.batch.inputs import STORE
from kamxl.workflows.batch.marks import Mark
from kamxl.workflows.batch.outcome import Made, Status
from kamxl.workflows.batch.plain import from_json, to_json
from kamxl.workflows.batch.record_trouble import FILE, DamagedRecordError, understood
from kamxl.workflows.batch.request import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from kamxl.workflows.batch.outcome import Outcome

P = ParamSpec("P")
Result = TypeVar("Result")

_LAYOUT = 1
_TABLES = """
CREATE TABLE IF NOT EXISTS books (
    book TEXT PRIMARY KEY, outcome TEXT NOT NULL, facts BLOB, today TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS made (
    book TEXT NOT NULL, kind TEXT NOT NULL, fingerprint TEXT NOT NULL,
    PRIMARY KEY (book, kind)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS files (
    path TEXT PRIMARY KEY, book TEXT NOT NULL, kind TEXT NOT NULL, sha256 TEXT NOT NULL,
    size INTEGER NOT NULL, modified INTEGER NOT NULL, changed INTEGER NOT NULL, settled INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS files_of_book ON files (book, kind);
"""


def _told(method: Callable[Concatenate[Manifest, P], Result]) -> Callable[Concatenate[Manifest, P], Result]:
    """Let a method of the manifest say in a sentence what is wrong with the record."""

    @wraps(method)
    def call(self: Manifest, /, *arguments: P.args, **options: P.kwargs) -> Result:
        with understood(self._folder):
            return method(self, *arguments, **options)

    return call


class Manifest:
    """The record of an output folder. One run at a time holds it; a run that is killed lets go of it."""

    def __init__(self, database: sqlite3.Connection, folder: Path) -> None:
        self._database = database
        self._folder = folder

    @classmethod
    @contextmanager
    def opened(cls, output: Path, *, replace: bool = False) -> Iterator[Self]:
        """Open the manifest of an output folder, alone.

        Args:
            output: The folder.
            replace: Whether results may be replaced: then a damaged record is set aside, and a new one begun.

        Raises:
            KamxlError: Another run is working there, or the manifest cannot be used.
        """
        folder = output / STORE
        fresh = not folder.exists()
        with ExitStack() as stack:
            with understood(folder):
                folder.mkdir(parents=True, exist_ok=True)
                lock = sqlite3.connect(folder / "lock.sqlite", isolation_level=None, timeout=0)
                _held(stack.enter_context(closing(lock)), output)
            manifest = cls(stack.enter_context(closing(_opened(folder, replace=replace))), folder)
            try:
                yield manifest
            except KamxlError:
                if fresh and not manifest.outcomes():
                    stack.close()
                    _taken_away(folder)
                raise

    @classmethod
    @contextmanager
    def looked_at(cls, output: Path) -> Iterator[Self]:
        """Open the manifest to read it only; nothing is made where there is none.

        Raises:
            KamxlError: It cannot be used.
        """
        file = output / STORE / FILE
        with closing(sqlite3.connect(":memory:")) as copy:
            with understood(file.parent):
                if file.exists():
                    with closing(sqlite3.connect(file)) as database:
                        database.backup(copy)
            _prepared(copy, file.parent)
            yield cls(copy, file.parent)

    @_told
    def outcomes(self) -> dict[str, Outcome]:
        """Return the last outcome of every book, without its facts."""
        rows = self._database.execute("SELECT book, outcome FROM books ORDER BY book")
        files = self.files()
        return {book: replace(from_json(written), made=files.get(book, ())) for book, written in rows}

    @_told
    def facts(self, book: str) -> str | None:
        """Return the essence of a book's review, as JSON."""
        row = self._database.execute("SELECT facts FROM books WHERE book = ?", (book,)).fetchone()
        return None if row is None or row[0] is None else zlib.decompress(row[0]).decode()

    @_told
    def days(self) -> dict[str, str]:
        """Return the books whose results depend on the very day they were made on, with that day."""
        return dict(self._database.execute("SELECT book, today FROM books WHERE today IS NOT NULL"))

    @_told
    def fingerprints(self) -> dict[tuple[str, Kind], str]:
        """Return what each kind of result was made from."""
        rows = self._database.execute("SELECT book, kind, fingerprint FROM made")
        return {(book, Kind(kind)): fingerprint for book, kind, fingerprint in rows}

    @_told
    def record(self, outcome: Outcome, fingerprints: Mapping[Kind, str], today: str) -> None:
        """Record the end of a book, all of it or nothing.

        A failed book keeps its earlier results, and those new ones that were put into their places before it
        failed are known as ours, too; it is known as done with its input only if it will fail again.
        """
        facts = None if outcome.facts is None else zlib.compress(outcome.facts.encode(), 6)
        written = to_json(replace(outcome, made=(), facts=None))
        with self._database as database:
            database.execute(
                "INSERT INTO books VALUES (?, ?, ?, ?) ON CONFLICT (book) DO UPDATE SET "
                "outcome = excluded.outcome, facts = coalesce(excluded.facts, facts), today = excluded.today",
                (outcome.book, written, facts, today if outcome.for_today else None),
            )
            if outcome.status is Status.FAILED:
                self._note(outcome.book, fingerprints if outcome.lasting else dict.fromkeys(fingerprints, ""))
                self._own(outcome.book, outcome.made)
            else:
                self.keep(outcome.book, outcome.made, fingerprints)

    @_told
    def keep(self, book: str, made: Sequence[Made], fingerprints: Mapping[Kind, str]) -> None:
        """Record what was made of a book (of all books together: with no name), and from what."""
        with self._database as database:
            self._note(book, fingerprints)
            database.executemany(
                "DELETE FROM files WHERE book = ? AND kind = ?", [(book, kind.value) for kind in fingerprints]
            )
            self._own(book, made)

    @_told
    def files(self) -> dict[str, tuple[Made, ...]]:
        """Return what was made, by book."""
        found: dict[str, list[Made]] = {}
        rows = self._database.execute(
            "SELECT book, kind, path, sha256, size, modified, changed, settled FROM files ORDER BY path"
        )
        for book, kind, path, sha256, size, modified, changed, settled in rows:
            one = Mark(
                path=path,
                sha256=sha256,
                size=size,
                modified=modified,
                changed=changed,
                settled=bool(settled),
            )
            found.setdefault(book, []).append(Made(kind=Kind(kind), mark=one))
        return {book: tuple(made) for book, made in found.items()}

    def close_to(self, others: int) -> None:
        """Take the rights of those away who may not read every book: the record holds facts of all."""
        with suppress(OSError):
            file = self._folder / FILE
            file.chmod(file.stat().st_mode & ~others & 0o777)

    def _own(self, book: str, made: Sequence[Made]) -> None:
        self._database.executemany(
            "INSERT OR REPLACE INTO files VALUES (:path, :book, :kind, :sha256, :size, :modified, "
            ":changed, :settled)",
            [asdict(one.mark) | {"book": book, "kind": one.kind.value} for one in made],
        )

    def _note(self, book: str, fingerprints: Mapping[Kind, str]) -> None:
        rows = [(book, kind.value, fingerprint) for kind, fingerprint in fingerprints.items()]
        self._database.executemany("INSERT OR REPLACE INTO made VALUES (?, ?, ?)", rows)


def _held(lock: sqlite3.Connection, output: Path) -> None:
    """Hold the lock until it is closed, or this process ends in any way."""
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        raise KamxlError(
            say("Another run of kamxl is working in {folder}. Wait for it to end.", folder=output)
        ) from error


def _opened(folder: Path, *, replace: bool) -> sqlite3.Connection:
    """Open the record; set a damaged one aside where results may be replaced."""
    try:
        return _sound(folder)
    except DamagedRecordError:
        if not replace:
            raise
    with understood(folder):
        (folder / FILE).replace(folder / f"{FILE}.damaged")
        (folder / f"{FILE}-journal").unlink(missing_ok=True)
    return _sound(folder)


def _sound(folder: Path) -> sqlite3.Connection:
    with understood(folder):
        database = sqlite3.connect(folder / FILE)
    try:
        _prepared(database, folder)
    except BaseException:
        database.close()
        raise
    return database


def _prepared(database: sqlite3.Connection, folder: Path) -> None:
    """Make the tables where there are none, and look at everything that is there."""
    with understood(folder):
        layout = database.execute("PRAGMA user_version").fetchone()[0]
        if layout not in {0, _LAYOUT}:
            raise sqlite3.DatabaseError(f"layout {layout}")
        database.executescript(_TABLES)
        database.execute(f"PRAGMA user_version = {_LAYOUT}")
        database.commit()
        found = database.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise sqlite3.DatabaseError(found)
    manifest = Manifest(database, folder)
    manifest.outcomes()
    manifest.fingerprints()


def _taken_away(folder: Path) -> None:
    """Take the record of a run away that could not start, and its output folder if nothing else is in it."""
    with suppress(OSError):
        for file in folder.iterdir():
            file.unlink()
        folder.rmdir()
        folder.parent.rmdir()
