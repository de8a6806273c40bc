"""Telling a workbook of new sheets: its lists of sheets, names, arrows and kinds of content."""

from collections.abc import Sequence

from kamxl.package.grafted_styles import STYLES_KIND
from kamxl.package.grafting import Grafting, standing_of
from kamxl.package.origin import ITEM, PROPERTIES, origin_markup, properties_markup
from kamxl.package.parts.content_types import CUSTOM_XML_PROPERTIES, NAME
from kamxl.package.parts.outline import outline
from kamxl.package.parts.relationships import (
    CALC_CHAIN,
    CUSTOM_XML,
    STYLES,
    WORKSHEET,
    added,
    free_ids,
    relative,
    rels_name,
    written,
)
from kamxl.package.parts.splice import Cut
from kamxl.package.workbook_part import DefinedName, NewSheet

_PROPERTIES_ARROW = CUSTOM_XML + "Props"
_PLAIN_KINDS = (
    (".xml", "application/xml"),
    (".rels", "application/vnd.openxmlformats-package.relationships+xml"),
)


def register(work: Grafting, names: Sequence[DefinedName], *, new_styles: bool) -> None:
    """Tell the workbook of the new parts, and note what was done."""
    target, theirs = work.target, work.theirs
    arrows = target.rels(theirs.name)
    sheets = [sheet for sheet in work.ours.sheets if sheet.part]
    item, properties = target.free_name(ITEM), target.free_name(PROPERTIES)
    new = [(WORKSHEET, work.names[sheet.part]) for sheet in sheets if sheet.part] + [(CUSTOM_XML, item)]
    if new_styles:
        new.append((STYLES, next(part for part, kind in work.kinds.items() if kind == STYLES_KIND)))
    ids = free_ids({one.id for one in arrows}, len(new))
    work.kinds[properties] = CUSTOM_XML_PROPERTIES
    pairs = zip(ids, new, strict=True)
    _write_arrows(work, [(id_, kind, relative(theirs.name, part)) for id_, (kind, part) in pairs])
    target.cut(
        theirs.name,
        [
            *theirs.add_sheets(
                [
                    NewSheet(name=one.name, arrow=id_, place=one.place, state=one.state)
                    for one, id_ in zip([standing_of(work, one) for one in sheets], ids, strict=False)
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


def _write_arrows(work: Grafting, new: list[tuple[str, str, str]]) -> None:
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


def _write_kinds(work: Grafting, new: Sequence[str]) -> None:
    """Say what kind of content the new parts hold, and no longer that of the dropped ones."""
    dropped = {part for part, change in work.target.changes.items() if not change.after}
    types = work.target.content_types()
    # Usually the workbook names these kinds by extension, but it need not.
    kinds = {part: kind for part in new for end, kind in _PLAIN_KINDS if part.endswith(end)} | work.kinds
    work.target.cut(NAME, [*types.removed(dropped), *types.added(kinds)])
