"""Formulas that call kamxl through another computer's add-in, made plain in a workbook, and nothing else."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kamxl.package.formula_texts import FormulaText, formula_texts
from kamxl.package.package import Package
from kamxl.package.parts.fragment import text
from kamxl.package.parts.outline import RELATIONSHIPS
from kamxl.package.parts.splice import Cut
from kamxl.package.plain_formula import Rewording, is_addin, plain, rewordings
from kamxl.package.tables import tables_of
from kamxl.package.workbook_part import WorkbookPart

_WORTH_A_LOOK = re.compile(rb"KAM(?:\.|&#)|!KAM_|_KAM_|\.KAM_", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """What was changed: formulas by sheet, of its table, or of the names (`where` is "" for those).

    `links` are the numbers of the links that led to the add-in; they stay in the workbook, unused.
    """

    formulas: tuple[tuple[str, int], ...]
    links: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many formulas were changed."""
        return sum(count for _, count in self.formulas)


def repair(package: Package, names: Collection[str]) -> Repaired:
    """Make the formulas of a workbook plain: in cells, names, tables, conditional formats and validations.

    Stored results stay, and so does the link to the add-in, because other links are counted with it.

    Args:
        package: The workbook; a part that holds no such formula is not touched.
        names: The functions of kamxl, like `KAM_TIER`.

    Raises:
        RefusalError: A part with such formulas cannot be parsed.
    """
    workbook = WorkbookPart.of(package)
    links = tuple(_links(package, workbook))
    places = {package.workbook: ""}
    for sheet in workbook.sheets:
        if sheet.part is not None:
            places[sheet.part] = sheet.name
            places |= {table.part: sheet.name for table in tables_of(package, sheet.part)}
    changed: dict[str, int] = {}
    for part, where in places.items():
        content = package.read(part)
        if _WORTH_A_LOOK.search(content) is None:
            continue
        cuts = [_cuts(one, names, links) for one in formula_texts(content, part)]
        package.cut(part, [cut for some in cuts for cut in some])
        count = sum(map(bool, cuts))
        if count:
            changed[where] = changed.get(where, 0) + count
    return Repaired(formulas=tuple(changed.items()), links=links)


def _cuts(formula: FormulaText, names: Collection[str], links: Collection[int]) -> list[Cut]:
    wanted = list(rewordings(formula.text, names, links))
    cuts = [_cut(formula, one) for one in wanted]
    if None in cuts:
        return [Cut(formula.start, formula.end, text(plain(formula.text, names, links)).encode())]
    return [cut for cut in cuts if cut is not None]


def _cut(formula: FormulaText, wanted: Rewording) -> Cut | None:
    span = formula.span(wanted.start, wanted.end)
    return None if span is None else Cut(*span, wanted.text.encode())


def _links(package: Package, workbook: WorkbookPart) -> Iterator[int]:
    """Yield the numbers of the links that lead to kamxl's add-in; formulas count them from 1."""
    listed = workbook.root.child("externalReferences")
    parts = {arrow.id: arrow.target for arrow in package.rels(package.workbook)}
    references = listed.named("externalReference") if listed is not None else ()
    for number, reference in enumerate(references, start=1):
        part = package.find(parts.get(reference.get(f"{RELATIONSHIPS} id"), ""))
        if part is not None and any(is_addin(arrow.target) for arrow in package.rels(part) if arrow.external):
            yield number
