"""In: a team's sheets become a Book."""

from kamxl.sheets.book import Book, RecognisedSheet, RowCounts
from kamxl.sheets.names import NameCandidate, NameMatch
from kamxl.sheets.read import has_settings, read_book
from kamxl.sheets.settings_sheet import Alias, HeaderMapping, Word

__all__ = [
    "Alias",
    "Book",
    "HeaderMapping",
    "NameCandidate",
    "NameMatch",
    "RecognisedSheet",
    "RowCounts",
    "Word",
    "has_settings",
    "read_book",
]
