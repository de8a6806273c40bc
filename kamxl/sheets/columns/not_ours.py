"""Why a region is none of our tables: what was understood of it, and what is missing."""

import re
from collections.abc import Callable, Sequence

from kamxl.domain.message import Message, say
from kamxl.sheets.cells.text_stores import shown
from kamxl.sheets.columns.assign import Assigned
from kamxl.sheets.columns.headers import header
from kamxl.sheets.columns.seen import Seen, known_words
from kamxl.sheets.columns.why import readings_of, understood
from kamxl.sheets.layout.places import Layout

_SEPARATORS = re.compile(r"[,;\t|，；]")


def not_ours(seen: Seen, reason: Message | None) -> Layout:
    """Describe a region that fits no table."""
    words = understood(seen.texts, seen.offers)
    return Layout(
        table=None,
        score=len(words) + 0.5 * bool(reason) - 3.0 * seen.row.data_like,
        header_row=seen.row.first,
        last_header_row=seen.row.last,
        unknown=tuple(header(text).text for text in seen.texts if text),
        readings=readings_of(
            Layout(table=None),
            seen.texts,
            Assigned(),
            seen.offers,
            seen.profiles,
            seen.periods.measures_refused,
        ),
        reason=reason or _missing(seen, words),
    )


def _missing(seen: Seen, words: Sequence[str]) -> Message:
    columns = {one.column for reading in seen.offers.values() for one in reading}
    lacks: Sequence[tuple[bool, Callable[[], Message]]] = (
        (not columns & {"account_id", "account_name"}, lambda: say("a column that names the account")),
        (not any("date" in one or one.endswith("_at") for one in columns), lambda: say("a column of dates")),
        (not columns & {"revenue", "revenue_net", "amount"}, lambda: say("a column of amounts")),
    )
    missing = tuple(make() for lacking, make in lacks if lacking)
    if len(words) * 2 < sum(1 for text in seen.texts if text):
        return say(
            "row {row} looks like the header; understood: {words}. kamxl knows headers in English "
            "and in Chinese; choose what the other columns mean on KAM Map.",
            row=seen.row.first,
            words=", ".join(words[:8]) or say("nothing"),
        )
    return say(
        "row {row} looks like the header; understood: {words}; missing: {missing}.",
        row=seen.row.first,
        words=", ".join(words[:8]),
        missing=missing or (say("what makes it one of the tables kamxl knows"),),
    )


def no_header(lines: Sequence[Sequence[object]]) -> Message | None:
    """Say what is wrong with a region in which no row could be a header."""
    first = next((str(cell) for line in lines for cell in line if cell != ""), None)
    if first is None:
        return say("it is empty.")
    words = [word for word in _SEPARATORS.split(first) if word.strip()]
    if len(words) > 1 and sum(1 for word in words if known_words().header(word.strip())) > 1:
        return say(
            "all columns stand in one cell ('{found}'). Split the text into columns and run kamxl again.",
            found=shown(first),
        )
    return say("no row looks like a header: none has two texts beside each other.")
