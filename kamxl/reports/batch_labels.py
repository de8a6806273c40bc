"""What the states of a batch are called."""

from collections.abc import Mapping
from types import MappingProxyType

from kamxl.locale import N_, Translate
from kamxl.reports.table import Shown

STATUSES: Mapping[str, str] = MappingProxyType(
    {
        "done": N_("Done"),
        "problems": N_("Done, look at problems"),
        "failed": N_("Not done"),
        "unchanged": N_("Unchanged"),
    }
)
_STYLES: Mapping[str, str] = MappingProxyType({"done": "green", "problems": "yellow", "failed": "red"})


def status_chip(status: str, t: Translate) -> Shown:
    """Return the state of a book as a coloured cell."""
    return Shown(t(STATUSES[status]), _STYLES[status])
