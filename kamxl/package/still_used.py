"""Formulas of the team that lead to sheets of kamxl."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kamxl.package.fragment import text
from kamxl.package.own_sheets import quoted
from kamxl.package.package import Package


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A part, and what of ours it refers to."""

    part: str
    what: str


_NAMES = re.compile(rb"(?<![A-Za-z0-9_.])(KAM_(?:[a-z0-9]+_)?[a-z0-9_]+|KAM_Scorecard)\b")
_FORMULAS = re.compile(
    rb"<(?:\w+:)?(f|formula|formula1|formula2|calculatedColumnFormula|totalsRowFormula)\b[^>]*>([^<]*)<"
)


def first_use(package: Package, sheets: Sequence[str], skipped: set[str]) -> Use | None:
    """Return the first formula that leads to one of our sheets or names; None when there is none.

    Args:
        package: The workbook.
        sheets: The names of our sheets.
        skipped: Parts that are not looked at.
    """
    marks = [(text(quoted(sheet)).encode() + b"!", sheet) for sheet in sheets]
    for part in package.names():
        if part in skipped or not part.casefold().endswith(".xml"):
            continue
        content = package.read(part)
        if b"KAM" not in content and not any(mark in content for mark, _ in marks):
            continue
        for match in _FORMULAS.finditer(content):
            for mark, sheet in marks:
                if mark in match[2]:
                    return Use(part=part, what=sheet)
            name = _NAMES.search(match[2])
            if name:
                return Use(part=part, what=name[1].decode())
    return None
