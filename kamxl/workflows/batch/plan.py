"""What a batch will do, decided before anything is done: what is made, what is skipped, and why."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from kamxl.domain.message import Message, say
from kamxl.workflows.batch.books import BookFiles, books_of
from kamxl.workflows.batch.fingerprint import Conditions, fingerprint
from kamxl.workflows.batch.inputs import STORE, WORK, Found, PassedOver, find, is_open_elsewhere
from kamxl.workflows.batch.marks import mark, sha256_now
from kamxl.workflows.batch.outcome import Outcome, Status
from kamxl.workflows.batch.places import is_address
from kamxl.workflows.batch.remote_search import find_remote, listed
from kamxl.workflows.batch.request import Kind, Request, refuse_idle_switches, refuse_unknown_quarter
from kamxl.workflows.batch.task import Task

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamxl.workflows.batch.manifest import Manifest

SUMMARY_FILE = "summary.xlsx"
PORTFOLIO_FILE = "portfolio.xlsx"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedBook:
    """One book: the kinds of results to make (none when it is skipped), and why."""

    book: BookFiles
    kinds: tuple[Kind, ...]
    why: Message
    open_elsewhere: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A batch as it will be done. `gone` are books of earlier runs that are not among the inputs any more."""

    request: Request
    conditions: Conditions
    books: tuple[PlannedBook, ...]
    passed_over: tuple[PassedOver, ...]
    gone: tuple[str, ...]
    tasks: tuple[Task, ...]

    @property
    def skipped(self) -> tuple[PlannedBook, ...]:
        """The books of which everything is there already."""
        return tuple(one for one in self.books if not one.kinds)


def plan_batch(request: Request, manifest: Manifest) -> Plan:
    """Decide what is to be done.

    Raises:
        KamxlError: There is nothing to read, the settings file cannot be read, or the quarter is none.
    """
    refuse_unknown_quarter(request.quarter)
    refuse_idle_switches(request)
    found = _found(request)
    books = books_of(found, request.book_per, taken=(SUMMARY_FILE, PORTFOLIO_FILE, STORE))
    settings = None if request.settings_file is None else _settings_hash(request.settings_file)
    decide = _Decisions(request, Conditions.of(request, settings), manifest)
    planned = tuple(decide.book(book) for book in books)
    return Plan(
        request=request,
        conditions=decide.conditions,
        books=planned,
        passed_over=found.passed_over,
        gone=tuple(sorted(decide.outcomes.keys() - {book.name for book in books})),
        tasks=tuple(decide.task(one, number) for number, one in enumerate(planned) if one.kinds),
    )


def files_of(plan: Plan) -> list[Path]:
    """Return the files of all books that lie on this computer."""
    return [path for one in plan.books for path in one.book.files if isinstance(path, Path)]


def kinds_from_inputs(
    kinds: tuple[Kind, ...], book: str, inputs: tuple[tuple[str, str], ...], conditions: Conditions
) -> dict[Kind, str]:
    """Return the fingerprint of each kind of result of a book."""
    return {kind: fingerprint(kind, book, inputs, conditions) for kind in kinds}


def _found(request: Request) -> Found:
    if any(is_address(one) for one in request.sources):
        return find_remote(request.sources, request.results)
    return find(request.sources, request.output, request.settings_file)


def _settings_hash(path: Path) -> str:
    from kamxl.sheets import limits_in

    limits_in(path)  # a settings file that cannot be read is said before anything is done
    return mark(path).sha256


class _Decisions:
    """What earlier runs left, held against what is asked for now."""

    def __init__(self, request: Request, conditions: Conditions, manifest: Manifest) -> None:
        self.request = request
        self.conditions = conditions
        self.outcomes: Mapping[str, Outcome] = manifest.outcomes()
        self._fingerprints = manifest.fingerprints()
        self._days = manifest.days()
        again = request.go_on or request.changed_only
        self._results = listed(request.results) if again else request.results
        # A worker of a run that was killed may still be at work: its folder must not be ours.
        self._work = request.output.absolute() / STORE / WORK / token_hex(4)

    def book(self, book: BookFiles) -> PlannedBook:
        """Decide which kinds of results of a book are to be made."""
        request = self.request
        kinds, why = request.kinds, say("all results are made anew")
        if request.go_on or request.changed_only:
            kinds, why = self._missing(book)
        return PlannedBook(
            book=book, kinds=kinds, why=why, open_elsewhere=any(is_open_elsewhere(one) for one in book.files)
        )

    def task(self, planned: PlannedBook, number: int) -> Task:
        """Write the task of a book."""
        request, name = self.request, planned.book.name
        earlier = self.outcomes.get(name)
        return Task(
            book=name,
            inputs=tuple(str(path) for path in planned.book.files),
            kinds=planned.kinds,
            output=str(request.store or request.output.absolute()),
            staging=str(self._work / str(number)),
            today=request.today,
            as_of=request.as_of,
            quarter=request.quarter,
            settings_file=None if request.settings_file is None else str(request.settings_file.absolute()),
            language=request.language,
            known={one.mark.path: one.mark.sha256 for one in earlier.made} if earlier else {},
            replace=request.replace,
            again=request.again,
            in_place=request.in_place,
        )

    def _missing(self, book: BookFiles) -> tuple[tuple[Kind, ...], Message]:
        """Return the kinds of results that are not there as they would be made now."""
        earlier, wanted = self.outcomes.get(book.name), self.request.kinds
        if earlier is None:
            return wanted, say("it was not done yet")
        has_failed = earlier.status is Status.FAILED
        if has_failed and not (earlier.lasting and self.request.changed_only):
            return wanted, say("it failed last time")
        if self._days.get(book.name, self._today) != self._today:
            return wanted, say("it has sales dated after the day it was done on")
        changed = self._changed(book, earlier)
        lost = set() if has_failed else self._lost(earlier)
        kinds = tuple(kind for kind in wanted if kind in changed | lost)
        if changed:
            return kinds, say("its input, the settings or kamxl changed")
        if kinds:
            return kinds, say("a result is missing or was changed")
        return (), say("it failed, and its input is the same") if has_failed else say("nothing changed")

    def _changed(self, book: BookFiles, earlier: Outcome) -> set[Kind]:
        """Return the kinds that would be made from something else now."""
        inputs = self._inputs(book, earlier)
        if inputs is None:
            return set(self.request.kinds)
        prints = kinds_from_inputs(self.request.kinds, book.name, inputs, self.conditions)
        return {kind for kind in prints if self._fingerprints.get((book.name, kind)) != prints[kind]}

    @property
    def _today(self) -> str:
        return self.request.today.isoformat()

    def _inputs(self, book: BookFiles, earlier: Outcome) -> tuple[tuple[str, str], ...] | None:
        """Return name and hash of each input; None when one cannot be read."""
        marks = {} if self.request.distrust else {one.path: one for one in earlier.inputs}
        found = [(path.name, sha256_now(path, marks.get(str(path)))) for path in book.files]
        known = tuple((name, digest) for name, digest in found if digest is not None)
        return known if len(known) == len(found) else None

    def _lost(self, earlier: Outcome) -> set[Kind]:
        """Return the kinds of which a result is not as it was made. All of a book hangs on its snapshots."""
        results, distrust = self._results, self.request.distrust
        lost = {
            one.kind
            for one in earlier.made
            if sha256_now(results / one.mark.path, None if distrust else one.mark, ours=True)
            != one.mark.sha256
        }
        return set(self.request.kinds) if Kind.SNAPSHOT in lost else lost
