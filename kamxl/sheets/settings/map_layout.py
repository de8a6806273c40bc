"""Where things stand on KAM Map: its columns, the keys of its rows, and the words of its answers."""

from collections.abc import Mapping
from enum import IntEnum
from types import MappingProxyType

from kamxl.domain.message import Message, say
from kamxl.locale import LANGUAGES, translator

MAP_SHEET = "KAM Map"


class At(IntEnum):
    """Columns of KAM Map, from 0. The first and those after WHY are hidden."""

    KEY = 0
    SHEET = 1
    REGION = 2
    LETTER = 3
    HEADER = 4
    SAMPLE = 5
    SECOND = 6
    ANSWER = 7
    WHY = 8
    WRITTEN = 9
    """The answer as kamxl wrote it: a row that still says so decides nothing."""
    ABOUT = 10
    """The sheet of a column, the kind of a name, the name of a setting."""
    EXACT = 11
    """The header, or the name as written."""
    TARGET = 12
    """The account that a name may mean."""
    CHOICES = 13
    """The meanings to choose from."""


COLUMN, NAME, NAMES, SETTING, CHECKED = "map", "alias", "aliases", "setting", "checked"
"""What a row is about: a column, a name, all names of a kind, a setting, the book that was checked."""

YES, NO = say("yes"), say("no")

ACCEPTED_BY: Mapping[str, str] = MappingProxyType(
    {"short_name": "accept_short_names", "lost_zeros": "accept_lost_zeros"}
)
"""Kinds of names that a setting accepts, those of later books too."""

SETTING_WORDS: Mapping[str, Mapping[str, Message]] = MappingProxyType(
    {
        "date_order": {
            "auto": say("as kamxl decides"),
            "dmy": say("day, month, year"),
            "mdy": say("month, day, year"),
            "ymd": say("year, month, day"),
        },
        "decimal_mark": {
            "auto": say("as kamxl decides"),
            "point": say("a point: 1,234.5"),
            "comma": say("a comma: 1.234,5"),
        },
        "revenue_basis": {
            "auto": say("as kamxl decides"),
            "orders": say("Orders"),
            "deliveries": say("Deliveries"),
            "acceptances": say("Acceptances"),
            "invoices": say("Invoices"),
            "receipts": say("Receipts"),
        },
        "exchange_rates": {},
    }
)
"""Settings that can be answered on KAM Map, with their values in words; a text of its own where none are."""


def code_in(words: Mapping[str, Message], text: str) -> str | None:
    """Return the code that a text means in any language, or is itself; None for none."""
    wanted = _form(text)
    for code, message in words.items():
        if wanted == code or any(wanted == _form(message.in_words(translator(one))) for one in LANGUAGES):
            return code
    return None


def yes_or_no(text: str) -> bool | None:
    """Read an answer in any language; None for anything else."""
    code = code_in({"yes": YES, "no": NO}, text)
    return None if code is None else code == "yes"


def _form(text: str) -> str:
    return "".join(text.split()).casefold()
