"""The rows of KAM Scorecard."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kamxl.domain.alert import Urgency
from kamxl.reports.web.cells import at, known, number, text
from kamxl.reports.web.declared import ALERTS_BY_COLUMN, FIGURES, SCORES, STYLES, WORDS
from kamxl.reports.web.headings import Headed, Rows
from kamxl.reports.web.view import AccountView, AlertLine, Figure, LossLine, Word
from kamxl.reports.web.wording import word_of, words_of

_QUARTER = re.compile(r"\d{4}Q[1-4]")
_REASONS = ("rule", "reason")
_SOONEST_FIRST = tuple(one.value for one in Urgency)


def accounts_of(
    rows: Rows,
    found: Headed,
    *,
    told: Mapping[tuple[str, str], AlertLine],
    losses: Mapping[str, Sequence[LossLine]],
    measures: Mapping[str, tuple[Figure, ...]],
) -> tuple[AccountView, ...]:
    """Return the accounts in the order of the table.

    Args:
        rows: The whole sheet.
        found: Its header row.
        told: What KAM Alerts says, by account ID and code of the alert.
        losses: The lines of KAM Why by account ID.
        measures: Facts of KAM Measures by account ID.
    """
    quarters = _quarters(rows[found.row])
    accounts: list[AccountView] = []
    for row in rows[found.row + 1 :]:
        key, name = text(at(row, found.places, "account")), text(at(row, found.places, "name"))
        if key is None and name is None:
            continue
        key = key or name or ""
        words = dict(_words(row, found))
        accounts.append(
            AccountView(
                place=len(accounts) + 1,
                key=key,
                name=name,
                owner=text(at(row, found.places, "owner")),
                words=words,
                figures=_figures(row, found),
                status_why=words_of(text(at(row, found.places, "status_why")), _REASONS, found.language),
                alerts=tuple(sorted(_alerts(key, row, found, told), key=_how_soon)),
                losses=tuple(losses.get(key, ())),
                measures=measures.get(key, ()),
                quarters=tuple((label, _number(row, place)) for label, place in quarters),
                # A computed row always has a status.
                computed="status" in words or "status" not in found.places,
            )
        )
    return tuple(accounts)


def _quarters(header: Sequence[object]) -> list[tuple[str, int]]:
    """Return the columns whose headers are quarters, oldest first."""
    return sorted(
        (cell, place)
        for place, cell in enumerate(header)
        if isinstance(cell, str) and _QUARTER.fullmatch(cell.strip())
    )


def _number(row: Sequence[object], place: int) -> float | None:
    return number(row[place]) if place < len(row) else None


def _words(row: Sequence[object], found: Headed) -> Iterator[tuple[str, Word]]:
    for key, vocabulary in WORDS.items():
        word = word_of(known(at(row, found.places, key)), vocabulary, found.language)
        if word is not None:
            yield key, word


def _figures(row: Sequence[object], found: Headed) -> dict[str, Figure]:
    return {
        key: Figure(
            key=key, label=SCORES.header(key), style=STYLES[key], value=known(at(row, found.places, key))
        )
        for key in FIGURES
    }


def _alerts(
    key: str, row: Sequence[object], found: Headed, told: Mapping[tuple[str, str], AlertLine]
) -> Iterator[AlertLine]:
    """Yield the alerts that the scorecard raises, each with what KAM Alerts says about it."""
    for column, code in ALERTS_BY_COLUMN.items():
        urgency = word_of(known(at(row, found.places, column)), "urgency", found.language)
        if urgency is None:
            continue
        line = told.get((key, code))
        if line is None:
            yield AlertLine(rule=Word("rule", code, code), urgency=urgency)
        else:
            yield replace(line, urgency=urgency)


def _how_soon(line: AlertLine) -> int:
    code = line.urgency.code
    return _SOONEST_FIRST.index(code) if code in _SOONEST_FIRST else len(_SOONEST_FIRST)
