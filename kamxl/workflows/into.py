"""Scores in the team's own workbook: put in, renewed and taken out, the rest byte for byte the same."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from kamxl.domain.message import Message, say
from kamxl.package import FormulaColumns, Package, graft, open_package, remove
from kamxl.package.columns.found import find_columns
from kamxl.package.refusals import RefusalError, StillUsedError
from kamxl.package.saving.save import InPlace, Saved, save
from kamxl.package.saving.seen import Seen, look_at
from kamxl.package.verify import verify
from kamxl.package.workbook_part import WorkbookPart
from kamxl.sheets import limits_in

if TYPE_CHECKING:
    from kamxl.reports.kam_sheets.home import Home
    from kamxl.workflows.kept import Kept
    from kamxl.workflows.score import Scored


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A team's workbook, opened to be written into.

    `addin_functions` says whether formulas call the functions of the add-in where it has one. `kept` is what
    its KAM History is to hold; None for what it holds already. A change in place is noted as made `by` this
    command, and so many backups stay.
    """

    path: Path
    seen: Seen
    content: bytes
    package: Package
    by: str
    backups: int
    addin_functions: bool = False
    kept: Kept | None = None


def open_target(path: Path, *, by: str, settings_file: str | Path | None) -> Target:
    """Open a workbook and make sure that kamxl may write into it, before any work is done.

    Args:
        path: The workbook.
        by: The command that is to change it.
        settings_file: The workbook named with `--settings`, which may say how many backups stay.

    Raises:
        RefusalError: It may not; the sentence says why.
    """
    target = open_to_change(path, by=by, settings_file=settings_file)
    with naming(path):
        WorkbookPart.of(target.package).refuse_protected()
    return target


def open_to_change(path: Path, *, by: str, settings_file: str | Path | None = None) -> Target:
    """Open a workbook in which something is to be changed, with no sheet added. See `open_target`.

    Raises:
        RefusalError: kamxl does not write into it; the sentence says why.
    """
    seen, content = look_at(path)
    with naming(path):
        package = open_package(content)
    backups = limits_in(settings_file).limit_backups
    return Target(path=path, seen=seen, content=content, package=package, by=by, backups=backups)


def score_into(
    scored: Scored,
    target: Target,
    output: Path | None,
    *,
    language: str,
    columns: Sequence[FormulaColumns] = (),
    now: datetime,
) -> Saved:
    """Put the KAM sheets into a workbook, in place of those of an earlier run; its KAM History is kept.

    Args:
        scored: The judged book.
        target: The workbook that gets the sheets.
        output: The file to write; None for the workbook itself, of which a backup is kept.
        language: zh-Hans, zh-Hant or en.
        columns: Formula columns for its account list.
        now: The time in the name of the backup.

    Raises:
        KamxlError: Nothing was written, for a reason that the sentence names.
    """
    from kamxl.reports.kam_sheets.workbook import write_kam_workbook
    from kamxl.workflows.kept import kept_in, refuse_lost

    kept = target.kept or kept_in(target)
    sheets = BytesIO()
    write_kam_workbook(
        sheets,
        scored.review,
        scored.book,
        scored.settings,
        language=language,
        home=_home(scored, target, kept),
    )
    with naming(target.path):
        graft(target.package, sheets.getvalue(), columns)
    if kept:
        refuse_lost(target.package.to_bytes(), kept)
    return saved(target, output, now)


def take_out(target: Target, output: Path | None, *, now: datetime) -> Saved:
    """Take everything of kamxl out of a workbook.

    Args:
        target: The workbook.
        output: The file to write; None for the workbook itself, of which a backup is kept.
        now: The time in the name of the backup.

    Raises:
        RefusalError: Nothing was written: there is nothing of kamxl in it, or something needs it.
    """
    from kamxl.workflows.kept import going

    goes = going(target)
    with naming(target.path):
        if not remove(target.package):
            raise StillUsedError(say("There is nothing of kamxl in the workbook. Nothing was written."))
    target.package.notes += goes
    return saved(target, output, now)


def remarks(target: Target) -> tuple[Message, ...]:
    """Return what a reader of scores in this workbook must know about it, and of what was done."""
    notes = tuple(target.package.notes)
    if not WorkbookPart.of(target.package).precision_as_displayed:
        return notes
    return (
        *notes,
        say(
            "{file} is set to calculate with the precision shown, so Excel will round scores to what "
            "their cells show.",
            file=target.path.name,
        ),
    )


def columns_in(target: Target) -> list[str]:
    """Return the keys of the columns that an earlier run put into a workbook, from left to right."""
    found = find_columns(WorkbookPart.of(target.package)).values()
    return [one.key for one in sorted(found, key=lambda one: (one.sheet, one.column))]


def unread_list(scored: Scored, target: Target) -> tuple[Message, ...]:
    """Return a warning when no account list was read, and the workbook that may hold it was not."""
    if _was_read(scored, target) or any(one.table == "accounts" for one in scored.book.recognised):
        return ()
    return (
        say(
            "No account list was among the files read, and {file} was not read. If the list is in it, "
            "name {file} among the books, too.",
            file=target.path.name,
        ),
    )


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Put the name of the file in front of every refusal."""
    try:
        yield
    except RefusalError as error:
        raise type(error)(say("{file}: {what}", file=path.name, what=error.message)) from error


def _home(scored: Scored, target: Target, kept: Kept | None) -> Home:
    from kamxl.reports.kam_sheets.home import Home

    return Home(
        name=target.path.name if _was_read(scored, target) else None,
        epoch_1904=epoch_of(target),
        addin_functions=target.addin_functions,
        history=kept.history if kept else None,
        snapshots=kept.new if kept else (),
    )


def epoch_of(target: Target) -> bool:
    """Say whether the dates of a workbook count from 1904."""
    return WorkbookPart.of(target.package).epoch_1904


def _was_read(scored: Scored, target: Target) -> bool:
    return any(Path(os.path.realpath(path)) == target.seen.path for path in scored.book.files)


def saved(target: Target, output: Path | None, now: datetime) -> Saved:
    """Save what became of a workbook: as another file, or in its place with a backup beside it.

    Where nothing became of it, it stays as it is and needs no backup.

    Raises:
        RefusalError: Nothing was written, for a reason that the sentence names.
    """
    after = target.package.to_bytes()
    if output is None and after == target.content:
        return Saved(path=target.seen.path, backup=None)

    def check(path: Path) -> None:
        verify(target.content, path.read_bytes(), target.package)

    return save(
        after,
        output or target.path,
        sources=[target.seen],
        in_place=InPlace(stamp=now, by=target.by, most=target.backups) if output is None else None,
        verify=check,
    )
