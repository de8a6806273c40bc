"""The tables (ListObjects) of a workbook: their names and numbers are unique in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from kamxl.package.outline import Element, outline, whole_number
from kamxl.package.package import Package
from kamxl.package.relationships import TABLE
from kamxl.package.workbook_part import WorkbookPart


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


def tables_of(package: Package, sheet: str) -> Iterator[Table]:
    """Yield the tables of a sheet."""
    for arrow in package.rels(sheet):
        part = package.find(arrow.target) if arrow.kind == TABLE else None
        if part is not None:
            content = package.read(part)
            yield Table(part=part, content=content, root=outline(content, part))
