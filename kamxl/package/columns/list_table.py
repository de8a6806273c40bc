"""Lists that are tables (ListObjects): new columns at their right edge become columns of the table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kamxl.domain.message import say
from kamxl.package.area import Area, area
from kamxl.package.package import Package
from kamxl.package.parts.fragment import appended, attribute, attribute_set, placed_in, text
from kamxl.package.parts.outline import Element, not_well_formed, whole_number
from kamxl.package.parts.splice import Cut, insert
from kamxl.package.refusals import OccupiedError
from kamxl.package.tables import Table, in_formula


@dataclass(frozen=True, slots=True, kw_only=True)
class ListTable:
    """The table that a list is, with its area."""

    table: Table
    place: Area

    @property
    def columns(self) -> list[Element]:
        """Its columns, from left to right."""
        parent = self.table.root.child("tableColumns")
        return list(parent.named("tableColumn")) if parent else []

    @property
    def last_row(self) -> int:
        """Its last row of data, without totals."""
        return self.place.bottom - _count(self.table.root, "totalsRowCount", 0)

    def holds(self, column: int) -> bool:
        """Say whether a column of the sheet is one of the table's."""
        return self.place.left <= column <= self.place.right

    def key(self, column: int) -> str | None:
        """Write the cell of a column in the same row as Excel keeps it: `Clients[[#This Row],[No.]]`.

        None where the name has a sign that programs read in different ways; then cells are named by address.
        """
        at = column - self.place.left
        columns = self.columns
        if not 0 <= at < len(columns):
            return None
        name = in_formula(columns[at].get("name"))
        if "@" in name or not self.table.root.get("displayName"):
            return None
        return f"{self.table.root.get('displayName')}[[#This Row],[{name}]]"

    def free_header(self, header: str, taken: Iterable[str] = ()) -> str:
        """Return a header that no column of the table has."""
        used = {one.get("name").casefold() for one in self.columns} | {one.casefold() for one in taken}
        number, free = 1, header
        while free.casefold() in used:
            number += 1
            free = f"{header} {number}"
        return free


def list_table(
    package: Package, tables: Iterable[Table], header_row: int, last_column: int, sheet: str
) -> ListTable | None:
    """Return the table whose right edge a list's last column is; None when the list is none.

    Raises:
        OccupiedError: A query fills the table.
    """
    for table in tables:
        place = area(table.reference)
        if place is None or place.right != last_column:
            continue
        if _header_row(table, place) == header_row:
            _refuse_query(package, table, sheet)
            return _whole(table, place)
    return None


def table_of(tables: Iterable[Table], column: int, header_row: int) -> ListTable | None:
    """Return the table that a column belongs to, by the row of its header."""
    for table in tables:
        place = area(table.reference)
        inside = place is not None and place.left <= column <= place.right
        if place is not None and inside and _header_row(table, place) == header_row:
            return _whole(table, place)
    return None


def _whole(table: Table, place: Area) -> ListTable:
    """Return a table that has a name for each column of its area.

    Raises:
        BrokenPackageError: It has more or fewer.
    """
    whole = ListTable(table=table, place=place)
    if len(whole.columns) != place.right - place.left + 1:
        raise not_well_formed(table.part)
    return whole


def edge_of_list(tables: Sequence[Table], key_column: int, header_row: int, last_column: int) -> int:
    """Return the last column of a list, which does not reach into a table beside its own."""
    own = table_of(tables, key_column, header_row)
    if own is None:
        return last_column
    beside = Area(top=own.place.top, left=own.place.right + 1, bottom=own.place.bottom, right=last_column)
    others = (area(table.reference) for table in tables)
    reaches = own.place.right < last_column and any(one.meets(beside) for one in others if one)
    return own.place.right if reaches else last_column


def wider(one: ListTable, columns: Sequence[tuple[str, str]]) -> Iterator[Cut]:
    """Yield the cuts that add columns (header, formula) at the right edge of a table."""
    yield from _resized(one, one.place.right + len(columns))
    parent = one.table.root.child("tableColumns")
    if parent is None:
        return
    last = max((whole_number(two.get("id")) or 0 for two in one.columns), default=0)
    markup = ""
    for place, (header, formula) in enumerate(columns, start=1):
        inner = f"<calculatedColumnFormula>{text(formula)}</calculatedColumnFormula>" if formula else ""
        markup += f'<tableColumn id="{last + place}" name="{attribute(header)}">{inner}</tableColumn>'
    yield attribute_set(parent, "count", str(len(one.columns) + len(columns)), one.table.content)
    yield appended(parent, markup)


def narrower(one: ListTable, count: int) -> Iterator[Cut]:
    """Yield the cuts that take the last `count` columns off a table."""
    right = one.place.right - count
    yield from _resized(one, right)
    columns = one.columns
    parent = one.table.root.child("tableColumns")
    if parent is not None:
        yield attribute_set(parent, "count", str(len(columns) - count), one.table.content)
        for column in columns[len(columns) - count :]:
            yield Cut(column.start, column.end, b"")
    filtered = one.table.root.child("autoFilter")
    for criteria in filtered.named("filterColumn") if filtered else ():
        if (whole_number(criteria.get("colId")) or 0) > right - one.place.left:
            yield Cut(criteria.start, criteria.end, b"")
    sorted_by = one.table.root.child("sortState")
    if sorted_by is not None and any(
        (place := area(condition.get("ref"))) is not None and place.right > right
        for condition in sorted_by.walk()
    ):
        yield Cut(sorted_by.start, sorted_by.end, b"")


def recalculated(one: ListTable, formulas: Mapping[int, str]) -> Iterator[Cut]:
    """Yield the cuts that give columns (of the sheet) inside a table another formula; "" takes it out."""
    for column, formula in sorted(formulas.items()):
        at = one.columns[column - one.place.left]
        old = at.child("calculatedColumnFormula")
        if old is not None and old.text != formula:
            markup = f"<calculatedColumnFormula>{text(formula)}</calculatedColumnFormula>" if formula else ""
            yield Cut(old.start, old.end, b"")
            if markup:
                yield insert(old.end, placed_in(at, markup))


def _resized(one: ListTable, right: int) -> Iterator[Cut]:
    new = Area(top=one.place.top, left=one.place.left, bottom=one.place.bottom, right=right)
    yield attribute_set(one.table.root, "ref", f"{new}", one.table.content)
    filtered = one.table.root.child("autoFilter")
    shown = area(filtered.get("ref")) if filtered else None
    if filtered is not None and shown is not None and shown.right == one.place.right:
        wide = Area(top=shown.top, left=shown.left, bottom=shown.bottom, right=right)
        yield attribute_set(filtered, "ref", f"{wide}", one.table.content)


def _refuse_query(package: Package, table: Table, sheet: str) -> None:
    arrows = package.rels(table.part)
    if table.root.get("tableType") == "queryTable" or any("queryTable" in one.kind for one in arrows):
        raise OccupiedError(
            say(
                "The list on '{sheet}' is filled by a query, which moves its rows at every refresh. "
                "The workbook stays as it is; write columns beside a copy of the list.",
                sheet=sheet,
            )
        )


def _header_row(table: Table, place: Area) -> int:
    """Return the row of the headers; of a table that shows none, the row above it."""
    return place.top if _count(table.root, "headerRowCount", 1) else place.top - 1


def _count(element: Element, name: str, default: int) -> int:
    found = whole_number(element.get(name))
    return default if found is None else found
