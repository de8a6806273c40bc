"""The exit codes of every command."""

from typing import TYPE_CHECKING

from kamxl.domain.problem import Severity

if TYPE_CHECKING:
    from kamxl.sheets.book import Book

FINE = 0
LOOK = 1
"""Done, with problems to look at."""
COULD_NOT = 2


def code_of(book: "Book") -> int:
    """Return the exit code of a command that could read a book, problems or not."""
    return LOOK if any(problem.severity is not Severity.NOTE for problem in book.problems) else FINE
