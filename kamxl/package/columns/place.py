"""Where each formula column of a list stands: in new columns beside it, or where it was found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kamxl.domain.message import say
from kamxl.package.area import Area, letters
from kamxl.package.columns.cells import PlacedColumn, template
from kamxl.package.columns.found import FoundColumn
from kamxl.package.columns.list_table import ListTable, edge_of_list, list_table, table_of
from kamxl.package.columns.wanted import KEY, FormulaColumn, FormulaColumns
from kamxl.package.package import Package
from kamxl.package.refusals import NoColumnsPlaceError
from kamxl.package.sheet_part import SheetPart
from kamxl.package.tables import Table, tables_of
from kamxl.package.workbook_part import WorkbookPart


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPlace:
    """A list of the team that gets formula columns.

    `new` are columns from `first` on, `found` those of an earlier run, still on this sheet. `table` is the
    table that the list is, if it is one.
    """

    sheet: SheetPart
    tables: Sequence[Table]
    wanted: FormulaColumns
    first: int
    new: Sequence[FormulaColumn]
    found: Mapping[str, FoundColumn]
    table: ListTable | None

    @classmethod
    def of(
        cls,
        package: Package,
        workbook: WorkbookPart,
        wanted: FormulaColumns,
        found: Mapping[str, FoundColumn],
    ) -> "ListPlace":
        """Look at a list.

        Raises:
            RefusalError: The sheet is not there, cannot be parsed, or a query fills it.
        """
        listed = workbook.sheet(wanted.sheet)
        if listed is None or listed.part is None:
            raise NoColumnsPlaceError(
                say("The workbook has no sheet '{sheet}'. It stays as it is.", sheet=wanted.sheet)
            )
        sheet = SheetPart.of(listed.name, listed.part, package.read(listed.part))
        here = {key: one for key, one in found.items() if one.sheet == listed.name}
        tables = list(tables_of(package, listed.part))
        first = edge_of_list(tables, wanted.key_column, wanted.header_row, wanted.last_column) + 1
        new = [one for one in wanted.columns if one.key not in here]
        old = sorted(one.column for one in here.values())
        for column in old:
            # New columns stand together, in the first place where none of the old ones is in their way.
            first = column + 1 if first <= column < first + max(len(new), 1) else first
        return cls(
            sheet=sheet,
            tables=tables,
            wanted=wanted,
            first=first,
            new=new,
            found=here,
            table=list_table(package, tables, wanted.header_row, first - 1, listed.name),
        )

    def area(self) -> Area | None:
        """Return the area of the new columns, header and totals of the table included."""
        if not self.new:
            return None
        return Area(
            top=self.wanted.header_row,
            left=self.first,
            bottom=max(self.wanted.last_row, self.table.place.bottom if self.table else 0),
            right=self.first + len(self.new) - 1,
        )

    def columns(self) -> list[PlacedColumn]:
        """Return the columns from left to right, with their cells."""
        headers: list[str] = []
        placed: list[PlacedColumn] = []
        for number, one in enumerate(self.new):
            headers.append(self.table.free_header(one.header, headers) if self.table else one.header)
            placed.append(self._placed(one, self.first + number, self.table, headers[-1]))
        placed += [
            self._renewed(one, self.found[one.key]) for one in self.wanted.columns if one.key in self.found
        ]
        return sorted(placed, key=lambda one: one.column)

    def table_formulas(self) -> Mapping[str, tuple[ListTable, Mapping[int, str]]]:
        """Return the formulas of found columns within tables: by part, the table and formulas by column."""
        formulas: dict[str, tuple[ListTable, dict[int, str]]] = {}
        for one in self.wanted.columns:
            where = self.found.get(one.key)
            table = table_of(self.tables, where.column, where.header_row) if where else None
            if where is not None and table is not None:
                by_column = formulas.setdefault(table.table.part, (table, {}))[1]
                by_column[where.column] = self.table_formula(one, table)
        return formulas

    def table_formula(self, one: FormulaColumn, table: ListTable) -> str:
        """Write the formula of a column as its table keeps it; "" when the key cell cannot be written so."""
        key = table.key(self.wanted.key_column)
        return "" if key is None else one.formula.replace(KEY, key)

    def _renewed(self, one: FormulaColumn, where: FoundColumn) -> PlacedColumn:
        table = table_of(self.tables, where.column, where.header_row)
        return self._placed(one, where.column, table, None, where.header_row)

    def _placed(
        self,
        one: FormulaColumn,
        column: int,
        table: ListTable | None,
        header: str | None,
        found_at: int | None = None,
    ) -> PlacedColumn:
        key = table.key(self.wanted.key_column) if table else None
        return PlacedColumn(
            key=one.key,
            column=column,
            header_row=found_at or self.wanted.header_row,
            cells={cell.row: cell for cell in one.cells},
            header=header,
            number_format=one.number_format,
            template=template(one.formula, key),
            key_letters=f"${letters(self.wanted.key_column)}".encode(),
            prefix=self.sheet.prefix,
            found=found_at is not None,
        )
