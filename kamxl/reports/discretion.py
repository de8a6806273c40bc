"""What an account book may know of the book it comes from: nothing of any other account.

Its readers sit at the customer's table. So the sections of an account book are given a review in which no
other account is left, and no figure from which another account's could be worked out.
"""

from collections.abc import Sequence
from dataclasses import replace

from kamxl.domain.review import AccountReview, Review, Standing
from kamxl.domain.since import AccountSince, Since
from kamxl.rules.alerts import ALERTS

FEWEST = 3
"""Accounts with revenue below which a share of the book tells what another account buys."""


_TELL_OF_OTHERS = frozenset(rule.code for rule in ALERTS if rule.tells_of_others)


def may_compare(review: Review) -> bool:
    """Say whether enough accounts stand in the totals that a share of them gives no account away."""
    return sum(bool(one.facts.ttm) for one in review.accounts) >= FEWEST


def discreet(review: Review, account: AccountReview) -> tuple[Review, AccountReview]:
    """Return the review and the account's own review as its book may see them."""
    own = account if may_compare(review) else _uncompared(account)
    alone = replace(
        review,
        accounts=(own,),
        contribution_cut=None,
        revenue_ttm=own.facts.ttm or 0.0,
        nrr=None,
        grr=None,
        revenue_by_quarter=own.revenue.quarters,
        hhi=None,
        hhi_band=None,
        alerts=(),
        notes=(),
    )
    return alone, own


def discreet_since(
    since: Since | None, account_id: str, *, compared: bool
) -> tuple[Since | None, AccountSince | None]:
    """Return the snapshot that is compared with, no account in it, and what changed about one account."""
    if since is None:
        return None, None
    own = since.accounts.get(account_id)
    if own is not None and not compared:
        own = replace(
            own,
            contribution=(None, None),
            new_alerts=_told(own.new_alerts),
            open_alerts=_told(own.open_alerts),
            cleared_alerts=_told(own.cleared_alerts),
        )
    return replace(since, accounts={}, new=(), gone=()), own


def _told(codes: Sequence[str]) -> tuple[str, ...]:
    return tuple(code for code in codes if code not in _TELL_OF_OTHERS)


def _uncompared(account: AccountReview) -> AccountReview:
    nowhere = Standing(
        contribution=account.standing.contribution,
        rank=None,
        share_before=None,
        ttm_share=None,
        ttm_share_before=None,
    )
    return replace(
        account,
        standing=nowhere,
        revenue=replace(account.revenue, share=None),
        placement=replace(account.placement, contribution=None, abc=None),
        placement_before=replace(account.placement_before, contribution=None, abc=None),
        alerts=tuple(alert for alert in account.alerts if alert.rule not in _TELL_OF_OTHERS),
    )
