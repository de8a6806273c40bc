"""A snapshot in the team's own workbook, where the rest stays byte for byte the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kamxl.domain.message import Message, say
from kamxl.workflows.account_columns import account_columns
from kamxl.workflows.into import Target, columns_in, naming, score_into
from kamxl.workflows.kept import Kept, has_scores, history_into, kept_in
from kamxl.workflows.snapshot import Added, take

if TYPE_CHECKING:
    from datetime import datetime

    from kamxl.package import FormulaColumns
    from kamxl.sheets import History
    from kamxl.workflows.score import Scored


def add_in_place(
    scored: Scored, target: Target, other: History | None, *, language: str, again: bool, now: datetime
) -> Added:
    """Add a snapshot to KAM History in the team's own workbook; the KAM sheets in it are renewed with it.

    A workbook without KAM History begins with the rows of the history workbook, if there is one.

    Args:
        scored: The judged book.
        target: The workbook, opened.
        other: The history workbook beside it, or the one that was named.
        language: zh-Hans, zh-Hant or en.
        again: Take another snapshot of a quarter that has one.
        now: The time in the name of the backup.

    Raises:
        KamxlError: Nothing was written, for a reason that the sentence names.
    """
    own = kept_in(target)
    history = own.history if own else other
    taken, sentences = take(scored, history, again=again)
    if taken is None:
        return Added(taken=None, sentences=sentences)
    told = () if own or other is None else (_taken_over(other),)
    kept = Kept(history=history, new=tuple(taken.rows.values()))
    if has_scores(target):
        columns = _columns(scored, target, language)
        saved = score_into(
            scored, replace(target, kept=kept), None, language=language, columns=columns, now=now
        )
    else:
        saved = history_into(target, kept, language=language, now=now)
    return Added(
        taken=taken,
        sentences=(*sentences, *told),
        written=tuple(path for path in (saved.path, saved.backup) if path),
    )


def _columns(scored: Scored, target: Target, language: str) -> tuple[FormulaColumns, ...]:
    """Return the formula columns that an earlier run put in: they stay."""
    keys = columns_in(target)
    if not keys:
        return ()
    with naming(target.path):
        return account_columns(scored, target.path, keys, language=language, protected_too=False)


def _taken_over(other: History) -> Message:
    return say(
        "The {rows} rows of {file} are taken over into the workbook. That file stays as it is, and is no "
        "longer read.",
        rows=len(other.rows),
        file=other.sheet,
    )
