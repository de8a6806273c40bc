"""What a book would have to hold so that more can be said: after a first run, the next step."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kamxl.domain.health import ComponentName
from kamxl.domain.message import Message, say

if TYPE_CHECKING:
    from kamxl.domain.review import Review


def missing(review: Review) -> tuple[Message, ...]:
    """Return what no account of the book has, each with the column or sheet that would bring it."""
    return (*_missing(review), *_missing_people(review)) if review.accounts else ()


def _missing(review: Review) -> Iterator[Message]:
    if all(one.facts.ttm is None for one in review.accounts):
        yield say("A sheet of sales with account, date and amount gives the business part of every account.")
    if _unknown(review, ComponentName.BREADTH):
        yield say("A column like product line (产品线) beside the sales gives breadth of cooperation.")
    if all(one.placement.importance is None for one in review.accounts):
        yield say(
            "Three scores of 1 to 5 for each account (strategic fit, growth potential, complementarity) "
            "give tiers."
        )


def _missing_people(review: Review) -> Iterator[Message]:
    if _unknown(review, ComponentName.CONTACT):
        yield say("A sheet of visits with account and date gives key-person contact.")
    if _unknown(review, ComponentName.SATISFACTION):
        yield say("A sheet of satisfaction answers with account, date and score gives satisfaction.")
    if not any(one.facts.light_known for one in review.accounts):
        yield say("A sheet of risks, or of contracts with renewal intent, gives the risk light.")
    if all(one.facts.target is None for one in review.accounts):
        yield say("Targets by account and quarter give revenue against target.")


def _unknown(review: Review, name: ComponentName) -> bool:
    return all(one.health.points(name) is None for one in review.accounts)
