"""Bring the KAM sheets into an open workbook, names and looks with them, from the one that `reports` wrote.

Sheets are copied one by one, and a name that points elsewhere at that moment would lead back into the
temporary file. So every name is there before the first copy, standing for nothing, and is pointed at its
sheet as soon as that has come. Sheets with few formulas come first: each change of a name makes the program
look through all formulas that stand.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kamxl.domain.message import say
from kamxl.hosts.live.formulas import formulas_about, formulas_of, put_back, repair
from kamxl.hosts.live.marks import PREFIX, OwnMarks, own_marks, quoted, reference
from kamxl.hosts.live.native_excel import one_step, structure_protected
from kamxl.hosts.live.steady import standing_still
from kamxl.package.refusals import NameTakenError, ProtectedStructureError, RefusalError
from kamxl.sheets.files.source import OWN_SHEETS

if TYPE_CHECKING:
    from collections.abc import Sequence

    import xlwings

    from kamxl.hosts.live.watch import Watch

_NOTHING_YET = "=0"


@dataclass(slots=True, kw_only=True)
class _Exchange:
    """One exchange of sheets: the workbook, what comes, and what stood there before."""

    book: xlwings.Book
    source: xlwings.Book
    marks: OwnMarks
    names: dict[str, str] = field(default_factory=dict)
    came: list[xlwings.Sheet] = field(default_factory=list)

    def old(self, which: str) -> xlwings.Sheet | None:
        """Return a sheet of an earlier run."""
        found = (name for name, one in self.marks.sheets.items() if one == which)
        name = next(found, None)
        return None if name is None else self.book.sheets[name]


SCORED = tuple(name for name, kind in OWN_SHEETS.items() if kind != "history")
"""The sheets that a scored workbook has."""


def refuse_taken(book: xlwings.Book, marks: OwnMarks, coming: Sequence[str] = SCORED) -> None:
    """Make sure that sheets of kamxl can come in: those of scores by default.

    Raises:
        RefusalError: They cannot; the sentence says why.
    """
    if structure_protected(book):
        raise ProtectedStructureError(
            say("The structure of the workbook is protected, so no sheet can be added. Unprotect it first.")
        )
    for sheet in coming:
        taken = next((name for name in book.sheet_names if name.casefold() == sheet.casefold()), None)
        if taken is not None and taken not in marks.sheets:
            raise NameTakenError(
                say(
                    "The workbook has a sheet '{sheet}' of its own, and kamxl needs that name. "
                    "It stays as it is; rename that sheet in Excel first.",
                    sheet=taken,
                )
            )


def bring_in(book: xlwings.Book, scratch: Path, watch: Watch) -> None:
    """Put the sheets of a workbook that `reports` wrote into an open one, in place of an earlier run's.

    Sheets of kamxl that are not among them stay as they are: KAM History, when scores come in.

    Raises:
        RefusalError: They cannot come in; the workbook is as it was.
    """
    marks = own_marks(book)
    watch.step(say("bringing in the KAM sheets"))
    with one_step(book, sheets=True), standing_still(book):
        source = book.app.books.open(scratch, update_links=False, read_only=True, add_to_mru=False)
        try:
            refuse_taken(book, marks, source.sheet_names)
            names = own_marks(source).names
            _refuse_names(marks, names)
            _exchange(_Exchange(book=book, source=source, marks=marks, names=names))
        finally:
            source.close()


def _refuse_names(marks: OwnMarks, names: dict[str, str]) -> None:
    """Make sure that no name of ours is one of the team's."""
    wanted = {name.casefold() for name in names}
    for name, refers_to in marks.names.items():
        ours = refers_to == _NOTHING_YET or "#REF!" in refers_to or reference(refers_to)[0] in marks.sheets
        if name.casefold() in wanted and not ours:
            raise NameTakenError(
                say(
                    "The workbook has a name '{name}' of its own, which kamxl needs. "
                    "It stays as it is; rename that one in Excel first (Formulas, Name Manager).",
                    name=name,
                )
            )


def _exchange(work: _Exchange) -> None:
    kinds = own_marks(work.source).sheets
    titles = {which: title for title, which in kinds.items()}
    renamings = {now: titles.get(which, now) for now, which in work.marks.sheets.items()}
    kept = formulas_about(work.book, renamings)
    for name in work.names:
        if name not in work.marks.names:
            work.book.names.add(name, _NOTHING_YET)
    for now, which in work.marks.sheets.items():
        # Their formulas go first: they would be computed anew with every name. Settings stay to the last.
        if which != "settings" and which in titles:
            work.book.sheets[now].clear_contents()
    for sheet in reversed(list(work.source.sheets)):
        _replace(work, sheet, kinds[sheet.name])
    _drop_stale_names(work)
    _settle(work)
    put_back(work.book, kept)


def _replace(work: _Exchange, sheet: xlwings.Sheet, which: str) -> None:
    """Copy one sheet to where it stood, point its names at the copy, and take the old one out."""
    old = work.old(which)
    if old is not None:
        came = sheet.copy(before=old)
    elif work.came:
        came = sheet.copy(before=work.came[-1])
    else:
        came = sheet.copy(after=work.book.sheets[-1])
    title = sheet.name
    before, now = f"{quoted(title)}!", f"{quoted(came.name)}!"
    for name, refers_to in work.names.items():
        if before in refers_to:
            work.book.names[name].refers_to = refers_to.replace(before, now)
    if old is not None:
        old.delete()
    if came.name != title:
        came.name = title
    work.came.append(came)


def _drop_stale_names(work: _Exchange) -> None:
    """Take out our names that are no longer needed, and those that a program made for one sheet alone."""
    for name in list(work.book.names):
        scope, _, plain = name.name.rpartition("!")
        if not plain.startswith(PREFIX):
            continue
        if (scope and plain in work.names) or (plain not in work.names and "#REF!" in (name.refers_to or "")):
            name.delete()


def _settle(work: _Exchange) -> None:
    """Make sure that each formula is the one that was written, and none leads to the temporary file.

    Raises:
        RefusalError: This program changes them on the way.
    """
    for sheet in work.source.sheets:
        wanted = formulas_of(sheet)
        came = work.book.sheets[sheet.name]
        if repair(came, wanted) and repair(came, wanted):
            raise RefusalError(
                say(
                    "The formulas of '{sheet}' do not stay as they were written in this program. Use the "
                    "workbook that `kamxl score` writes instead.",
                    sheet=sheet.name,
                )
            )
