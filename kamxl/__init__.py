"""Key-account management inside the spreadsheet a team already uses.

For notebooks:

    import kamxl

    book = kamxl.read_book(["accounts.xlsx", "sales.csv"])
    book.tables["transactions"]          # a pandas DataFrame, cleaned
    review = kamxl.review_book(book)     # tiers, health, alerts
    kamxl.review_table(review)           # one row per account, as a DataFrame
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kamxl.version import __version__

if TYPE_CHECKING:
    from kamxl.sheets import read_book
    from kamxl.workflows.frames import review_table
    from kamxl.workflows.score import review_book

__all__ = ["__version__", "read_book", "review_book", "review_table"]

_HOMES = {
    "read_book": "kamxl.sheets",
    "review_book": "kamxl.workflows.score",
    "review_table": "kamxl.workflows.frames",
}


def __getattr__(name: str) -> Any:
    """Load a public function when it is first asked for, so that starting stays quick."""
    if name not in _HOMES:
        raise AttributeError(f"module 'kamxl' has no attribute '{name}'")
    return getattr(import_module(_HOMES[name]), name)
