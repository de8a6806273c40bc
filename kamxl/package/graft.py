"""Putting new sheets into somebody else's workbook."""

import posixpath
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from kamxl.domain.message import say
from kamxl.package.column_plan import plan_columns
from kamxl.package.columns import FormulaColumns
from kamxl.package.content_types import CUSTOM_XML_PROPERTIES, NAME
from kamxl.package.found_columns import FoundColumn, find_columns
from kamxl.package.grafted_part import drawing_with_new_ids, free_block, table_renumbered
from kamxl.package.grafted_sheet import grafted_sheet, shared_strings
from kamxl.package.origin import ITEM, PROPERTIES, origin_markup, properties_markup
from kamxl.package.outline import outline
from kamxl.package.own_sheets import own_sheets, places_of
from kamxl.package.package import Package, missing, opened
from kamxl.package.refusals import NameTakenError
from kamxl.package.relationships import (
    CALC_CHAIN,
    CUSTOM_XML,
    SHARED_STRINGS,
    STYLES,
    WORKSHEET,
    added,
    free_ids,
    relative,
    rels_name,
    written,
)
from kamxl.package.remove import restore
from kamxl.package.splice import Cut
from kamxl.package.strip import strip
from kamxl.package.styles import PLAIN, Renumbered, Styles, StyleSheet
from kamxl.package.tables import Tables
from kamxl.package.workbook_part import DefinedName, NewSheet, WorkbookPart

_STYLES_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_PLAIN_NAME = re.compile(r"(?!.*\.\.)[\w./ -]+")
_PROPERTIES_ARROW = CUSTOM_XML + "Props"
_PLAIN_KINDS = (
    (".xml", "application/xml"),
    (".rels", "application/vnd.openxmlformats-package.relationships+xml"),
)


@dataclass(slots=True, kw_only=True)
class _Graft:
    """One graft under way: where from, where to, and what each part is called there."""

    source: Package
    target: Package
    ours: WorkbookPart
    theirs: WorkbookPart
    kinds: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    tables: Tables
    places: Mapping[int, int]
    """Where our sheets stood before, among those of the team."""


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
    places = places_of(own_sheets(earlier), earlier)
    found: Mapping[str, FoundColumn] = {}
    if not restore(package):
        found = _wanted_again(earlier, columns)
        strip(package, for_good=False, kept=found.keys())
    source = opened(scratch)
    work = _Graft(
        source=source,
        target=package,
        ours=WorkbookPart.of(source),
        theirs=WorkbookPart.of(package),
        tables=Tables.of(package),
        places=places,
    )
    work.theirs.refuse_protected()
    names = _names(work)
    _refuse_taken(work, names)
    styles_part, styles = _styles(work)
    numbers = styles.take(StyleSheet.read(*_part(source, STYLES)))
    _copy_sheets(work, numbers)
    more_names = plan_columns(package, work.theirs, styles, columns, found)
    _write_styles(work, styles_part, styles)
    _register(work, [*names, *more_names], new_styles=_named_styles(work) is None)


def _wanted_again(earlier: WorkbookPart, columns: Sequence[FormulaColumns]) -> Mapping[str, FoundColumn]:
    """Return the columns of an earlier run that are wanted again on the sheet where they stand now."""
    wanted = {(one.key, listed.sheet) for listed in columns for one in listed.columns}
    return {key: one for key, one in find_columns(earlier).items() if (key, one.sheet) in wanted}


def _part(package: Package, kind: str) -> tuple[bytes, str]:
    """Return the part of the workbook that an arrow of this kind leads to."""
    arrow = next(one for one in package.rels(package.workbook) if one.kind == kind)
    return package.read(arrow.target), arrow.target


def _names(work: _Graft) -> list[DefinedName]:
    """Return our defined names, those of one sheet with the place that sheet will have."""
    places = _places(work)
    return [
        DefinedName(
            name=one.name,
            scope=None if one.scope is None else places[one.scope],
            refers_to=one.refers_to,
            hidden=one.hidden,
        )
        for one in work.ours.names
    ]


def _places(work: _Graft) -> list[int]:
    """Return where each of our sheets will stand among all sheets."""
    count, wanted = len(work.theirs.sheets), work.places
    order: list[tuple[int, int, int]] = [(place, 1, 0) for place in range(count)]
    order += [(min(wanted.get(n + 1, count), count), 0, n) for n in range(len(work.ours.sheets))]
    placed = {one[2]: place for place, one in enumerate(sorted(order)) if one[1] == 0}
    return [placed[n] for n in range(len(work.ours.sheets))]


def _refuse_taken(work: _Graft, names: Sequence[DefinedName]) -> None:
    for sheet in work.ours.sheets:
        if work.theirs.sheet(sheet.name) is not None:
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


def _styles(work: _Graft) -> tuple[str | None, Styles]:
    """Return the styles part of the workbook (None when it has none), and its styles."""
    found = _named_styles(work)
    part = work.target.find(found) if found else None
    content = PLAIN if part is None else work.target.read(part)
    return part, Styles(theirs=StyleSheet.read(content, part or "xl/styles.xml"))


def _named_styles(work: _Graft) -> str | None:
    """Return where the workbook says that its styles are; None when it does not say so."""
    arrows = work.target.rels(work.theirs.name)
    found = next((one.target for one in arrows if one.kind == STYLES and not one.external), None)
    if found is not None and work.target.find(found) is None and not _PLAIN_NAME.fullmatch(found):
        raise missing(found)
    return found


def _write_styles(work: _Graft, part: str | None, styles: Styles) -> None:
    if part is not None:
        work.target.cut(part, styles.cuts())
        return
    # calamine and openpyxl look for the styles under this name, whatever the workbook's relationships say.
    named = _named_styles(work)
    name = named or posixpath.join(posixpath.dirname(work.theirs.name), "styles.xml")
    if work.target.find(name) is not None:
        name = work.target.free_name(name.replace("styles.xml", "kamStyles{}.xml"))
    work.target.add(name, PLAIN)
    work.target.cut(name, styles.cuts())
    work.kinds[name] = _STYLES_KIND


def _copy_sheets(work: _Graft, numbers: Renumbered) -> None:
    strings: list[bytes] = []
    if any(one.kind == SHARED_STRINGS for one in work.source.rels(work.ours.name)):
        strings = shared_strings(*_part(work.source, SHARED_STRINGS))
    for sheet in work.ours.sheets:
        if sheet.part is not None:
            _copy(work, sheet.part, lambda content: grafted_sheet(content, numbers, strings), numbers)


_TABLE = re.compile(r"/table[0-9]*\.xml$")


def _copy(work: _Graft, part: str, rewrite: Callable[[bytes], bytes] | None, numbers: Renumbered) -> str:
    """Copy a part and everything it points to under fresh names, and return its name."""
    if part in work.names:
        return work.names[part]
    name = _fresh(work, part)
    work.names[part] = name
    content = work.source.read(part)
    if rewrite is not None:
        content = rewrite(content)
    elif _TABLE.search(part):
        content = table_renumbered(content, work.tables.next_number(), numbers)
    elif part.endswith(".vml"):
        content = drawing_with_new_ids(content, free_block(work.target))
    work.target.add(name, content)
    work.kinds[name] = work.source.content_types().of(part)
    arrows = [
        (
            one.id,
            one.kind,
            one.target if one.external else relative(name, _copy(work, one.target, None, numbers)),
            one.external,
        )
        for one in work.source.rels(part)
    ]
    if arrows:
        work.target.add(rels_name(name), written(arrows))
    return name


def _fresh(work: _Graft, part: str) -> str:
    """Return a name in the folder of its kind, beside the workbook's own: `xl/worksheets/kam1.xml`."""
    root = posixpath.dirname(work.theirs.name)
    folder = posixpath.dirname(part).removeprefix(posixpath.dirname(work.ours.name)).strip("/")
    extension = posixpath.splitext(part)[1]
    return work.target.free_name(posixpath.join(root, folder, "kam{}" + extension))


def _register(work: _Graft, names: Sequence[DefinedName], *, new_styles: bool) -> None:
    """Tell the workbook of the new parts, and note what was done."""
    target, theirs = work.target, work.theirs
    arrows = target.rels(theirs.name)
    sheets = [(sheet.name, work.names[sheet.part]) for sheet in work.ours.sheets if sheet.part]
    item, properties = target.free_name(ITEM), target.free_name(PROPERTIES)
    new = [(WORKSHEET, part) for _, part in sheets] + [(CUSTOM_XML, item)]
    if new_styles:
        new.append((STYLES, next(part for part, kind in work.kinds.items() if kind == _STYLES_KIND)))
    ids = free_ids({one.id for one in arrows}, len(new))
    work.kinds[properties] = CUSTOM_XML_PROPERTIES
    pairs = zip(ids, new, strict=True)
    _write_arrows(work, [(id_, kind, relative(theirs.name, part)) for id_, (kind, part) in pairs])
    target.cut(
        theirs.name,
        [
            *theirs.add_sheets(
                [
                    NewSheet(name=name, arrow=id_, place=work.places.get(number))
                    for number, ((name, _), id_) in enumerate(zip(sheets, ids, strict=False), start=1)
                ]
            ),
            *theirs.add_names(names),
            *theirs.calculate_on_load(),
        ],
    )
    _write_kinds(work, [*target.added, item, rels_name(item)])
    target.add(properties, properties_markup())
    target.add(rels_name(item), written([("rId1", _PROPERTIES_ARROW, relative(item, properties), False)]))
    target.add(item, origin_markup(target, [*target.added, item]))


def _write_arrows(work: _Graft, new: list[tuple[str, str, str]]) -> None:
    """Add the arrows of the workbook to new parts, and take out the one to the calculation chain."""
    target, theirs = work.target, work.theirs
    name = target.find(rels_name(theirs.name))
    arrows = target.rels(theirs.name)
    if name is None:
        target.add(rels_name(theirs.name), written([(*one, False) for one in new]))
        return
    root = outline(target.read(name), name)
    chains = [one for one in arrows if one.kind == CALC_CHAIN]
    cuts = [Cut(one.element.start, one.element.end, b"") for one in chains]
    target.cut(name, [*cuts, added(root, new)])
    for one in chains:
        target.drop(one.target)


def _write_kinds(work: _Graft, new: Sequence[str]) -> None:
    """Say what kind of content the new parts hold, and no longer that of the dropped ones."""
    dropped = {part for part, change in work.target.changes.items() if not change.after}
    types = work.target.content_types()
    # Usually the workbook names these kinds by extension, but it need not.
    kinds = {part: kind for part in new for end, kind in _PLAIN_KINDS if part.endswith(end)} | work.kinds
    work.target.cut(NAME, [*types.removed(dropped), *types.added(kinds)])
