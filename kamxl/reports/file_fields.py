"""What the fields of a customer file are called."""

from types import MappingProxyType

from kamxl.locale import N_
from kamxl.sheets.tables.declared import TABLES

FILE_FIELDS = MappingProxyType(
    {
        "purchases": N_("Purchases"),
        "product_lines": N_("Product lines"),
        "contract": N_("Contract"),
        "contact_person": N_("Contact person"),
        "way_to_reach": N_("Phone, mail or WeChat of a contact"),
        "decision_maker": N_("Who decides"),
        "satisfaction": N_("Satisfaction"),
        "need": N_("Need"),
    }
)
"""Fields of the customer file that are no column of the account list."""


_LISTS = ("accounts", "scores")
"""Tables whose columns stand in the customer file."""


def file_field(name: str) -> str:
    """Return what a field of the customer file is called: as its column, where it is one."""
    if name in FILE_FIELDS:
        return FILE_FIELDS[name]
    return next(one for table in _LISTS for one in TABLES[table].columns.values() if one.name == name).label
