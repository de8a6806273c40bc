"""The tables (ListObjects) of a workbook: their names and numbers are unique in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kamxl.package.package import Package
from kamxl.package.parts.outline import Element, outline, whole_number
from kamxl.package.parts.relationships import TABLE
from kamxl.package.workbook_part import WorkbookPart

_CODED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SPECIAL = re.compile(r"['\[\]#]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table: where it is kept, and its parsed part."""

    part: str
    content: bytes
    root: Element

    @property
    def reference(self) -> str:
        """The cells it covers, like `A1:D20`."""
        return self.root.get("ref")


@dataclass(slots=True, kw_only=True)
class Tables:
    """The names taken by tables, without regard to case, and the highest number."""

    names: set[str]
    highest: int

    @classmethod
    def of(cls, package: Package) -> "Tables":
        """Look at every table of a workbook.

        Raises:
            RefusalError: A table cannot be parsed.
        """
        names: set[str] = set()
        highest = 0
        for sheet in WorkbookPart.of(package).worksheets():
            for table in tables_of(package, sheet.part or ""):
                names |= {table.root.get("name").casefold(), table.root.get("displayName").casefold()}
                highest = max(highest, whole_number(table.root.get("id")) or 0)
        return cls(names=names, highest=highest)

    def next_number(self) -> int:
        """Return a number no table has."""
        self.highest += 1
        return self.highest


def columns_of_tables(package: Package) -> set[tuple[str, str]]:
    """Return every column of every table of a workbook, as formulas name them: the table, the column."""
    found: set[tuple[str, str]] = set()
    for sheet in WorkbookPart.of(package).worksheets():
        for table in tables_of(package, sheet.part or ""):
            listed = table.root.child("tableColumns")
            columns = listed.named("tableColumn") if listed else ()
            found |= {(table.root.get("displayName"), in_formula(one.get("name"))) for one in columns}
    return found


def in_formula(column: str) -> str:
    """Write the name of a column as it stands between the brackets of a formula."""
    name = _CODED.sub(lambda found: chr(int(found[1], 16)), column)
    return _SPECIAL.sub(lambda found: "'" + found[0], name)


def tables_of(package: Package, sheet: str) -> Iterator[Table]:
    """Yield the tables of a sheet."""
    for arrow in package.rels(sheet):
        part = package.find(arrow.target) if arrow.kind == TABLE else None
        if part is not None:
            content = package.read(part)
            yield Table(part=part, content=content, root=outline(content, part))
