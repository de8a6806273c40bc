"""The commands behind the buttons. Each takes an open workbook and says what was done.

`COMMANDS` maps the name on the button to its function; every function has the same signature. They raise
`KamxlError` with one sentence when there is no way on. `press` runs them with dialogs and a log.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from kamxl.domain.errors import KamxlError, NothingRecognisedError
from kamxl.domain.message import say
from kamxl.hosts.addin.state_folder import LOG, state_folder
from kamxl.hosts.live.checked import meant, place_of
from kamxl.hosts.live.done import Done
from kamxl.hosts.live.judged import judge, remarks
from kamxl.hosts.live.language import language_here
from kamxl.hosts.live.mapping import HOW_TO_ANSWER, free_place, map_alone, map_columns
from kamxl.hosts.live.marks import show_own
from kamxl.hosts.live.new_book import new_book
from kamxl.hosts.live.past import write_past
from kamxl.hosts.live.remembering import add_snapshot
from kamxl.hosts.live.removal import remove
from kamxl.hosts.live.repair import repair_formulas
from kamxl.hosts.live.reports import planned, report_folder, write_books
from kamxl.hosts.live.scoring import score, week
from kamxl.hosts.live.selected_account import selected_account
from kamxl.hosts.live.watch import Watch, status_bar
from kamxl.version import __version__
from kamxl.workflows.snapshot import snapshot_words

if TYPE_CHECKING:
    import xlwings

_SETTINGS = "settings"


class Command(Protocol):
    """What every command looks like.

    Args:
        book: The open workbook.
        language: zh-Hans, zh-Hant or en for what is written and said; None for that of the workbook.
        watch: Progress and stop; the status bar and `ask_to_stop` by default.
    """

    def __call__(
        self, book: xlwings.Book, *, language: str | None = None, watch: Watch | None = None
    ) -> Done:
        """Do it."""


def check(book: xlwings.Book, *, language: str | None = None, watch: Watch | None = None) -> Done:
    """Say what is recognised and what is wrong, in a workbook of its own; the open one stays as it is.

    KAM Map is in it, also when nothing is recognised.
    """
    from kamxl.reports.kam_sheets.workbook import write_quality_workbook
    from kamxl.workflows.outputs import write_whole

    watch = watch or status_bar(book, language)
    about = meant(book, watch)
    try:
        judged = judge(about.book, language, watch, about.answers)
    except NothingRecognisedError as error:
        return map_alone(about, error, language, watch)
    scored = judged.scored
    output = free_place(about.book, "check")
    write_whole(
        output,
        lambda path: write_quality_workbook(
            path,
            scored.review,
            scored.book,
            language=judged.language,
            home=judged.home,
            checked=place_of(about.book),
        ),
    )
    recognised = sum(1 for sheet in scored.book.recognised if sheet.table)
    return Done(
        sentences=(
            say(
                "{sheets} sheets with {accounts} accounts are recognised.",
                sheets=recognised,
                accounts=len(scored.book.accounts),
            ),
            *remarks(scored),
            say("The list is open in a workbook of its own; this one is unchanged."),
            HOW_TO_ANSWER,
        ),
        files=(output,),
        show=output,
        language=judged.language,
    )


def account_report(book: xlwings.Book, *, language: str | None = None, watch: Watch | None = None) -> Done:
    """Write the quarterly book of the account in the selected row."""
    watch = watch or status_bar(book, language)
    judged = judge(book, language, watch)
    account = selected_account(book, judged)
    files = write_books(book, judged, planned(judged, account=account), watch)
    return Done(
        sentences=(say("Written: {path}", path=files[0]), *judged.scored.review.notes),
        files=files,
        show=files[0],
        language=judged.language,
    )


def all_reports(book: xlwings.Book, *, language: str | None = None, watch: Watch | None = None) -> Done:
    """Write the quarterly book of every account, and the portfolio."""
    watch = watch or status_bar(book, language)
    judged = judge(book, language, watch)
    files = write_books(book, judged, planned(judged), watch)
    return Done(
        sentences=(
            say("{count} books are written to {folder}.", count=len(files), folder=report_folder(judged)),
            *remarks(judged.scored),
            *judged.scored.review.notes,
        ),
        files=files,
        show=files[0],
        language=judged.language,
    )


def portfolio_report(book: xlwings.Book, *, language: str | None = None, watch: Watch | None = None) -> Done:
    """Write the book about all accounts together."""
    watch = watch or status_bar(book, language)
    judged = judge(book, language, watch)
    files = write_books(book, judged, planned(judged, portfolio=True), watch)
    return Done(
        sentences=(say("Written: {path}", path=files[0]), *judged.scored.review.notes),
        files=files,
        show=files[0],
        language=judged.language,
    )


def backtest(book: xlwings.Book, *, language: str | None = None, watch: Watch | None = None) -> Done:
    """Test the verdicts on the workbook's own past, in a workbook beside it."""
    watch = watch or status_bar(book, language)
    judged = judge(book, language, watch)
    output, conclusion = write_past(book, judged, watch)
    return Done(
        sentences=(say("Written: {path}", path=output), conclusion, *remarks(judged.scored)),
        files=(output,),
        show=output,
        language=judged.language,
    )


def snapshot(book: xlwings.Book, *, language: str | None = None, watch: Watch | None = None) -> Done:
    """Write down what is judged, so that later quarters know it."""
    watch = watch or status_bar(book, language)
    judged = judge(book, language, watch)
    added, where = add_snapshot(book, judged, watch)
    told = () if added.taken is None else (where,)
    return Done(
        sentences=(*snapshot_words(added), *told, *remarks(judged.scored)),
        files=added.written,
        language=judged.language,
    )


def settings(book: xlwings.Book, *, language: str | None = None, watch: Watch | None = None) -> Done:  # noqa: ARG001 - commands share a form
    """Show the sheet with the settings.

    Raises:
        KamxlError: There is none yet.
    """
    sheet = show_own(book, _SETTINGS)
    if sheet is None:
        raise KamxlError(
            say("This workbook has no sheet KAM Settings yet. Score it first; the settings come with it.")
        )
    return Done(
        sentences=(say("Change values in column C of '{sheet}', then score again.", sheet=sheet),),
        language=language or language_here(),
    )


def repair(book: xlwings.Book, *, language: str | None = None, watch: Watch | None = None) -> Done:
    """Turn KAM functions that point to another computer's add-in back into plain ones."""
    changed = repair_formulas(book, watch or status_bar(book, language))
    sentence = (
        say("{count} formulas are repaired. Save the workbook to keep that.", count=changed)
        if changed
        else say("No formula needs repair: every KAM function is a plain one.")
    )
    return Done(sentences=(sentence,), language=language or language_here())


def about(book: xlwings.Book | None, *, language: str | None = None, watch: Watch | None = None) -> Done:  # noqa: ARG001 - commands share a form
    """Say which kamxl this is, and where things are."""
    return Done(
        sentences=(
            say("kamxl {version}", version=__version__),
            say("It runs on this computer only: {python}", python=sys.executable),
            say("Details of failures are in {log}", log=state_folder() / LOG),
            say("Help: `kamxl functions` lists every function; `kamxl doctor` finds what is wrong."),
        ),
        language=language or language_here(),
    )


COMMANDS: Mapping[str, Command] = {
    "check": check,
    "score": score,
    "week": week,
    "account": account_report,
    "reports": all_reports,
    "portfolio": portfolio_report,
    "backtest": backtest,
    "map": map_columns,
    "template": new_book,
    "remove": remove,
    "snapshot": snapshot,
    "settings": settings,
    "repair": repair,
    "about": about,
}
"""The commands by the names the ribbon and the toolbar use."""
