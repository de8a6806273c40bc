"""What kamxl concludes: one review per account, one for the book."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kamxl.domain.alert import Alert, Light, Noticed
from kamxl.domain.call import Call
from kamxl.domain.errors import UnknownAccountError
from kamxl.domain.facts import Facts
from kamxl.domain.health import HealthScore
from kamxl.domain.message import Message, say
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
    def light_seen(self) -> bool:
        """Whether the light means anything: it is on, or a table could have shown a risk."""
        return self.facts.light_known or self.noticed.light is not Light.NONE

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

    def calls(self, days: int = 7) -> tuple[Call, ...]:
        """Return who to call within so many days, the most pressing first: one call an account.

        Due are alerts by their date, and accounts whose required contact is overdue.
        """
        until = self.as_of + timedelta(days=days)
        found = []
        for one in self.by_urgency():
            due = [alert for alert in one.alerts if alert.due is not None and alert.due <= until]
            if due:
                found.append(_call(one, due[0].evidence, due[0].action, due[0].due, due[0].money))
            elif one.facts.contact_overdue and one.facts.cadence is not None:
                day = one.facts.cadence.next_due
                why = say("The next contact was due on {day}.", day=day)
                action = say("Make the contact that the cadence asks for.")
                found.append(_call(one, why, action, day, one.verdict.at_risk))
        return tuple(found)

    def account(self, wanted: str) -> AccountReview:
        """Return the review of one account, by its number, its name, or a part of the name only it has.

        Raises:
            UnknownAccountError: No account is called so, or several are.
        """
        named = [(one.facts.account, one) for one in self.accounts]
        for called in (
            [one for account, one in named if account.id == wanted],
            [one for account, one in named if wanted in {account.name, account.short_name}],
        ):
            if called:
                return called[0]
        folded = wanted.casefold().strip()
        alike = [one for one in self.accounts if folded and folded in one.facts.account.name.casefold()]
        if len(alike) == 1:
            return alike[0]
        hint = tuple(
            f"{one.facts.account.name} ({one.facts.account.id})" for one in (alike or self.accounts)[:5]
        )
        raise UnknownAccountError(
            say(
                "No account is called '{wanted}'. There are: {hint}. Nothing was written.",
                wanted=wanted,
                hint=hint,
            )
        )


def _call(one: AccountReview, why: Message, action: Message, due: date | None, money: float | None) -> Call:
    account = one.facts.account
    return Call(
        account_id=account.id,
        account=account.name,
        status=one.verdict.status,
        why=why,
        action=action,
        owner=account.owner,
        due=due,
        money=money,
    )
