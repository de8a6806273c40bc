"""One sheet of a template: which columns of which tables it has, and what one row of it is."""

from dataclasses import dataclass, replace

from kamxl.sheets.tables.column import Column
from kamxl.sheets.tables.declared import TABLES
from kamxl.sheets.tables.table import Table

_KEYS = ("account_id", "account_name")


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateColumn:
    """A column of a template: what it means to kamxl, and the table to which it belongs."""

    table: str
    column: Column

    @property
    def name(self) -> str:
        """What it means, as `needs.urgency`."""
        return f"{self.table}.{self.column.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateSheet:
    """One sheet to fill in.

    Attributes:
        table: The table it is read as.
        tab: What the sheet is called, in English; translated where it is shown.
        about: What one row of it is, in a sentence; translated where it is shown.
        columns: Its columns in their order.
        numbered: So many rows bear a number from the start; 0 where none does.
    """

    table: str
    tab: str
    about: str
    columns: tuple[TemplateColumn, ...]
    numbered: int = 0

    @property
    def keys(self) -> int:
        """How many columns at the left name the account."""
        return sum(1 for one in self.columns if one.column.name in _KEYS)

    def by_name_alone(self) -> "TemplateSheet":
        """Return the sheet without the account's number: in a book its name is chosen from a list."""
        return replace(self, columns=tuple(one for one in self.columns if one.column.name != "account_id"))


def sheet_of(  # noqa: PLR0913 - one keyword for each thing worth saying
    table: Table,
    *,
    about: str,
    tab: str = "",
    only: tuple[str, ...] = (),
    without: tuple[str, ...] = (),
    carried: tuple[tuple[str, str], ...] = (),
    numbered: int = 0,
) -> TemplateSheet:
    """Make the sheet of a table from its declaration.

    Args:
        table: The table as which the filled sheet is read.
        about: What one row is, in a sentence.
        tab: What the sheet is called; the label of the table by default.
        only: The columns it has beside the account's; all of the table by default.
        without: Columns it does not have.
        carried: Columns of other tables that it has too, as table and column.
        numbered: So many rows bear a number from the start.
    """
    left_out = {"currency", *without}
    own = tuple(
        TemplateColumn(table=table.key, column=one)
        for one in table.columns.values()
        if one.name not in left_out and (one.name in _KEYS or not only or one.name in only)
    )
    others = tuple(TemplateColumn(table=key, column=TABLES[key].columns[name]) for key, name in carried)
    return TemplateSheet(
        table=table.key, tab=tab or table.label, about=about, columns=(*own, *others), numbered=numbered
    )
