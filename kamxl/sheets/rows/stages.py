"""Stages of one deal - ordered, shipped, accepted, invoiced, paid - are not added: one of them is revenue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamxl.domain.message import Message, say
from kamxl.domain.problem import Problem, Severity
from kamxl.settings.reading import STAGES
from kamxl.sheets.rows.copies import leave_out_revenue
from kamxl.sheets.rows.facts import Facts, facts_of
from kamxl.sheets.rows.parsed import Fate, ParsedSheet
from kamxl.sheets.rows.stage_words import stage_of, stages_of_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_ORDER = ("quotes", *STAGES)
_NO_SALES = {"quotes", "receipts"}
"""Never revenue where the same deals stand at another stage, unless the team says so."""
_LABELS: dict[str, Message] = {
    "quotes": say("quotes"),
    "orders": say("orders"),
    "deliveries": say("deliveries"),
    "acceptances": say("acceptances"),
    "invoices": say("invoices"),
    "receipts": say("receipts"),
}

_SHARED = 0.5
"""Of the accounts and the months of the smaller stage, so much is in the other one of the same deals."""
_SAME_AMOUNTS = 0.5
"""Or of its amounts, so many stand in the other one for the same account, however much later."""
_COVERED = 0.6
"""The basis has so much of all accounts and of all months."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A sheet of one stage, or the rows of one stage in a sheet of several."""

    sheet: ParsedSheet
    facts: Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stage:
    """All sheets of one stage, and their facts together."""

    name: str
    parts: tuple[_Part, ...]

    @property
    def total(self) -> float:
        return sum(one.facts.total for one in self.parts)

    @property
    def sheets(self) -> list[str]:
        return [one.sheet.label for one in self.parts]

    def accounts(self) -> set[int]:
        return {account for one in self.parts for account in one.facts.accounts.tolist()}

    def months(self) -> set[int]:
        return {
            month + more
            for one in self.parts
            for month, span in set(zip(one.facts.months.tolist(), one.facts.spans.tolist(), strict=True))
            for more in range(max(span, 1))
        }

    def amounts(self) -> dict[tuple[int, float], int]:
        found: dict[tuple[int, float], int] = {}
        for one in self.parts:
            for account, amount in zip(one.facts.accounts.tolist(), one.facts.amounts.tolist(), strict=True):
                key = (account, round(amount, 2))
                found[key] = found.get(key, 0) + 1
        return found


def stage_groups(sheets: Sequence[ParsedSheet]) -> list[list[ParsedSheet]]:
    """Return the sheets of each stage."""
    groups: dict[str, list[ParsedSheet]] = {}
    for sheet in _of_sales(sheets):
        stage = stage_of(sheet)
        if stage is not None:
            groups.setdefault(stage, []).append(sheet)
    return [*groups.values()]


def settle_stages(sheets: Sequence[ParsedSheet], basis: str) -> list[Problem]:
    """Keep one stage where several hold the same deals, and name the others with their sums.

    Args:
        sheets: All sheets, their accounts found.
        basis: The stage the team wants, or `auto`: the latest one that covers most accounts and months.
            Quotes and receipts are never taken by themselves.
    """
    named = [(sheet, _rows_by_stage(sheet)) for sheet in _of_sales(sheets)]
    if len({stage for _, rows in named for stage in rows}) < 2:
        return []
    stages = [_Stage(name=name, parts=tuple(_parts(named, name))) for name in _ORDER]
    stages = [one for one in stages if any(len(part.facts.amounts) for part in one.parts)]
    group = _same_deals(stages)
    if len(group) < 2:
        return []
    kept = _basis(group, basis)
    return [_leave_out(kept, [one for one in group if one is not kept])]


def _of_sales(sheets: Sequence[ParsedSheet]) -> list[ParsedSheet]:
    return [one for one in sheets if one.table in {"transactions", "periodic"} and Fate.USED in one.fates]


def _rows_by_stage(sheet: ParsedSheet) -> Mapping[str, Sequence[int] | None]:
    """Return the stage of a sheet, or the rows of each of its stages; None stands for all rows."""
    rows = stages_of_rows(sheet) if sheet.table == "transactions" else {}
    stage = None if rows else stage_of(sheet)
    return rows if stage is None else {stage: None}


def _parts(
    named: Sequence[tuple[ParsedSheet, Mapping[str, Sequence[int] | None]]], stage: str
) -> Iterator[_Part]:
    for sheet, rows in named:
        if stage in rows:
            places, facts = rows[stage], facts_of(sheet)
            yield _Part(sheet=sheet, facts=facts if places is None else facts.at(places))


def _same_deals(stages: Sequence[_Stage]) -> list[_Stage]:
    """Return the stages that overlap with another one in accounts and months, or in amounts."""
    return [one for one in stages if any(other is not one and _overlap(one, other) for other in stages)]


def _overlap(one: _Stage, other: _Stage) -> bool:
    if _share(one.accounts(), other.accounts()) < _SHARED:
        return False
    # Kinds of documents in one sheet share its months anyway; there only the amounts can tell.
    apart = not set(one.sheets) & set(other.sheets)
    if apart and _share(one.months(), other.months()) >= _SHARED:
        return True
    mine, theirs = one.amounts(), other.amounts()
    same = sum(min(count, theirs.get(key, 0)) for key, count in mine.items())
    return same >= _SAME_AMOUNTS * min(sum(mine.values()), sum(theirs.values()))


def _share(one: set[int], other: set[int]) -> float:
    return len(one & other) / max(min(len(one), len(other)), 1)


def _basis(group: Sequence[_Stage], wanted: str) -> _Stage:
    for one in group:
        if one.name == wanted:
            return one
    sales = [one for one in group if one.name not in _NO_SALES] or [*group]
    accounts = set[int]().union(*(one.accounts() for one in sales))
    months = set[int]().union(*(one.months() for one in sales))

    def covered(one: _Stage) -> float:
        return min(len(one.accounts()) / max(len(accounts), 1), len(one.months()) / max(len(months), 1))

    whole = [one for one in sales if covered(one) >= _COVERED]
    return whole[-1] if whole else max(sales, key=covered)


def _leave_out(kept: _Stage, others: Sequence[_Stage]) -> Problem:
    first = others[0].parts[0].sheet
    message = say(
        "these sheets hold the same deals at several stages, which are not added. Revenue is taken from "
        "{kept}. Not added: {others}. To choose another stage, set revenue_basis on KAM Settings. "
        "Rows left out: {count}.",
        kept=_named(kept),
        others=tuple(_named(one) for one in others),
        count=(count := sum(_leave_out_part(part) for one in others for part in one.parts)),
    )
    return Problem(
        where=first.label, message=message, severity=Severity.LEFT_OUT, table=first.table, count=count
    )


def _leave_out_part(part: _Part) -> int:
    places = set(part.facts.places.tolist())
    if part.sheet.table == "periodic":
        leave_out_revenue(part.sheet, Fate.STAGE)
    else:
        for place in places:
            part.sheet.fates[place] = Fate.STAGE
    return len(places)


def _named(stage: _Stage) -> Message:
    return say(
        "{sheets} ({stage}: {sum})",
        sheets=", ".join(stage.sheets),
        stage=_LABELS[stage.name],
        sum=f"{stage.total:,.10g}",
    )
