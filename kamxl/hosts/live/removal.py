"""Taking everything of kamxl out of an open workbook: sheets, names, formula columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamxl.domain.message import say
from kamxl.hosts.live.done import Done
from kamxl.hosts.live.language import language_here
from kamxl.hosts.live.marks import COLUMN, PREFIX, OwnMarks, own_marks, reference
from kamxl.hosts.live.native_excel import one_step, sheet_protected, structure_protected
from kamxl.hosts.live.own_columns import OwnColumn, own_columns
from kamxl.hosts.live.steady import standing_still
from kamxl.hosts.live.still_used import Going, refuse_used
from kamxl.hosts.live.watch import Watch, status_bar
from kamxl.package.columns.strip import stays
from kamxl.package.refusals import ProtectedSheetError, ProtectedStructureError, StillUsedError

if TYPE_CHECKING:
    import xlwings

_WITH_HISTORY = say(
    "KAM History went with the rest: the snapshots of earlier quarters. To keep them, undo this, or close "
    "the workbook without saving."
)


def remove(book: xlwings.Book, *, language: str | None = None, watch: Watch | None = None) -> Done:
    """Take out every sheet, name and formula column of kamxl; what the team wrote into such a column stays.

    Raises:
        RefusalError: There is nothing of kamxl, or something of the team needs it; the workbook is as it was.
    """
    watch = watch or status_bar(book, language)
    watch.step(say("taking out the KAM sheets"))
    marks = own_marks(book)
    going = Going(sheets=tuple(marks.sheets), names=_names(marks))
    columns = own_columns(book, marks, going)
    _refuse(book, marks, going, columns)
    with one_step(book, sheets=True, columns=True), standing_still(book):
        # First what may be refused: a sheet that another program protected meanwhile.
        left = [one.found for one in columns if one.take_out(book)]
        for sheet in marks.sheets:
            book.sheets[sheet].delete()
        for name in going.names:
            book.names[name].delete()
    return Done(
        sentences=(
            say(
                "Everything of kamxl is out of this workbook: {sheets} sheets, {names} names, {columns} "
                "formula columns. Save it to keep that.",
                sheets=len(marks.sheets),
                names=len(going.names),
                columns=len(columns),
            ),
            *(_WITH_HISTORY for which in marks.sheets.values() if which == "history"),
            *(stays(one) for one in left),
        ),
        language=language or language_here(),
    )


def _names(marks: OwnMarks) -> tuple[str, ...]:
    """Return our names: those that lead to our sheets or columns, or to nothing any more."""
    return tuple(
        name
        for name, refers_to in marks.names.items()
        if name.startswith(COLUMN)
        or (
            name.startswith(PREFIX)
            and (reference(refers_to)[0] in marks.sheets or "#REF!" in refers_to or refers_to == "=0")
        )
    )


def _refuse(book: xlwings.Book, marks: OwnMarks, going: Going, columns: tuple[OwnColumn, ...]) -> None:
    if not marks.sheets and not going.names:
        raise StillUsedError(say("There is nothing of kamxl in this workbook. It stays as it is."))
    if structure_protected(book):
        raise ProtectedStructureError(
            say(
                "The structure of the workbook is protected, so no sheet can be taken out. "
                "Unprotect it first."
            )
        )
    others = [sheet for sheet in book.sheets if sheet.name not in marks.sheets]
    if not others:
        raise StillUsedError(
            say("The workbook holds nothing but sheets of kamxl. It stays as it is; delete it if you like.")
        )
    if not any(sheet.visible for sheet in others):
        raise StillUsedError(
            say(
                "All sheets but those of kamxl are hidden, and a workbook must show one. It stays as it is; "
                "unhide a sheet first."
            )
        )
    for name in dict.fromkeys(one.found.sheet for one in columns):
        if sheet_protected(book.sheets[name]):
            raise ProtectedSheetError(
                say(
                    "The sheet '{sheet}' with columns of kamxl is protected. The workbook stays as it is; "
                    "unprotect that sheet first.",
                    sheet=name,
                )
            )
    own = {(one.found.sheet, row, one.found.column) for one in columns for row in one.rows}
    refuse_used(book, marks.names, going, own)
