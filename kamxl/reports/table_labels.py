"""What the tables of a book are called, translated where it is printed."""

from types import MappingProxyType

from kamxl.locale import N_
from kamxl.sheets.tables.declared import TABLES as DECLARED

TABLES = MappingProxyType({**{key: one.label for key, one in DECLARED.items()}, "snapshots": N_("Snapshots")})
