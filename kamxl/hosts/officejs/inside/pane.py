"""The account in the selected row, as the KAM sheets of the open workbook tell it."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from kamxl.domain.errors import KamxlError
from kamxl.hosts.officejs.inside.cells import from_json
from kamxl.locale import translator
from kamxl.reports.kam_sheets import names
from kamxl.reports.web import AccountView, BookView, account_fragment, notes_fragment, view_of
from kamxl.reports.web.cells import at, text
from kamxl.reports.web.declared import SCORES
from kamxl.reports.web.headings import headed
from kamxl.reports.web.reading import SHEETS_READ

SHEETS = json.dumps([[name, names.mark(name)] for name in SHEETS_READ])
"""The sheets that are read: each with the defined name that finds it when it was renamed, as JSON."""
SCORECARD = names.SCORECARD
_FIRST_OF_2000 = 36526


class Pane:
    """What the task pane shows. `view` is None before the sheets are read, and when there is no scorecard."""

    def __init__(self) -> None:
        self.view: BookView | None = None
        self._rows: dict[str, int] = {}

    def viewed(self) -> bool:
        """Say whether the KAM sheets were read."""
        return self.view is not None

    def read(self, given: str, language: str) -> str:
        """Take over the KAM sheets; return a sentence when they hold no scorecard, else nothing.

        Args:
            given: JSON with `sheets`, rows of cells by the name that kamxl gives the sheet, and
                `first_of_2000`, the number that this workbook has for 1 January 2000.
            language: zh-Hans, zh-Hant or en.
        """
        told: Any = from_json(given)
        sheets: dict[str, list[list[object]]] = told["sheets"]
        self.view = None
        try:
            self.view = view_of(sheets, epoch_1904=told["first_of_2000"] != _FIRST_OF_2000)
        except KamxlError as error:
            return error.message.in_words(translator(language))
        self._rows = dict(_rows_of(sheets[SCORECARD]))
        return ""

    def account(self, given: str, language: str) -> str:
        """Return JSON about a row: `html`, and `row` of the account in the scorecard (from 0, or null).

        Without an account `html` is null, and `several` says whether the row names more than one.

        Args:
            given: JSON: the cells of the row.
            language: zh-Hans, zh-Hant or en.
        """
        cells: Any = from_json(given)
        found = accounts_in(self.view, cells) if self.view else []
        if self.view is None or len(found) != 1:
            return json.dumps({"html": None, "row": None, "several": len(found) > 1})
        html = account_fragment(self.view, found[0].key, language) + notes_fragment(self.view, language)
        return json.dumps({"html": html, "row": self._rows.get(found[0].key), "several": False})


def accounts_in(view: BookView, cells: Iterable[object]) -> list[AccountView]:
    """Return the accounts that a row names: by an ID, else by a name; by a number when no text names one."""
    written = [one for one in (text(cell) for cell in cells if isinstance(cell, str)) if one]
    numbers = [one for one in (text(cell) for cell in cells if isinstance(cell, float)) if one]
    for texts in (written, numbers):
        named = {one.place: one for one in (view.find(text) for text in texts) if one is not None}
        by_id = [one for one in named.values() if _folded(one.key) in set(map(_folded, texts))]
        if named:
            return by_id or list(named.values())
    return []


def _rows_of(rows: Sequence[Sequence[object]]) -> Iterator[tuple[str, int]]:
    """Yield the ID of each account with its row in the scorecard."""
    found = headed(rows, SCORES)
    if found is not None:
        for place, row in enumerate(rows[found.row + 1 :], start=found.row + 1):
            key = text(at(row, found.places, "account"))
            if key is not None:
                yield key, place


def _folded(written: str) -> str:
    return " ".join(written.split()).casefold()
