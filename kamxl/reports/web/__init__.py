"""A scored book as a web page: everything is read from the cells of its KAM sheets, nothing is judged again.

Standard library only, so that the same code runs in a browser's Python. `view_of` reads the sheets, the
fragments are HTML without a document around it, `web_page` is one whole file.
"""

from kamxl.reports.web.account import account_fragment
from kamxl.reports.web.matrix import matrix_fragment
from kamxl.reports.web.notes import notes_fragment
from kamxl.reports.web.page import stylesheet, web_page
from kamxl.reports.web.portfolio import portfolio_fragment
from kamxl.reports.web.reading import SHEETS_READ, view_of
from kamxl.reports.web.view import AccountView, AlertLine, BookView, Figure, LossLine, Word

__all__ = [
    "SHEETS_READ",
    "AccountView",
    "AlertLine",
    "BookView",
    "Figure",
    "LossLine",
    "Word",
    "account_fragment",
    "matrix_fragment",
    "notes_fragment",
    "portfolio_fragment",
    "stylesheet",
    "view_of",
    "web_page",
]
