"""Through how many people an account is known: those met, and those on the list of contacts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kamxl.domain.dates import add_months
from kamxl.domain.dealings import Thread
from kamxl.measures.rows import day_of, flag_of, text_of
from kamxl.measures.sources import source_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from kamxl.sheets.book import Book

_BRACKETS = re.compile(r"[(（][^)）]*[)）]")
_BETWEEN = re.compile(r"[、,，;；/／&＆+|\n]|和|与|與|及|\band\b|\bund\b", re.IGNORECASE)
Row = tuple[Any, "Mapping[str, Any]"]


def thread_of(
    book: Book, visits: Sequence[Row], contacts: Sequence[Row], as_of: date, months: int
) -> Thread | None:
    """Return who was met in the last months, and how many active people are listed.

    A name of the list is found in whatever tells who took part; other names only where the person met has a
    column of its own. A visit that names nobody tells nothing. None where neither is known.
    """
    listed = {name: _active(row, as_of) for _, row in contacts if (name := text_of(row, "contact_name"))}
    patterns = {name: _pattern(name) for name in listed}
    oldest = add_months(as_of, -months)
    recent = sorted(
        (day, place)
        for place, (_, row) in enumerate(visits)
        if (day := day_of(row, "date")) is not None and oldest < day <= as_of
    )
    named = [(place, met) for _, place in recent if (met := _people(visits[place][1], patterns))]
    if not (named or listed):
        return None
    active = [{one for one in met if listed.get(one, True)} for _, met in named]
    always = set.intersection(*active) if active else set()
    return Thread(
        met=tuple(sorted(set[str]().union(*active))) if named else None,
        visits=len(named),
        always=min(always) if always else None,
        active=sum(listed.values()) if listed else None,
        source=source_of(book, "interactions", *visits[named[-1][0]], "date", "met", "participants")
        if named
        else source_of(book, "contacts", *contacts[0], "contact_name"),
    )


def _active(row: Mapping[str, Any], as_of: date) -> bool:
    """Say whether somebody is there still, as far as is known."""
    left = day_of(row, "left_on")
    return not (left <= as_of if left is not None else flag_of(row, "is_active") is False)


def _pattern(name: str) -> re.Pattern[str]:
    """Return what finds a name in a text: whole words of letters, Chinese names anywhere."""
    edge = r"\b" if name.isascii() else ""
    return re.compile(edge + re.escape(name) + edge, re.IGNORECASE)


def _people(row: Mapping[str, Any], patterns: Mapping[str, re.Pattern[str]]) -> frozenset[str]:
    """Return whom of the customer a visit names."""
    met, others = text_of(row, "met") or "", text_of(row, "participants") or ""
    found = {name for name, pattern in patterns.items() if pattern.search(met) or pattern.search(others)}
    for name in found:
        met = patterns[name].sub("", met)
    rest = (one.strip() for one in _BETWEEN.split(_BRACKETS.sub("", met)))
    return frozenset(found | {one for one in rest if one})
