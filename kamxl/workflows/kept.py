"""The KAM History of a workbook: no row of it is ever lost, whatever is written into the workbook."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import Message, say
from kamxl.package import graft
from kamxl.package.own_sheets import own_sheets
from kamxl.package.workbook_part import WorkbookPart
from kamxl.sheets import history_in
from kamxl.sheets.snapshots.read import KIND
from kamxl.sheets.snapshots.same import same_rows

if TYPE_CHECKING:
    from datetime import datetime

    from kamxl.domain.snapshot import Snapshot
    from kamxl.package.saving.save import Saved
    from kamxl.sheets import History
    from kamxl.workflows.into import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What KAM History is to hold: the rows there are, and those that are new."""

    history: History | None
    new: tuple[Snapshot, ...] = ()


def has_history(target: Target) -> bool:
    """Say whether a workbook has a KAM History that kamxl put in."""
    return KIND in own_sheets(WorkbookPart.of(target.package))


def has_scores(target: Target) -> bool:
    """Say whether a workbook has other sheets that kamxl put in."""
    return bool(own_sheets(WorkbookPart.of(target.package)).keys() - {KIND})


def kept_in(target: Target) -> Kept | None:
    """Return what the KAM History of a workbook holds; None where it has none.

    Raises:
        KamxlError: Its rows cannot be told.
    """
    if not has_history(target):
        return None
    history = history_in(target.path)
    refuse_unreadable(history)
    return Kept(history=history)


def refuse_unreadable(history: History | None) -> None:
    """Make sure that every row of a KAM History is known before its sheet is written anew.

    Raises:
        KamxlError: Its row of headers is not found.
    """
    if history is not None and not history.readable:
        raise KamxlError(
            say(
                "{sheet} has no row with the headers of KAM History among its first rows, so its rows cannot "
                "be kept. Nothing was written; put the headers back, like Quarter and Account ID.",
                sheet=history.sheet,
            )
        )


def refuse_lost(written: Path | bytes, kept: Kept) -> None:
    """Make sure that a workbook about to be saved holds every row there was, and every new one.

    Raises:
        KamxlError: It does not.
    """
    if isinstance(written, bytes):
        with TemporaryDirectory(prefix="kamxl-", ignore_cleanup_errors=True) as folder:
            path = Path(folder) / "written.xlsx"
            path.write_bytes(written)
            refuse_lost(path, kept)
        return
    found = history_in(written)
    before = kept.history.rows if kept.history else ()
    if (
        found is None
        or not same_rows(before, found.rows, len(kept.new))
        or not set(kept.new) <= set(found.snapshots)
    ):
        raise KamxlError(say("KAM History would not hold every earlier row as it was. Nothing was written."))


def history_into(target: Target, kept: Kept, *, language: str, now: datetime) -> Saved:
    """Put KAM History, and no other sheet, into a workbook that holds no other sheet of kamxl.

    Raises:
        KamxlError: Nothing was written, for a reason that the sentence names.
    """
    from kamxl.reports.kam_sheets.home import Home
    from kamxl.reports.kam_sheets.workbook import write_history_workbook
    from kamxl.workflows.into import epoch_of, naming, saved

    sheets = BytesIO()
    home = Home(epoch_1904=epoch_of(target), history=kept.history, snapshots=kept.new)
    write_history_workbook(sheets, home, language=language)
    with naming(target.path):
        graft(target.package, sheets.getvalue())
    refuse_lost(target.package.to_bytes(), kept)
    return saved(target, None, now)


def going(target: Target) -> list[Message]:
    """Say how many quarters of snapshots go when everything of kamxl is taken out of a workbook."""
    if not has_history(target):
        return []
    history = history_in(target.path)
    rows = history.rows if history else ()
    quarters = {one.quarter for one in history.snapshots} if history else set()
    return [
        say(
            "KAM History went with the rest: {rows} rows, snapshots of {quarters} quarters. "
            "The file as it was still has them.",
            rows=len(rows),
            quarters=len(quarters),
        )
    ]
