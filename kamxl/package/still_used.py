"""What the team made of sheets of kamxl: formulas, names, charts and pivot tables that lead to them."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from kamxl.domain.message import say
from kamxl.package.own_sheets import PREFIX, quoted
from kamxl.package.package import Package
from kamxl.package.parts.fragment import text
from kamxl.package.refusals import StillUsedError


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A part, and what of ours it refers to."""

    part: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """What is to be taken out: sheets, defined names and tables (in lower case), columns of tables."""

    sheets: Sequence[str] = ()
    names: Collection[str] = ()
    columns: Sequence[tuple[str, str]] = ()


_NAMES = re.compile(rf"(?<![\w.]){PREFIX}\w+", re.IGNORECASE)
_FORMULAS = re.compile(
    rb"<(?:\w+:)?(?:f|formula|formula1|formula2|calculatedColumnFormula|totalsRowFormula)\b[^>]*>([^<]*)<"
)
_PIVOT_SOURCE = re.compile(rb"<(?:\w+:)?worksheetSource\b[^>]*?\b(sheet|name)=\"([^\"]*)\"")


def first_use(package: Package, going: Going, skipped: Collection[str]) -> Use | None:
    """Return the first formula or pivot table that leads to what goes; None when there is none.

    Args:
        package: The workbook.
        going: What is to be taken out of it.
        skipped: Parts that are not looked at.
    """
    if going == Going():
        return None
    words = {PREFIX, PREFIX.lower(), *map(text, going.sheets), *(text(table) for table, _ in going.columns)}
    marks = [word.encode() for word in words]
    for part in package.names():
        if part in skipped or not part.casefold().endswith(".xml"):
            continue
        content = package.read(part)
        if any(mark in content for mark in marks):
            what = _used_in_part(content, going)
            if what:
                return Use(part=part, what=what)
    return None


def used_in(formula: str, going: Going) -> str | None:
    """Return what a formula, as its part holds it, refers to of what goes; None when it needs nothing."""
    for sheet in going.sheets if "!" in formula else ():
        name = text(sheet)
        bare = name in formula and re.search(rf"(?<![\w.']){re.escape(name)}!", formula)
        if bare or text(quoted(sheet)) + "!" in formula:
            return sheet
    for table, column in going.columns:
        if f"{text(table)}[" in formula and f"[{text(column)}]" in formula:
            return f"{table}[{column}]"
    return next((one for one in _NAMES.findall(formula) if one.casefold() in going.names), None)


def _used_in_part(content: bytes, going: Going) -> str | None:
    for match in _FORMULAS.finditer(content):
        what = used_in(match[1].decode("utf-8", "replace"), going)
        if what:
            return what
    for match in _PIVOT_SOURCE.finditer(content):
        source = match[2].decode("utf-8", "replace")
        known = map(_attribute, going.sheets) if match[1] == b"sheet" else going.names
        if source.casefold() in {one.casefold() for one in known}:
            return source
    return None


def still_used(where: str, what: str) -> StillUsedError:
    """Say that something of the team, at a place, leads to what is to be taken out."""
    return StillUsedError(
        say(
            "{where} refers to '{what}', which is to be taken out, and would break. "
            "The workbook stays as it is; change that formula first.",
            where=where,
            what=what,
        )
    )


def _attribute(sheet: str) -> str:
    return text(sheet).replace('"', "&quot;")
