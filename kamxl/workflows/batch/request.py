"""What a user asks of a batch."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say
from kamxl.domain.quarter import means_last, parse_quarter
from kamxl.workflows.batch.places import Place, Remote, is_address

LAST = "last"
"""The word for the last completed quarter."""


class Kind(StrEnum):
    """What is made: the first four of each book, the others of all books together."""

    CHECK = "check"
    SCORE = "score"
    REPORT = "report"
    SNAPSHOT = "snapshot"
    SUMMARY = "summary"
    PORTFOLIO = "portfolio"


OF_A_BOOK = (Kind.CHECK, Kind.SCORE, Kind.REPORT, Kind.SNAPSHOT)


class BookPer(StrEnum):
    """What makes up one book: each file alone, or the files of a folder together."""

    FILE = "file"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A batch as it is asked for.

    With `store` the results go to that address; the record of the run, the summary and the portfolio still
    lie in `output`, a folder of this computer.

    `today` stands in for the clock: no default date is later. With `go_on`, what an interrupted run finished
    stays and what failed is tried again; with `changed_only`, what failed for good also stays until its
    input changes. `distrust` reads every file again instead of believing its size and times; `replace`
    allows to overwrite results that somebody changed. `again` adds a snapshot to a quarter that has one;
    with `in_place` snapshots go into the books themselves, which nothing else of a batch ever changes.
    """

    sources: tuple[str, ...]
    output: Path
    today: date
    kinds: tuple[Kind, ...] = (Kind.SCORE, Kind.REPORT)
    book_per: BookPer = BookPer.FILE
    as_of: date | None = None
    quarter: str | None = None
    settings_file: Path | None = None
    language: str | None = None
    go_on: bool = False
    changed_only: bool = False
    distrust: bool = False
    replace: bool = False
    again: bool = False
    in_place: bool = False
    store: Remote | None = None

    @property
    def results(self) -> Place:
        """Where the results of each book go."""
        return self.output if self.store is None else self.store


def refuse_unknown_quarter(written: str | None) -> None:
    """Make sure that a quarter is one before any book is judged by it.

    Raises:
        KamxlError: It is none.
    """
    if written is not None and not means_last(written) and parse_quarter(written) is None:
        raise KamxlError(say("'{written}' is not a quarter. Write it like 2026Q3, or last.", written=written))


def kinds_from(written: str) -> tuple[Kind, ...]:
    """Read `check,score,report,snapshot`, in any order.

    Raises:
        KamxlError: One of them is none of the four.
    """
    words = [word.strip().casefold() for word in written.split(",") if word.strip()]
    for word in words:
        if word not in OF_A_BOOK:
            raise KamxlError(
                say(
                    "'{word}' is nothing a batch does. Give --do check, score, report, snapshot or several.",
                    word=word,
                )
            )
    if not words:
        raise KamxlError(say("--do names nothing. Give check, score, report, snapshot or several."))
    return tuple(kind for kind in OF_A_BOOK if kind.value in words)


def refuse_idle_switches(request: Request) -> None:
    """Make sure that what is asked of snapshots can be done, before anything is.

    Raises:
        KamxlError: No snapshots are asked for, or the books are not files of this computer.
    """
    if (request.again or request.in_place) and Kind.SNAPSHOT not in request.kinds:
        raise KamxlError(say("--again and --in-place go with --do snapshot. Nothing was done."))
    if request.in_place and any(is_address(one) for one in request.sources):
        raise KamxlError(
            say("--in-place changes workbooks, and goes with files of this computer. Nothing was done.")
        )
