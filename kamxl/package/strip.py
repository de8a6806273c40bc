"""Taking our sheets and names out of a workbook that another program has saved since."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from kamxl.domain.message import say
from kamxl.package.columns.found import column_key, find_columns
from kamxl.package.columns.strip import stays, strip_columns
from kamxl.package.origin import origin_part
from kamxl.package.own_sheets import is_own_name, own_sheets
from kamxl.package.package import Package
from kamxl.package.parts.content_types import NAME
from kamxl.package.parts.fragment import text
from kamxl.package.parts.outline import outline
from kamxl.package.parts.relationships import CALC_CHAIN, rels_name
from kamxl.package.parts.splice import Cut
from kamxl.package.refusals import StillUsedError
from kamxl.package.still_used import Going, first_use, still_used, used_in
from kamxl.package.tables import columns_of_tables, tables_of
from kamxl.package.workbook_part import DefinedName, Sheet, WorkbookPart


def strip(package: Package, *, for_good: bool, kept: Collection[str] = frozenset()) -> bool:
    """Take out our sheets, our columns, our names and our notes; False when there were none.

    Styles stay, because a cell of the team may use them by now.

    Args:
        package: The workbook; changed in memory.
        for_good: Nothing comes back, so nothing of the team may refer to what goes. Otherwise the sheets do.
        kept: The keys of columns that stay, to be renewed.

    Raises:
        StillUsedError: A formula of the team refers to what goes.
    """
    workbook = WorkbookPart.of(package)
    sheets = own_sheets(workbook)
    notes = origin_part(package)
    columns = {key: one for key, one in find_columns(workbook).items() if key not in kept}
    if not sheets and notes is None and not columns:
        return False
    gone = {place for place, sheet in enumerate(workbook.sheets) if sheet in sheets.values()}
    if len(gone) == len(workbook.sheets):
        raise StillUsedError(
            say("The workbook holds nothing but sheets of kamxl. It stays as it is; delete it if you like.")
        )
    table_columns = columns_of_tables(package) if columns else set()
    left = strip_columns(package, workbook, columns)
    going = Going(columns=sorted(table_columns - columns_of_tables(package)) if columns else ())
    if not for_good:
        # Their names stay with them, so that a later run finds them again.
        kept = {*kept, *left}
    parts = _only_ours(package, workbook, sheets.values(), notes)
    names = _names(workbook, gone, {sheet.name for sheet in sheets.values()}, kept)
    if for_good:
        tables = [table.root.get("displayName") for part in parts for table in tables_of(package, part)]
        ours = {one.casefold() for one in (*(one.name for one in names), *tables)}
        going = replace(going, sheets=[sheet.name for sheet in sheets.values()], names=ours)
    _refuse_used(package, workbook, going, names, parts)
    if for_good:
        package.notes += [stays(one) for one in left.values()]
        package.notes.append(
            say(
                "Another program has saved the workbook since, so some cell styles of kamxl stay in it, "
                "unused."
            )
        )
    _forget(package, workbook, gone, names, parts)
    for part in parts:
        package.drop(rels_name(part))
        package.drop(part)
    package.restart(dict(package.entries))
    return True


def _names(
    workbook: WorkbookPart, gone: set[int], sheets: set[str], kept: Collection[str]
) -> list[DefinedName]:
    """Return the defined names that go."""
    return [
        one
        for one in workbook.names
        if is_own_name(one, gone, sheets, len(workbook.sheets)) or column_key(one) not in {None, *kept}
    ]


def _only_ours(
    package: Package, workbook: WorkbookPart, sheets: Iterable[Sheet], notes: str | None
) -> list[str]:
    """Return the parts that are reached through our sheets and notes only."""
    own = {sheet.part for sheet in sheets if sheet.part} | ({notes} if notes else set())
    kept = _reached(package, {"", workbook.name}, without=own)
    chains = {one.target for one in package.rels(workbook.name) if one.kind == CALC_CHAIN}
    ours = _reached(package, own, without=kept) - kept
    return sorted(ours | {name for chain in chains if (name := package.find(chain))})


def _reached(package: Package, start: set[str], without: set[str]) -> set[str]:
    found: set[str] = set()
    ahead = list(start)
    while ahead:
        part = ahead.pop()
        if part in found:
            continue
        found.add(part)
        for arrow in package.rels(part):
            name = None if arrow.external else package.find(arrow.target)
            if name is not None and name not in without:
                ahead.append(name)
    return found


def _forget(
    package: Package, workbook: WorkbookPart, gone: set[int], names: list[DefinedName], parts: list[str]
) -> None:
    """Take out of the lists of the workbook what goes."""
    cuts = [
        Cut(workbook.sheets[place].element.start, workbook.sheets[place].element.end, b"") for place in gone
    ]
    listed = workbook.root.child("definedNames")
    if listed is not None and len(names) == len(workbook.names):
        cuts.append(Cut(listed.start, listed.end, b""))
    else:
        cuts += [Cut(one.element.start, one.element.end, b"") for one in names if one.element]
    cuts += workbook.moved(lambda old: None if old in gone else old - sum(place < old for place in gone))
    package.cut(workbook.name, cuts)
    arrows = package.find(rels_name(workbook.name))
    if arrows is not None:
        outline(package.read(arrows), arrows)
        package.cut(
            arrows,
            [
                Cut(one.element.start, one.element.end, b"")
                for one in package.rels(workbook.name)
                if not one.external and package.find(one.target) in parts
            ],
        )
    # LibreOffice says of relationship parts, too, what they are.
    gone_parts = {*parts, *map(rels_name, parts)}
    package.cut(NAME, package.content_types().removed(gone_parts))


def _refuse_used(
    package: Package, workbook: WorkbookPart, going: Going, names: list[DefinedName], parts: list[str]
) -> None:
    """Make sure that nothing of the team leads to what goes.

    Raises:
        StillUsedError: Something does; the sentence names it.
    """
    for one in workbook.names:
        what = None if one in names else used_in(text(one.refers_to), going)
        if what:
            raise still_used(one.name, what)
    use = first_use(package, going, skipped={*parts, workbook.name})
    if use is not None:
        holders = (
            one.name
            for one in workbook.sheets
            if one.part and use.part in _reached(package, {one.part}, set(parts))
        )
        raise still_used(next(holders, use.part), use.what)
