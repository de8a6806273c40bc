"""Stages of one deal - ordered, shipped, accepted, invoiced, paid - are not added: one of them is revenue."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamxl.domain.message import Message, say
from kamxl.domain.problem import Problem, Severity
from kamxl.settings.reading import STAGES
from kamxl.sheets.rows.facts import Facts, facts_of, used_places
from kamxl.sheets.rows.parsed import Fate, ParsedSheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

_WORDS = {
    "orders": r"订单|訂單|下单|下單|签单|簽單|接单|接單|\borders?\b|\bbookings?\b|\bordered\b",
    "deliveries": r"出货|出貨|发货|發貨|出库|出庫|交货|交貨|\bship(?:ments?|ped|ping)\b|\bdeliver|\bdispatch",
    "acceptances": r"验收|驗收|\baccept(?:ance|ances|ed)\b",
    "invoices": r"开票|開票|发票|發票|\binvoic(?:e|es|ed|ing)\b|\bbill(?:ing|ings|ed)\b",
    "receipts": r"回款|收款|到款|到账|到賬|收汇|收匯|\b(?:payment|receipt|collection)s?\b|\bcash\b|\bpaid\b",
}
_PATTERNS = {stage: re.compile(words, re.IGNORECASE) for stage, words in _WORDS.items()}
_GAP = re.compile(r"[_\W]+|(?<=[a-z])(?=[A-Z])")
_LABELS: dict[str, Message] = {
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
class _Stage:
    """All sheets of one stage, and their facts together."""

    name: str
    sheets: tuple[ParsedSheet, ...]
    facts: tuple[Facts, ...]

    @property
    def total(self) -> float:
        return sum(one.total for one in self.facts)

    def accounts(self) -> set[int]:
        return {account for one in self.facts for account in one.accounts.tolist()}

    def months(self) -> set[int]:
        return {
            month + more
            for one in self.facts
            for month, span in zip(one.months.tolist(), one.spans.tolist(), strict=True)
            for more in range(max(span, 1))
        }

    def amounts(self) -> dict[tuple[int, float], int]:
        found: dict[tuple[int, float], int] = {}
        for one in self.facts:
            for account, amount in zip(one.accounts.tolist(), one.amounts.tolist(), strict=True):
                key = (account, round(amount, 2))
                found[key] = found.get(key, 0) + 1
        return found


def stage_of(sheet: ParsedSheet) -> str | None:
    """Say which stage a sheet speaks of: by its name, else by the headers of its days and amounts."""
    layout = sheet.layout
    headers = [
        layout.columns[name].header for name in ("date", "revenue", "revenue_net") if name in layout.columns
    ]
    for text in (sheet.source.name, sheet.source.file.stem, " ".join(headers)):
        spaced = _GAP.sub(" ", text)
        found = [stage for stage, pattern in _PATTERNS.items() if pattern.search(spaced)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def settle_stages(sheets: Sequence[ParsedSheet], basis: str) -> list[Problem]:
    """Keep one stage where several hold the same deals, and name the others with their sums.

    Args:
        sheets: All sheets, their accounts found.
        basis: The stage the team wants, or `auto`: the latest one that covers most accounts and months.
            Receipts are never taken by themselves.
    """
    by_stage: dict[str, list[ParsedSheet]] = {}
    for sheet in sheets:
        if sheet.table in {"transactions", "periodic"}:
            stage = stage_of(sheet)
            if stage is not None:
                by_stage.setdefault(stage, []).append(sheet)
    if len(by_stage) < 2:
        return []
    stages = [_stage(name, by_stage[name]) for name in STAGES if name in by_stage]
    stages = [one for one in stages if any(len(facts.amounts) for facts in one.facts)]
    group = _same_deals(stages)
    if len(group) < 2:
        return []
    kept = _basis(group, basis)
    return [_leave_out(kept, [one for one in group if one is not kept])]


def _stage(name: str, sheets: Sequence[ParsedSheet]) -> _Stage:
    return _Stage(name=name, sheets=tuple(sheets), facts=tuple(facts_of(sheet) for sheet in sheets))


def _same_deals(stages: Sequence[_Stage]) -> list[_Stage]:
    """Return the stages that overlap with another one in accounts and months, or in amounts."""
    return [one for one in stages if any(other is not one and _overlap(one, other) for other in stages)]


def _overlap(one: _Stage, other: _Stage) -> bool:
    accounts = _share(one.accounts(), other.accounts())
    if accounts < _SHARED:
        return False
    if _share(one.months(), other.months()) >= _SHARED:
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
    sales = [one for one in group if one.name != "receipts"]
    accounts = set[int]().union(*(one.accounts() for one in sales))
    months = set[int]().union(*(one.months() for one in sales))

    def covered(one: _Stage) -> float:
        return min(len(one.accounts()) / max(len(accounts), 1), len(one.months()) / max(len(months), 1))

    whole = [one for one in sales if covered(one) >= _COVERED]
    return whole[-1] if whole else max(sales, key=covered)


def _leave_out(kept: _Stage, others: Sequence[_Stage]) -> Problem:
    count, first = 0, others[0].sheets[0]
    for stage in others:
        for sheet in stage.sheets:
            places: np.ndarray = used_places(sheet)
            count += len(places)
            for place in places.tolist():
                sheet.fates[place] = Fate.STAGE
    message = say(
        "these sheets hold the same deals at several stages, which are not added. Revenue is taken from "
        "{kept}. Not added: {others}. To choose another stage, set revenue_basis on KAM Settings. "
        "Rows left out: {count}.",
        kept=_named(kept),
        others=tuple(_named(one) for one in others),
        count=count,
    )
    return Problem(
        where=first.label, message=message, severity=Severity.LEFT_OUT, table=first.table, count=count
    )


def _named(stage: _Stage) -> Message:
    return say(
        "{sheets} ({stage}: {sum})",
        sheets=", ".join(sheet.label for sheet in stage.sheets),
        stage=_LABELS[stage.name],
        sum=f"{stage.total:,.10g}",
    )
