"""What the team made of sheets of kamxl: formulas, names, charts and pivot tables that lead to them."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from kamxl.package.fragment import text
from kamxl.package.own_sheets import PREFIX, quoted
from kamxl.package.package import Package


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A part, and what of ours it refers to."""

    part: str
    what: str


_NAMES = re.compile(rf"(?<![\w.]){PREFIX}\w+", re.IGNORECASE)
_FORMULAS = re.compile(
    rb"<(?:\w+:)?(?:f|formula|formula1|formula2|calculatedColumnFormula|totalsRowFormula)\b[^>]*>([^<]*)<"
)
_PIVOT_SOURCE = re.compile(rb"<(?:\w+:)?worksheetSource\b[^>]*?\b(sheet|name)=\"([^\"]*)\"")


def first_use(
    package: Package, sheets: Sequence[str], names: Collection[str], skipped: Collection[str]
) -> Use | None:
    """Return the first formula or pivot table that leads to our sheets or names; None when there is none.

    Args:
        package: The workbook.
        sheets: The names of our sheets.
        names: Our defined names and tables, in lower case.
        skipped: Parts that are not looked at.
    """
    marks = [*(text(sheet).encode() for sheet in sheets), PREFIX.encode(), PREFIX.lower().encode()]
    for part in package.names():
        if part in skipped or not part.casefold().endswith(".xml"):
            continue
        content = package.read(part)
        if not any(mark in content for mark in marks):
            continue
        for match in _FORMULAS.finditer(content):
            what = used_in(match[1].decode("utf-8", "replace"), sheets, names)
            if what:
                return Use(part=part, what=what)
        for match in _PIVOT_SOURCE.finditer(content):
            source = match[2].decode("utf-8", "replace")
            known = map(_attribute, sheets) if match[1] == b"sheet" else names
            if source.casefold() in {one.casefold() for one in known}:
                return Use(part=part, what=source)
    return None


def used_in(formula: str, sheets: Sequence[str], names: Collection[str]) -> str | None:
    """Return what of ours a formula, as its part holds it, refers to; None when it needs nothing."""
    for sheet in sheets:
        if text(quoted(sheet)) + "!" in formula or re.search(
            rf"(?<![\w.']){re.escape(text(sheet))}!", formula
        ):
            return sheet
    return next((one for one in _NAMES.findall(formula) if one.casefold() in names), None)


def _attribute(sheet: str) -> str:
    return text(sheet).replace('"', "&quot;")
