"""What tables and their columns are called, and which of them are kept although nothing uses them."""

from kamxl.locale import Translate
from kamxl.reports.labels import TABLES, UNKNOWN
from kamxl.sheets.tables.declared import TABLES as DECLARED

_MEASURES = {"revenue": "actual", "target": "target"}
"""Which column the numbers of a period stand for."""


def table_words(key: str | None, t: Translate) -> str:
    """Return what people call a table; says so where nothing uses its rows."""
    if key is None or key not in TABLES:
        return UNKNOWN if key is None else key
    name = t(TABLES[key])
    return name if key not in DECLARED or DECLARED[key].used else _kept(name, t)


def column_words(table: str, name: str, t: Translate) -> str:
    """Return what people call a column of a table, or of another table that the account list carries.

    Args:
        table: Key of the table.
        name: Its key; `table.column` for a column of another table; for a column of a
            period, that and its measure: `2026Q1 revenue`.
        t: Translates labels.
    """
    other, _, column = name.rpartition(".")
    declared = DECLARED[other or table].columns.get(column)
    if declared is not None:
        label = t(declared.label)
        return label if declared.used else _kept(label, t)
    period, _, measure = name.rpartition(" ")
    if measure not in _MEASURES:
        return name
    return f"{period} {t(DECLARED['periodic'].columns[_MEASURES[measure]].label)}".strip()


def _kept(name: str, t: Translate) -> str:
    return t("{name} (kept, not used)").format(name=name)
