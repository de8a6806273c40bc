"""Key-account management inside the spreadsheet a team already uses.

For notebooks:

    import kamxl

    book = kamxl.read_book(["accounts.xlsx", "sales.csv"])
    book.tables["transactions"]          # a pandas DataFrame, cleaned
    review = kamxl.review_book(book)     # tiers, health, alerts
    kamxl.review_table(review)           # one row per account, as a DataFrame
    review.calls()                       # who to call this week
    review.account("C-1042")             # one account, by number or name
    kamxl.backtest(book)                 # what the verdicts were worth on the book's own past
    kamxl.whatif(book, {"growth_weight": 30}).changes
    kamxl.changes(kamxl.review_book(book, quarter="2026Q2"), review)
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kamxl.version import __version__

if TYPE_CHECKING:
    from kamxl.rules.changes import changes
    from kamxl.sheets import read_book
    from kamxl.workflows.backtest import backtest
    from kamxl.workflows.frames import review_table
    from kamxl.workflows.score import review_book
    from kamxl.workflows.whatif import whatif

__all__ = [
    "__version__",
    "backtest",
    "changes",
    "read_book",
    "review_book",
    "review_table",
    "whatif",
]

_HOMES = {
    "backtest": "kamxl.workflows.backtest",
    "changes": "kamxl.rules.changes",
    "whatif": "kamxl.workflows.whatif",
    "read_book": "kamxl.sheets",
    "review_book": "kamxl.workflows.score",
    "review_table": "kamxl.workflows.frames",
}


def __getattr__(name: str) -> Any:
    """Load a public function when it is first asked for, so that starting stays quick."""
    if name not in _HOMES:
        raise AttributeError(f"module 'kamxl' has no attribute '{name}'")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """List the public functions, loaded or not."""
    return sorted(__all__)
