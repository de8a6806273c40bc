"""Copying sheets, and every part they point to, into another workbook."""

import posixpath
import re
from collections.abc import Callable

from kamxl.package.grafted_part import drawing_with_new_ids, free_block, table_renumbered
from kamxl.package.grafted_sheet import grafted_sheet, shared_strings
from kamxl.package.grafting import Grafting, names_now
from kamxl.package.package import Package
from kamxl.package.parts.relationships import SHARED_STRINGS, relative, rels_name, written
from kamxl.package.standing import part_under_new_names
from kamxl.package.styles import Renumbered

_TABLE = re.compile(r"/table[0-9]*\.xml$")


def part_of(package: Package, kind: str) -> tuple[bytes, str]:
    """Return the part of the workbook that an arrow of this kind leads to."""
    arrow = next(one for one in package.rels(package.workbook) if one.kind == kind)
    return package.read(arrow.target), arrow.target


def copy_sheets(work: Grafting, numbers: Renumbered) -> None:
    """Copy every sheet with all that belongs to it, its styles renumbered."""
    strings: list[bytes] = []
    if any(one.kind == SHARED_STRINGS for one in work.source.rels(work.ours.name)):
        strings = shared_strings(*part_of(work.source, SHARED_STRINGS))
    for sheet in work.ours.sheets:
        if sheet.part is not None:
            _copy(work, sheet.part, lambda content: grafted_sheet(content, numbers, strings), numbers)


def _copy(work: Grafting, part: str, rewrite: Callable[[bytes], bytes] | None, numbers: Renumbered) -> str:
    """Copy a part and everything it points to under fresh names, and return its name."""
    if part in work.names:
        return work.names[part]
    name = _fresh(work, part)
    work.names[part] = name
    content = work.source.read(part)
    if part.endswith(".xml"):
        content = part_under_new_names(content, names_now(work))
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


def _fresh(work: Grafting, part: str) -> str:
    """Return a name in the folder of its kind, beside the workbook's own: `xl/worksheets/kam1.xml`."""
    root = posixpath.dirname(work.theirs.name)
    folder = posixpath.dirname(part).removeprefix(posixpath.dirname(work.ours.name)).strip("/")
    extension = posixpath.splitext(part)[1]
    return work.target.free_name(posixpath.join(root, folder, "kam{}" + extension))
