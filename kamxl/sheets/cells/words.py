"""Words a team uses for the few values a coded column may have, as they are looked up."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from kamxl.locale.words import spellings
from kamxl.sheets.cells.numbers import plain

CAUSES = (
    "insolvency",
    "contact_changed",
    "price_led",
    "manager_weak",
    "trust_lost",
    "quality_trouble",
    "market_change",
)
"""Causes of an interrupted relationship, beside the three signals of a red light."""
SIGNALS = ("decision_maker_left", "budget_frozen", "competitor_entered", *CAUSES)

_PART = re.compile(r"[、,，;；/|+&\n]|\band\b|及|和")


@cache
def known_words() -> Mapping[str, Mapping[str, str]]:
    """Return code by word for each coded column, words folded to plain lower case."""
    return {
        column: {fold(word): code for code, words in codes.items() for word in words}
        for column, codes in spellings().items()
    }


def fold(word: str) -> str:
    """Fold a word for comparing: ordinary width, lower case, single blanks, no closing marks."""
    return " ".join(plain(word).casefold().split()).strip(".。!！*")


def words_for(column: str, own: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Return code by word for `table.column`; the team's own words win."""
    return dict(known_words().get(column, {})) | {
        fold(word): code for word, code in own.get(column, {}).items()
    }


def codes_of(column: str) -> tuple[str, ...]:
    """List the codes a column may have, in the order of declaration."""
    return tuple(dict.fromkeys(code for code in known_words().get(column, {}).values() if code))


def signals_in(text: str, own: Mapping[str, str]) -> tuple[str, ...]:
    """Name the risk signals a text speaks of; words inside a longer sentence count."""
    folded = fold(text)
    if folded in own:
        return (own[folded],)
    found = {
        code for word, code in (dict(known_words()["risks.signals"]) | dict(own)).items() if word in folded
    }
    return tuple(code for code in SIGNALS if code in found)


def parts(text: str) -> Iterable[str]:
    """Split a list such as `预算冻结、竞品介入` into its words."""
    return (part.strip() for part in _PART.split(text) if part.strip())
