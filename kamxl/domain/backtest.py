"""What the verdicts of past quarters were worth: judged then, compared with what came after."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kamxl.domain.health import Band
from kamxl.domain.message import Message
from kamxl.domain.quarter import Quarter


@dataclass(frozen=True, slots=True, kw_only=True)
class Auc:
    """How well a number tells who leaves: 1 always, 0.5 as chance does. None: it cannot be said.

    `recency` is the time since the last purchase, the plainest rule there is.
    """

    business: float | None
    health: float | None
    recency: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PastQuarter:
    """One past quarter: accounts that bought in the year up to it, and how many bought nothing next."""

    quarter: Quarter
    accounts: int
    left: int
    auc: Auc


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertProof:
    """What an alert was worth.

    `fired` counts accounts and quarters; `precision` is the share of them that bought nothing in the next
    quarter, `base` that share among accounts alike (that bought in the quarter, or did not). Of the
    leavings (bought in a quarter, nothing in the next) `recall` is the share with the alert on in time,
    `lead_quarters` the mean number of quarters it had been on by then, and `late_share` the share where it
    came on only after the account had left.
    """

    rule: str
    fired: int
    precision: float | None
    base: float | None
    recall: float | None
    lead_quarters: float | None
    late_share: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BandProof:
    """How many accounts (by quarter) had a business part of a band, and how many bought nothing next."""

    band: Band
    accounts: int
    left: int

    @property
    def rate(self) -> float | None:
        """The leaving rate; None without accounts."""
        return self.left / self.accounts if self.accounts else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Backtest:
    """The whole test. `leavers` counts leavings; `enough` says whether that is enough to conclude.

    `leaving_rates` are the team's own, by the name of the setting that takes them; `advice` says how to use
    those that differ from the ones in use. Both are empty where the past is too small.
    """

    as_of: date
    quarters: Sequence[PastQuarter]
    auc: Auc
    alerts: Sequence[AlertProof]
    bands: Sequence[BandProof]
    leavers: int
    enough: bool
    conclusion: Message
    leaving_rates: Mapping[str, float]
    advice: Message | None
