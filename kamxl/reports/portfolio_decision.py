"""What the portfolio book decides from: the verdict on the whole book, and the ten moves that press most."""

from collections.abc import Sequence
from math import fsum

from kamxl.domain.alert import Urgency
from kamxl.domain.message import Message, say
from kamxl.domain.review import AccountReview
from kamxl.domain.verdict import AccountStatus
from kamxl.reports.case import PortfolioCase
from kamxl.reports.decision import Move, moves
from kamxl.reports.decision.told import Told
from kamxl.reports.measure import cut

_MOST = 10
_LOOKED_AT = 60
_LONGEST_NAME = 40
_ORDER = (Urgency.URGENT, Urgency.ATTENTION, Urgency.INFO)


def top_moves(case: PortfolioCase) -> list[tuple[AccountReview, Move]]:
    """Return the first move of the accounts that press most, by urgency, then by money."""
    pressing = [
        one
        for one in case.review.by_urgency()
        if one.verdict.status in {AccountStatus.ACT_NOW, AccountStatus.WATCH}
    ]
    pressing.sort(key=lambda one: (one.verdict.status is not AccountStatus.ACT_NOW, -_money(one)))
    found = [(one, moves(_told(one, case))) for one in pressing[:_LOOKED_AT]]
    first = [(one, its[0]) for one, its in found if its]
    first.sort(key=lambda pair: (_ORDER.index(pair[1].urgency), -(pair[1].money or 0.0)))
    return first[:_MOST]


def portfolio_verdict(case: PortfolioCase) -> Message:
    """Say how many accounts need something, how much money that is, and which comes first."""
    accounts = case.review.accounts
    act = _of(accounts, AccountStatus.ACT_NOW)
    watch = _of(accounts, AccountStatus.WATCH)
    first = next(iter(top_moves(case)), None)
    if first is None:
        seen = sum(one.verdict.status is not AccountStatus.NOT_ASSESSED for one in accounts)
        if not seen:
            return say("None of {all} accounts can be assessed yet.", all=len(accounts))
        return say("Nothing presses in the {seen} accounts that can be assessed.", seen=seen)
    account, move = first
    money = fsum(one.verdict.at_risk or 0.0 for one in act or watch)
    values: dict[str, object] = {
        "count": len(act or watch),
        "all": len(accounts),
        "money": case.unit(money).written(money),
        "name": cut(account.facts.account.short_name or account.facts.account.name, _LONGEST_NAME),
        "what": move.what,
        "owner": move.owner,
        "day": move.due,
    }
    if act and move.owner:
        return say(
            "{count} of {all} accounts need action now, with {money} of revenue at risk. "
            "First {name}: {what} {owner} acts by {day}.",
            **values,
        )
    if act:
        return say(
            "{count} of {all} accounts need action now, with {money} of revenue at risk. "
            "First {name}: {what} To be done by {day}.",
            **values,
        )
    return say(
        "No account needs action now; {count} of {all} are to be watched, with {money} of revenue at risk. "
        "First {name}: {what} To be done by {day}.",
        **values,
    )


def worst_status(case: PortfolioCase) -> AccountStatus:
    """Return the most serious status any account has."""
    order = tuple(AccountStatus)
    return min(
        (one.verdict.status for one in case.review.accounts),
        key=order.index,
        default=AccountStatus.NOT_ASSESSED,
    )


def _of(accounts: Sequence[AccountReview], status: AccountStatus) -> list[AccountReview]:
    return [one for one in accounts if one.verdict.status is status]


def _money(one: AccountReview) -> float:
    return max((alert.money or 0.0 for alert in one.alerts), default=one.verdict.at_risk or 0.0)


def _told(one: AccountReview, case: PortfolioCase) -> Told:
    return Told(
        account=one,
        settings=case.settings,
        quarter_end=case.review.running.last_day,
        written=lambda amount: case.unit(amount).written(amount),
    )
