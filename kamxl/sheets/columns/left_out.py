"""What is said of regions that are none of our tables, and of decisions that were close."""

from collections import Counter
from collections.abc import Iterator, Sequence

from kamxl.domain.message import Message, say
from kamxl.domain.problem import Problem, Severity
from kamxl.sheets.book import RecognisedSheet
from kamxl.sheets.columns.found_tables import FoundTable
from kamxl.sheets.columns.headers import meanings
from kamxl.sheets.files.open_book import OpenBook
from kamxl.sheets.files.source import SourceFile

_TELLING = 2
"""So many known headers make a region worth a word."""
_MOST_REASONS = 12


def left_out(found: FoundTable, label: str) -> Iterator[Problem]:
    """Say why a region that looks like a table is left out."""
    layout = found.layout
    if layout.no_account and layout.score >= _TELLING / 2:
        message = say("no column names the account. The sheet is left out.")
        yield Problem(where=label, message=message, table=layout.table)
    elif layout.table is None and layout.reason is not None and layout.score >= _TELLING:
        message = say("{reason} Nothing of it is used.", reason=layout.reason)
        yield Problem(where=label, message=message)


def doubts(found: FoundTable, label: str) -> Iterator[Problem]:
    """Say which decisions about a table were close."""
    for message in found.layout.doubts:
        yield Problem(where=label, message=message, severity=Severity.NOTE, table=found.layout.table)


def nothing_recognised(files: Sequence[SourceFile | OpenBook], sheets: Sequence[RecognisedSheet]) -> Message:
    """Say for each sheet what was understood and what is missing, and what to do."""
    reasons = tuple(
        say("{sheet}: {reason}", sheet=one.sheet, reason=one.reason or _UNREADABLE)
        for one in sheets[:_MOST_REASONS]
    )
    return say(
        "No sheet of {files} is recognised. A sheet needs a header row that names the account "
        "and something about it, such as a date and an amount. {reasons} "
        "To say what each column means, run `kamxl map` with {first}.",
        files=", ".join(file.path.name for file in files),
        reasons=reasons,
        first=files[0].path.name,
    )


_UNREADABLE = say("no column names the account.")


def language_of(sheets: Sequence[RecognisedSheet]) -> str | None:
    """Return the language of the headers of sheets that are not recognised; None where they do not tell."""
    found: Counter[str] = Counter()
    for sheet in sheets:
        for column in sheet.readings:
            found.update({one for meaning in meanings(column.header) for one in meaning.languages})
    order = ("en", "zh-Hant", "zh-Hans")
    return max(order, key=lambda one: (found[one], order.index(one))) if found else None
