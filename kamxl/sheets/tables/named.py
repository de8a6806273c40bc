"""What tables and their columns are called, and which of them are kept although nothing uses them."""

from kamxl.domain.message import Message, say
from kamxl.sheets.tables.declared import TABLES


def table_name(key: str) -> Message:
    """Name a table; a table whose rows nothing reads is kept, not used."""
    return _named(TABLES[key].label, used=TABLES[key].used)


def column_name(table: str, column: str) -> Message:
    """Name a column of a table; a column that nothing reads is kept, not used."""
    one = TABLES[table].columns[column]
    return _named(one.label, used=one.used)


def _named(label: str, *, used: bool) -> Message:
    name = say(label)
    return name if used else say("{name} (kept, not used)", name=name)
