"""The verdict on an account in one sentence: what, how much money, who, by when, and what to do."""

from collections.abc import Sequence
from functools import reduce

from kamxl.domain.message import Message, say
from kamxl.domain.verdict import AccountStatus
from kamxl.reports.decision.move import Move
from kamxl.reports.decision.told import Told

_PRESSING = frozenset({AccountStatus.ACT_NOW, AccountStatus.WATCH})


def verdict_sentence(told: Told, found: Sequence[Move]) -> Message:
    """Say what the account's manager has to know first."""
    status = told.account.verdict.status
    if status in _PRESSING and found:
        return _to_do(found[0], told)
    if status is AccountStatus.NOT_ASSESSED:
        return _unseen(told)
    return _calm(told)


def _to_do(move: Move, told: Told) -> Message:
    # A sentence does not say the same amount twice.
    money = move.money if told.written(move.money) not in move.what.values.values() else None
    values: dict[str, object] = {
        "what": move.what,
        "money": told.written(money),
        "owner": move.owner,
        "day": move.due,
        "do": move.step.do,
    }
    if money and move.owner:
        return say("{what} At stake: {money}. {owner} acts by {day}: {do}", **values)
    if move.owner:
        return say("{what} {owner} acts by {day}: {do}", **values)
    if money:
        return say(
            "{what} At stake: {money}. To be done by {day}, and nobody is named for it: {do}", **values
        )
    return say("{what} To be done by {day}, and nobody is named for it: {do}", **values)


def _unseen(told: Told) -> Message:
    """Say what is missing for a judgement, and how much money that is about."""
    why, ttm = _joined([one.sentence for one in told.account.verdict.why]), told.account.facts.ttm
    if ttm is None:
        return say("Not assessed. {why}", why=why)
    return say(
        "Not assessed, with {amount} of revenue in the last four quarters. {why}",
        amount=told.written(ttm),
        why=why,
    )


def _calm(told: Told) -> Message:
    """Say that nothing presses, with the money and what comes next."""
    facts, revenue = told.account.facts, told.account.revenue
    running = [one for one in facts.contracts if not (one.renewed or one.ended(facts.as_of))]
    amount = told.written(facts.ttm)
    if running:
        first = min(running, key=lambda one: one.end)
        return say(
            "Nothing presses: {amount} in the last four quarters. Next: contract {contract} ends on {day}.",
            amount=amount,
            contract=first.name,
            day=first.end,
        )
    if facts.cadence is not None and facts.cadence.next_due is not None:
        return say(
            "Nothing presses: {amount} in the last four quarters. Next: the contact due on {day}.",
            amount=amount,
            day=facts.cadence.next_due,
        )
    if revenue.yoy is not None:
        return say(
            "Nothing presses: {amount} in the last four quarters, the last one {yoy:+.0%} on a year before.",
            amount=amount,
            yoy=revenue.yoy,
        )
    return say("Nothing presses: {amount} in the last four quarters.", amount=amount)


def _joined(sentences: Sequence[Message]) -> Message:
    return reduce(lambda so_far, one: say("{so_far} {reason}", so_far=so_far, reason=one), sentences)
