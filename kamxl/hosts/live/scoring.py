"""The KAM sheets of an open workbook: put in or made anew, and one of them shown."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from kamxl.domain.message import say
from kamxl.hosts.live.bring_in import bring_in, refuse_taken
from kamxl.hosts.live.checked import meant
from kamxl.hosts.live.done import Done
from kamxl.hosts.live.judged import judge, remarks
from kamxl.hosts.live.marks import own_marks, show_own
from kamxl.hosts.live.native_excel import scratch_folder
from kamxl.hosts.live.watch import Watch, status_bar

if TYPE_CHECKING:
    import xlwings

    from kamxl.domain.message import Message
    from kamxl.hosts.live.checked import Meant
    from kamxl.hosts.live.judged import Judged


def score(book: xlwings.Book, *, language: str | None = None, watch: Watch | None = None) -> Done:
    """Put the KAM sheets into the workbook, in place of those of an earlier run, and show the scorecard.

    Settings are kept.
    In the workbook that Check data made, the one that was checked is scored with the answers on KAM Map.
    """
    about, judged = _scored(book, language, watch)
    show_own(about.book, "scorecard")
    return _done(about, judged)


def week(book: xlwings.Book, *, language: str | None = None, watch: Watch | None = None) -> Done:
    """Put the KAM sheets into the workbook as Score does, and show what is due this week."""
    from kamxl.workflows.week import week_of

    about, judged = _scored(book, language, watch)
    show_own(about.book, "week")
    found = week_of(judged.scored)
    overdue = sum(found.overdue(due) for due in found.dues)
    told = say(
        "Due from {first} to {last}: {count}; overdue: {overdue}.",
        first=found.as_of,
        last=found.until,
        count=len(found.dues) - overdue,
        overdue=overdue,
    )
    return _done(about, judged, told)


def _scored(book: xlwings.Book, language: str | None, watch: Watch | None) -> tuple[Meant, Judged]:
    from kamxl.reports.kam_sheets.workbook import write_kam_workbook

    watch = watch or status_bar(book, language)
    about = meant(book, watch)
    refuse_taken(about.book, own_marks(about.book))
    judged = judge(about.book, language, watch, about.answers)
    scored = judged.scored
    with TemporaryDirectory(prefix="kamxl-", dir=scratch_folder(), ignore_cleanup_errors=True) as folder:
        scratch = Path(folder) / f"{Path(folder).name}.xlsx"
        write_kam_workbook(
            scratch, scored.review, scored.book, scored.settings, language=judged.language, home=judged.home
        )
        bring_in(about.book, scratch, watch)
    return about, judged


def _done(about: Meant, judged: Judged, *told: Message) -> Done:
    scored = judged.scored
    return Done(
        sentences=(
            *told,
            say(
                "{accounts} accounts are judged as of {day}; the KAM sheets are in this workbook. "
                "Save it to keep them.",
                accounts=len(scored.review.accounts),
                day=scored.review.as_of,
            )
            if about.answers is None
            else say(
                "{accounts} accounts are judged as of {day}; the KAM sheets are in {file}, with the answers "
                "of KAM Map. Save that workbook to keep them.",
                accounts=len(scored.review.accounts),
                day=scored.review.as_of,
                file=about.book.name,
            ),
            *remarks(scored),
            *scored.review.notes,
        ),
        language=judged.language,
    )
