"""A snapshot of what is judged, added to a history workbook or to the team's own; never twice a quarter."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kamxl.domain.message import Message, say
from kamxl.history import runs_of, snapshot
from kamxl.package.refusals import NameTakenError
from kamxl.package.saving.save import save_with
from kamxl.package.workbook_part import WorkbookPart
from kamxl.sheets import history_in
from kamxl.workflows.into import open_to_change
from kamxl.workflows.kept import Kept, history_into, refuse_lost, refuse_unreadable
from kamxl.workflows.there import is_there

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from kamxl.domain.snapshot import Taken
    from kamxl.package.saving.seen import Seen
    from kamxl.sheets import History
    from kamxl.workflows.score import Scored


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of a snapshot. `taken` is None where the quarter has one already: nothing was written."""

    taken: Taken | None
    sentences: tuple[Message, ...]
    written: tuple[Path, ...] = ()


def take(scored: Scored, history: History | None, *, again: bool) -> tuple[Taken | None, tuple[Message, ...]]:
    """Take a snapshot of a judged book; None when its quarter has one, and what to know.

    Args:
        scored: The judged book.
        history: The snapshots there are.
        again: Take another one of the same quarter.

    Raises:
        KamxlError: The snapshots there are cannot be found in their sheet.
    """
    refuse_unreadable(history)
    quarter, known = scored.review.quarter, history.snapshots if history else ()
    runs = runs_of(known, quarter)
    if runs and not again:
        sentence = say(
            "{quarter} has a snapshot already (run {run}). Nothing was written.",
            quarter=str(quarter),
            run=runs,
        )
        return None, (sentence,)
    taken = snapshot(scored.review, scored.settings, runs + 1)
    later = max((one.quarter for one in known if one.quarter > taken.quarter), default=None)
    if later is None:
        return taken, ()
    return taken, (
        say(
            "{quarter} is older than the newest snapshot ({later}). What was judged in later ones stays as "
            "it is.",
            quarter=str(quarter),
            later=str(later),
        ),
    )


def add_to_workbook(scored: Scored, place: Path, *, language: str, again: bool, now: datetime) -> Added:
    """Add a snapshot to a history workbook, which is made where there is none.

    Every other sheet in it stays byte for byte the same; the rows there are stay as they are, and are
    compared before the file is replaced.

    Raises:
        KamxlError: Nothing was written, for a reason that the sentence names.
    """
    target = open_to_change(place, by="kamxl snapshot") if is_there(place) else None
    history = history_in(place) if target else None
    if target and history is None:
        raise NameTakenError(
            say("{file} has no sheet KAM History. It stays as it is; name another file.", file=place)
        )
    taken, sentences = take(scored, history, again=again)
    if taken is None:
        return Added(taken=None, sentences=sentences)
    kept = Kept(history=history, new=tuple(taken.rows.values()))
    if target and len(WorkbookPart.of(target.package).sheets) > 1:
        result = history_into(target, kept, language=language, now=now)
        written = tuple(path for path in (result.path, result.backup) if path)
        return Added(taken=taken, sentences=sentences, written=written)
    _write_alone(place, kept, language=language, sources=[target.seen] if target else [])
    return Added(taken=taken, sentences=sentences, written=(place,))


def _write_alone(place: Path, kept: Kept, *, language: str, sources: Sequence[Seen]) -> None:
    from kamxl.package.saving.trouble import refusing
    from kamxl.reports.kam_sheets.home import Home
    from kamxl.reports.kam_sheets.workbook import write_history_workbook

    home = Home(history=kept.history, snapshots=kept.new)
    with refusing(place):
        place.parent.mkdir(parents=True, exist_ok=True)
    save_with(
        lambda path: write_history_workbook(path, home, language=language),
        place,
        sources=sources,
        verify=lambda path: refuse_lost(path, kept),
    )


def snapshot_words(added: Added) -> tuple[Message, ...]:
    """Say what became of a snapshot."""
    if added.taken is None:
        return added.sentences
    return (
        say(
            "Snapshot of {quarter}, run {run}: {accounts} accounts as of {day}.",
            quarter=str(added.taken.quarter),
            run=added.taken.run,
            accounts=len(added.taken.rows),
            day=added.taken.day,
        ),
        *added.sentences,
    )


def document(added: Added, scored: Scored) -> dict[str, Any]:
    """Return what became of a snapshot, and what changed since the one before, as plain values."""
    from kamxl.workflows.remembered import since_last
    from kamxl.workflows.since_document import since_document

    since = since_last(scored)
    return {
        "quarter": str(scored.review.quarter),
        "day": scored.review.as_of.isoformat(),
        "written": added.taken is not None,
        "run": added.taken.run if added.taken else None,
        "rows": len(added.taken.rows) if added.taken else 0,
        "sentences": [str(one) for one in added.sentences],
        "outputs": [str(path) for path in added.written],
        "since": None if since is None else since_document(since),
    }
