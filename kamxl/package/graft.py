"""Putting new sheets into somebody else's workbook."""

from collections.abc import Mapping, Sequence

from kamxl.domain.message import say
from kamxl.package.columns.found import FoundColumn, find_columns
from kamxl.package.columns.plan import plan_columns
from kamxl.package.columns.wanted import FormulaColumns
from kamxl.package.copied_parts import copy_sheets, part_of
from kamxl.package.grafted_styles import named_styles, styles_of, write_styles
from kamxl.package.grafting import Grafting, names_now, new_names
from kamxl.package.own_sheets import own_sheets
from kamxl.package.package import Package, opened
from kamxl.package.parts.relationships import STYLES
from kamxl.package.refusals import NameTakenError, StillUsedError
from kamxl.package.registered import register
from kamxl.package.remove import restore
from kamxl.package.standing import standings
from kamxl.package.strip import strip
from kamxl.package.styles import StyleSheet
from kamxl.package.tables import Tables
from kamxl.package.workbook_part import DefinedName, WorkbookPart

KEPT = ("history",)
"""Sheets of an earlier run that must be among the new ones."""


def graft(package: Package, scratch: bytes, columns: Sequence[FormulaColumns] = ()) -> None:
    """Put the sheets of a workbook that xlsxwriter made into a package, replacing those of an earlier run.

    Args:
        package: The workbook that gets them; changed in memory only.
        scratch: The workbook that holds the new sheets, as a file.
        columns: Formula columns for sheets of the workbook.

    Raises:
        RefusalError: The workbook must be left as it is; the sentence says why.
    """
    earlier = WorkbookPart.of(package)
    before = standings(earlier)
    source = opened(scratch)
    _refuse_losing(earlier, WorkbookPart.of(source))
    restore(package)
    found = _wanted_again(WorkbookPart.of(package), columns)
    strip(package, for_good=False, kept=found.keys())
    work = Grafting(
        source=source,
        target=package,
        ours=WorkbookPart.of(source),
        theirs=WorkbookPart.of(package),
        tables=Tables.of(package),
        before=before,
    )
    work.theirs.refuse_protected()
    names = new_names(work)
    _refuse_taken(work, names)
    styles_part, styles = styles_of(work)
    numbers = styles.take(StyleSheet.read(*part_of(source, STYLES)))
    copy_sheets(work, numbers)
    more_names = plan_columns(package, work.theirs, styles, columns, found)
    write_styles(work, styles_part, styles)
    marked = {one.name.casefold() for one in work.theirs.names}
    more_names = [one for one in more_names if one.name.casefold() not in marked]
    register(work, [*names, *more_names], new_styles=named_styles(work) is None)


def _refuse_losing(earlier: WorkbookPart, ours: WorkbookPart) -> None:
    """Make sure that a sheet that nothing can compute again comes back.

    Raises:
        StillUsedError: It would be lost.
    """
    for key in KEPT:
        if key in own_sheets(earlier) and key not in own_sheets(ours):
            raise StillUsedError(
                say(
                    "The sheet '{sheet}' holds what cannot be computed again, and would be lost. "
                    "The workbook stays as it is.",
                    sheet=own_sheets(earlier)[key].name,
                )
            )


def _wanted_again(earlier: WorkbookPart, columns: Sequence[FormulaColumns]) -> Mapping[str, FoundColumn]:
    """Return the columns of an earlier run that are wanted again on the sheet where they stand now."""
    wanted = {(one.key, listed.sheet) for listed in columns for one in listed.columns}
    return {key: one for key, one in find_columns(earlier).items() if (key, one.sheet) in wanted}


def _refuse_taken(work: Grafting, names: Sequence[DefinedName]) -> None:
    called = names_now(work)
    for sheet in work.ours.sheets:
        if work.theirs.sheet(called.get(sheet.name, sheet.name)) is not None:
            raise NameTakenError(
                say(
                    "The workbook has a sheet '{sheet}' of its own, and kamxl needs that name. "
                    "It stays as it is; rename that sheet in Excel first.",
                    sheet=sheet.name,
                )
            )
    taken = {one.name.casefold() for one in work.theirs.names} | work.tables.names
    tables = Tables.of(work.source).names
    for name in sorted({one.name for one in names if one.scope is None} | tables):
        if name.casefold() in taken:
            raise NameTakenError(
                say(
                    "The workbook has a name '{name}' of its own, which kamxl needs. "
                    "It stays as it is; rename that one in Excel first (Formulas, Name Manager).",
                    name=name,
                )
            )
