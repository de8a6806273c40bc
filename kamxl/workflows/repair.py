"""Formulas that point to another computer's add-in, made plain in a saved workbook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kamxl.domain.message import Message, say
from kamxl.package.repair import Repaired, repair
from kamxl.workflows.into import naming, open_to_change, saved

if TYPE_CHECKING:
    from collections.abc import Collection

    from kamxl.package.saving.save import Saved


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """What was changed, and where it was saved; nothing was saved when nothing had to be changed."""

    repaired: Repaired
    saved: Saved | None


def repair_book(path: Path, output: Path | None, names: Collection[str], *, now: datetime) -> Repair:
    """Make the formulas of a workbook plain; all else in it stays byte for byte the same.

    Args:
        path: The workbook.
        output: The file to write; None for the workbook itself, of which a backup is kept.
        names: The functions of kamxl, like `KAM_TIER`.
        now: The time in the name of the backup.

    Raises:
        RefusalError: Nothing was written, for a reason that the sentence names.
    """
    target = open_to_change(path, by="kamxl addin repair")
    with naming(path):
        done = repair(target.package, names)
    return Repair(repaired=done, saved=saved(target, output, now) if done.count else None)


def told(path: Path, done: Repair) -> Iterator[Message]:
    """Say what was done, and what is left for the user to do."""
    if done.saved is None:
        yield say("{file} has no formula to repair. Nothing was written.", file=path.name)
        return
    for where, count in done.repaired.formulas:
        if where:
            yield say("{count} formulas of the sheet '{sheet}' were made plain.", count=count, sheet=where)
        else:
            yield say("{count} defined names were made plain.", count=count)
    yield say("Open it in Excel with the add-in and press Ctrl+Alt+F9 once: Excel then computes them anew.")
    if done.repaired.links:
        yield say(
            "The link to the other add-in is no longer used and stays in the workbook. "
            "To be rid of it: Data, Edit Links, Break Link."
        )
