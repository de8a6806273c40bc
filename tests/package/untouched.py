"""Whether a workbook still holds all it held before kamxl wrote into it, judged without kamxl's own code.

Two questions: has the new file any fault that the old one had not (`faults`), and is anything of the old one
changed or gone that had to stay (`losses`)?
"""

from collections.abc import Iterator

from untouched_cells import table_losses, worksheet_losses
from untouched_contents import Contents, Tree, canonical, children_of, local, same
from untouched_faults import faults
from untouched_styles import style_losses

CALC_CHAIN = "calcChain"
ON_LOAD = "fullCalcOnLoad"
GROWING = {"sheets", "definedNames", "calcPr"}


def untouched(before: bytes, after: bytes, *, columns_in: tuple[str, ...] = ()) -> None:
    """Complain, with all reasons at once, when a workbook was harmed.

    Args:
        before: The package as it was.
        after: The package with what kamxl added.
        columns_in: The sheets in which columns were asked for.
    """
    complaints = harm(before, after, columns_in=columns_in)
    assert not complaints, "\n".join(complaints)


def harm(before: bytes, after: bytes, *, columns_in: tuple[str, ...] = ()) -> list[str]:
    """Return what is wrong with the new package, one sentence each."""
    old, new = Contents.read(before), Contents.read(after)
    known = set(faults(old))
    return [fault for fault in faults(new) if fault not in known] + list(losses(old, new, columns_in))


def losses(old: Contents, new: Contents, columns_in: tuple[str, ...]) -> Iterator[str]:
    """Name everything that had to stay and did not."""
    sheets = [old.sheet_part(name) for name in columns_in]
    tables = [part for sheet in sheets for part in old.targets(sheet, "table")]
    chains = old.targets(old.workbook, CALC_CHAIN)
    rels = old.rels_name(old.workbook)
    patched = {old.types_name, old.workbook, rels, old.styles, *sheets, *tables}
    yield from (f"{part} is still there" for part in chains if part in new.parts)
    yield from _part_losses(old, new, may_go=set(chains), may_change=patched)
    yield from _workbook_losses(old, new)
    yield from _relationship_losses(old, new, chains)
    yield from _type_losses(old, new, chains)
    if old.styles:
        yield from style_losses(old.tree(old.styles), new.tree(old.styles))
    for sheet in sheets:
        yield from worksheet_losses(sheet, old.tree(sheet), new.tree(sheet))
    for table in tables:
        yield from table_losses(table, old.tree(table), new.tree(table))


def _part_losses(old: Contents, new: Contents, *, may_go: set[str], may_change: set[str]) -> Iterator[str]:
    for part in old.parts:
        if part not in new.parts:
            if part not in may_go:
                yield f"{part} is gone"
        elif part not in may_change and new.parts[part] != old.parts[part]:
            yield f"{part} was changed"


def _workbook_losses(old: Contents, new: Contents) -> Iterator[str]:
    before, after = old.tree(old.workbook), new.tree(new.workbook)
    if old.workbook != new.workbook or old.styles not in {"", new.styles}:
        yield "the workbook or its styles are another part now"
    if before.attrib != after.attrib:
        yield "workbook: the root was changed"
    if [one for one in map(local, after) if one not in GROWING] != [
        one for one in map(local, before) if one not in GROWING
    ]:
        yield "workbook: something is gone or new"
    for child in before:
        same_kind = [one for one in after if local(one) == local(child)]
        if local(child) in GROWING:
            yield from _list_losses(child, same_kind)
        elif not any(same(child, one) for one in same_kind):
            yield f"workbook: {local(child)} was changed"
    if not any(_is_computed(one) for one in after if local(one) == "calcPr"):
        yield "workbook: it will not be computed on load"


def _is_computed(calculation: Tree) -> bool:
    """Whether Excel computes on opening; a team that asked for manual computing is left alone."""
    return calculation.get(ON_LOAD) in {"1", "true"} or calculation.get("calcMode") == "manual"


def _list_losses(before: Tree, found: list[Tree]) -> Iterator[str]:
    """Compare what may grow: sheets at the end, names anywhere, one attribute of the calculation."""
    name, after = local(before), found[0] if found else None
    if name == "calcPr" and after is not None:
        kept = {key: value for key, value in after.attrib.items() if key != ON_LOAD}
        if kept != {key: value for key, value in before.attrib.items() if key != ON_LOAD}:
            yield "workbook: how it computes was changed"
        return
    rest = iter(children_of(after))
    for child in before:
        if not any(same(child, candidate) for candidate in rest):
            yield f"workbook: {name}: {child.get('name')} is gone, changed or moved"
            return
    if name == "sheets" and not all(map(same, before, children_of(after))):
        yield "workbook: the team's sheets do not come first"


def _relationship_losses(old: Contents, new: Contents, chains: list[str]) -> Iterator[str]:
    now = {one.id: one for one in new.relationships(new.workbook)}
    for one in old.relationships(old.workbook):
        if one.target in chains:
            if one.id in now and now[one.id].target == one.target:
                yield "the relationship to the calculation chain is still there"
        elif now.get(one.id) != one:
            yield f"relationship {one.id} of the workbook was changed"


def _type_losses(old: Contents, new: Contents, chains: list[str]) -> Iterator[str]:
    gone = {f"/{chain}".casefold() for chain in chains}
    now = {canonical(child) for child in new.tree(new.types_name)}
    for child in old.tree(old.types_name):
        dropped = child.get("PartName", "").casefold() in gone
        if dropped == (canonical(child) in now):
            yield f"content type of {child.get('PartName') or child.get('Extension')} was changed"
