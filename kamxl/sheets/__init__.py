"""In: a team's sheets become a Book."""

from kamxl.sheets.accounts.names import NameCandidate, NameMatch
from kamxl.sheets.book import Book, RecognisedSheet, RowCounts
from kamxl.sheets.files.open_book import OpenBook, OpenSheet
from kamxl.sheets.read import Given, read_book
from kamxl.sheets.settings.settings_book import has_settings, limits_in
from kamxl.sheets.settings.settings_sheet import Alias, HeaderMapping, Word
from kamxl.sheets.snapshots.read import History, history_in, history_of

__all__ = [
    "Alias",
    "Book",
    "Given",
    "HeaderMapping",
    "History",
    "NameCandidate",
    "NameMatch",
    "OpenBook",
    "OpenSheet",
    "RecognisedSheet",
    "RowCounts",
    "Word",
    "has_settings",
    "history_in",
    "history_of",
    "limits_in",
    "read_book",
]
