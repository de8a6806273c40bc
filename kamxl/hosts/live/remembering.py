"""A snapshot of an open workbook: in its own KAM History where it has one, else in a workbook beside it."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from kamxl.domain.message import Message, say
from kamxl.hosts.live.bring_in import bring_in
from kamxl.hosts.live.marks import own_marks
from kamxl.hosts.live.native_excel import scratch_folder
from kamxl.hosts.live.reports import make_room
from kamxl.sheets import history_in
from kamxl.sheets.snapshots.read import KIND

if TYPE_CHECKING:
    import xlwings

    from kamxl.hosts.live.judged import Judged
    from kamxl.hosts.live.watch import Watch
    from kamxl.workflows.snapshot import Added


def add_snapshot(book: xlwings.Book, judged: Judged, watch: Watch) -> tuple[Added, Message]:
    """Add a snapshot, and say where it is.

    Raises:
        KamxlError: Nothing was written, for a reason that the sentence names.
    """
    watch.step(say("writing the snapshot"))
    if KIND in own_marks(book).sheets.values():
        return _into(book, judged, watch), say("KAM History is in this workbook. Save it to keep that.")
    from datetime import datetime

    from kamxl.workflows.snapshot import add_to_workbook

    place = judged.history_place
    if place.exists():
        make_room(book, [place])
    added = add_to_workbook(
        judged.scored,
        place,
        language=judged.language,
        again=False,
        now=datetime.now(),  # noqa: DTZ005 - the time on the user's own clock names a backup
    )
    return added, say("Snapshots are in {path}", path=place)


def _into(book: xlwings.Book, judged: Judged, watch: Watch) -> Added:
    """Write KAM History of the open workbook anew, every row there is and the new ones."""
    from dataclasses import replace

    from kamxl.reports.kam_sheets.workbook import write_history_workbook
    from kamxl.workflows.kept import Kept, refuse_lost
    from kamxl.workflows.snapshot import Added, take

    history = history_in(judged.given)
    taken, sentences = take(judged.scored, history, again=False)
    if taken is None:
        return Added(taken=None, sentences=sentences)
    kept = Kept(history=history, new=tuple(taken.rows.values()))
    home = replace(judged.home, history=kept.history, snapshots=kept.new)
    with TemporaryDirectory(prefix="kamxl-", dir=scratch_folder(), ignore_cleanup_errors=True) as folder:
        scratch = Path(folder) / f"{Path(folder).name}.xlsx"
        write_history_workbook(scratch, home, language=judged.language)
        refuse_lost(scratch, kept)
        bring_in(book, scratch, watch)
    return Added(taken=taken, sentences=sentences)
