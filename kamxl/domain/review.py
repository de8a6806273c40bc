"""What kamxl concludes: one review per account, one for the book."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kamxl.domain.alert import Alert, Noticed
from kamxl.domain.facts import Facts
from kamxl.domain.health import HealthScore
from kamxl.domain.message import Message
from kamxl.domain.quarter import Quarter
from kamxl.domain.revenue import Revenue
from kamxl.domain.tier import Placement
from kamxl.domain.verdict import AccountStatus, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where an account stands among the others of the book.

    `contribution` is the money behind the percentile (gross profit or revenue, see
    `Review.contribution_basis`); `rank` its average rank, 1 = smallest; `share_before` the share of
    the book held by larger accounts, for contribution and for TTM revenue. None is unknown.
    """

    contribution: float | None
    rank: float | None
    share_before: float | None
    ttm_share: float | None
    ttm_share_before: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountReview:
    """Everything concluded about one account.

    `before`, `placement_before`, `noticed_before` and `previous` are one quarter earlier, judged from the
    same tables by today's settings.
    """

    facts: Facts
    before: Facts
    standing: Standing
    revenue: Revenue
    placement: Placement
    placement_before: Placement
    noticed: Noticed
    noticed_before: Noticed
    health: HealthScore
    previous: HealthScore
    alerts: tuple[Alert, ...]
    verdict: Verdict

    @property
    def trend(self) -> float | None:
        """Change of the score against the quarter before, in points; None when either is unknown."""
        if self.health.score is None or self.previous.score is None:
            return None
        return self.health.score - self.previous.score


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The whole book as of a date. Accounts keep the order of the team's list.

    `quarter` is the last completed one; `running` the one after it. `currency` is the book's
    currency code or None when it says none; `notes` say what was assumed. `cut` tells which method
    of the contribution cut was really used, and `contribution_cut` the smallest percentile that is
    high (None when no account is). `nrr` and `grr` are net and gross revenue retention of the accounts
    that bought a year ago, trailing four quarters against the four before, as shares.
    """

    as_of: date
    quarter: Quarter
    running: Quarter
    accounts: tuple[AccountReview, ...]
    contribution_basis: str
    cut_method: str
    contribution_cut: float | None
    currency: str | None
    revenue_ttm: float
    nrr: float | None
    grr: float | None
    revenue_by_quarter: Mapping[Quarter, float]
    hhi: float | None
    hhi_band: str | None
    alerts: tuple[Alert, ...]
    notes: tuple[Message, ...]

    def by_urgency(self) -> tuple[AccountReview, ...]:
        """Return the accounts as they should be looked at.

        The worst status first; within it those that still buy before those that do not, each by revenue
        at risk, largest first.
        """
        order = tuple(AccountStatus)
        return tuple(
            sorted(
                self.accounts,
                key=lambda one: (
                    order.index(one.verdict.status),
                    not one.facts.still_buys,
                    -(one.verdict.at_risk or 0.0),
                    -(one.facts.ttm or 0.0),
                ),
            )
        )

    def account(self, account_id: str) -> AccountReview:
        """Return the review of one account.

        Raises:
            KeyError: There is no such account.
        """
        for one in self.accounts:
            if one.facts.account.id == account_id:
                return one
        raise KeyError(account_id)
