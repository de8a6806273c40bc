"""The sheets with several lines an account, or facts beside it: KAM Why, KAM Alerts, KAM Measures."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kamxl.reports.web.cells import at, day, known, number, text
from kamxl.reports.web.declared import MEASURE_STYLES, MEASURED, MEASURES_SHOWN, TOLD, WHY
from kamxl.reports.web.headings import Declared, Rows, headed
from kamxl.reports.web.view import AlertLine, Figure, LossLine, Word
from kamxl.reports.web.wording import word_of

Line = tuple[str, Sequence[object], Mapping[str, int], str]


def told_of(rows: Rows, language: str, *, epoch_1904: bool) -> dict[tuple[str, str], AlertLine] | None:
    """Return what KAM Alerts says, by account ID and code of the alert; None without the sheet."""
    lines = _lines(rows, TOLD, language)
    if lines is None:
        return None
    found: dict[tuple[str, str], AlertLine] = {}
    for account, row, places, spoken in lines:
        rule = word_of(at(row, places, "rule"), "rule", spoken)
        if rule is None or rule.code is None:
            continue
        found[account, rule.code] = AlertLine(
            rule=rule,
            urgency=Word("urgency", None, ""),
            told=True,
            evidence=text(at(row, places, "evidence")),
            action=text(at(row, places, "action")),
            owner=text(at(row, places, "owner")),
            due=day(at(row, places, "due"), epoch_1904=epoch_1904),
            since=day(at(row, places, "since"), epoch_1904=epoch_1904),
            money=number(at(row, places, "money")),
            cells=text(at(row, places, "cells")),
        )
    return found


def losses_of(rows: Rows, language: str) -> dict[str, list[LossLine]] | None:
    """Return the lines of KAM Why by account ID, in their order; None without the sheet."""
    lines = _lines(rows, WHY, language)
    if lines is None:
        return None
    found: dict[str, list[LossLine]] = defaultdict(list)
    for account, row, places, spoken in lines:
        component = word_of(at(row, places, "component"), "component", spoken)
        rank = number(at(row, places, "rank"))
        if component is None:
            continue
        found[account].append(
            LossLine(
                component=component,
                points=number(at(row, places, "points")),
                weight=number(at(row, places, "weight")),
                brings=number(at(row, places, "brings")),
                loses=number(at(row, places, "loses")),
                rank=None if rank is None else int(rank),
                why=text(at(row, places, "why")),
            )
        )
    return found


def measures_of(rows: Rows, language: str, *, epoch_1904: bool) -> dict[str, tuple[Figure, ...]] | None:
    """Return facts of KAM Measures by account ID; None without the sheet."""
    lines = _lines(rows, MEASURED, language)
    if lines is None:
        return None
    return {
        account: tuple(_measure(key, at(row, places, key), epoch_1904=epoch_1904) for key in MEASURES_SHOWN)
        for account, row, places, _ in lines
    }


def _measure(key: str, cell: object, *, epoch_1904: bool) -> Figure:
    style = MEASURE_STYLES[key]
    value = day(cell, epoch_1904=epoch_1904) if style == "date" else known(cell)
    return Figure(key=key, label=MEASURED.header(key), style=style, value=value)


def _lines(rows: Rows, declared: Declared, language: str) -> Iterator[Line] | None:
    """Yield account ID, row, places and language of each line; None where no header row names accounts."""
    found = headed(rows, declared, (language,)) or headed(rows, declared)
    if found is None or "account" not in found.places:
        return None
    return (
        (account, row, found.places, found.language)
        for row in rows[found.row + 1 :]
        if (account := text(at(row, found.places, "account"))) is not None
    )
