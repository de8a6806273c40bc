"""What a column may be called on KAM Map, in the words of each language, and what that stands for."""

from collections.abc import Iterator
from functools import cache

from kamxl.domain.message import Message, say
from kamxl.locale import LANGUAGES, translator
from kamxl.sheets.columns.shown import meaning
from kamxl.sheets.settings.settings_sheet import IGNORE
from kamxl.sheets.tables.declared import TABLES
from kamxl.sheets.tables.keys import KEY_COLUMNS

AS_DECIDED = ""
"""The team leaves the column to kamxl."""

_FIRST = ("transactions", "accounts", "periodic")
"""Tables whose columns head the list; their keys serve in every table."""

_SPECIAL = ((AS_DECIDED, say("as kamxl decides")), (IGNORE, say("not used")))


def choices() -> Iterator[tuple[str, Message]]:
    """Yield what can be chosen for a column: `table.column` and its words; what nothing uses is left out."""
    yield from _SPECIAL
    for table in (*_FIRST, *(key for key in TABLES if key not in _FIRST)):
        if not TABLES[table].used:
            continue
        for name, column in TABLES[table].columns.items():
            if column.used and (table in _FIRST[:2] or name not in KEY_COLUMNS):
                yield f"{table}.{name}", meaning(table, name)


def chosen(text: str) -> str | None:
    """Return what words of any language stand for: `table.column`, "ignore" or ""; None for other words."""
    return _by_words().get(_form(text))


@cache
def _by_words() -> dict[str, str]:
    found: dict[str, str] = {}
    for code, message in (*_all(), *choices()):
        for language in LANGUAGES:
            found[_form(message.in_words(translator(language)))] = code
    return found


def _all() -> Iterator[tuple[str, Message]]:
    for table, declared in TABLES.items():
        for name in declared.columns:
            # A key that stands in another table is understood in every one.
            key = name in KEY_COLUMNS and table != "accounts"
            code = f"transactions.{name}" if key else f"{table}.{name}"
            yield code, meaning(table, name)


def _form(text: str) -> str:
    return "".join(text.split()).casefold().replace(":", "：")
