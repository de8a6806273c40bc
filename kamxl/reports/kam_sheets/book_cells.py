"""The line above the scorecard: what holds for the whole book, each in one cell with a name."""

from collections.abc import Callable
from dataclasses import dataclass
from math import fsum
from statistics import median

from kamxl.domain.alert import Light
from kamxl.domain.health import Band
from kamxl.domain.message import Message, say
from kamxl.domain.review import Review
from kamxl.domain.tier import Tier
from kamxl.domain.verdict import AccountStatus
from kamxl.reports.kam_sheets.formula import native
from kamxl.reports.kam_sheets.value import Value
from kamxl.reports.kam_sheets.words import Words
from kamxl.reports.labels import BANDS, LIGHTS, STATUSES_OF_ACCOUNTS, TIERS


@dataclass(frozen=True, slots=True, kw_only=True)
class BookCell:
    """One number about the book. In its template a column of the scorecard means all its rows."""

    key: str
    header: Message
    template: str
    value: Callable[[Review, Words], Value]
    style: str

    @property
    def name(self) -> str:
        """The defined name of the cell."""
        return f"KAM_book_{self.key}"


def _counted(column: str, vocabulary: str, code: str, header: str, key: str = "") -> BookCell:
    return BookCell(
        key=key or code,
        header=Message(header),
        template=f'COUNTIF({column},"{vocabulary}:{code}")',
        value=lambda review, _: sum(code == found for found in _codes(review, column)),
        style="integer",
    )


def _codes(review: Review, column: str) -> list[str | None]:
    if column == "tier":
        return [one.placement.held for one in review.accounts]
    if column == "status":
        return [one.verdict.status for one in review.accounts]
    if column == "band":
        return [one.health.band for one in review.accounts]
    return [one.noticed.light for one in review.accounts]


def _contributions(review: Review) -> list[float]:
    return [one.standing.contribution for one in review.accounts if one.standing.contribution is not None]


BOOK_CELLS: tuple[BookCell, ...] = (
    BookCell(
        key="revenue",
        header=say("Revenue of the book, last four quarters"),
        template="SUM(KAM_m_ttm)",
        value=lambda review, _: review.revenue_ttm,
        style="money",
    ),
    BookCell(
        key="size",
        header=say("Accounts"),
        template="COUNTA(account)",
        value=lambda review, _: len(review.accounts),
        style="integer",
    ),
    *(_counted("tier", "tier", tier.value, TIERS[tier]) for tier in Tier),
    BookCell(
        key="hhi",
        header=say("HHI"),
        template=f'IFERROR({native("hhi", {"values": "KAM_m_ttm"})},"")',
        value=lambda review, _: review.hhi,
        style="integer",
    ),
    BookCell(
        key="hhi_band",
        header=say("Concentration"),
        template='IF(KAM_book_hhi="","",IF(KAM_book_hhi>=hhi_very_high,"hhi:very_high",'
        'IF(KAM_book_hhi>=hhi_high,"hhi:high",IF(KAM_book_hhi>=hhi_moderate,"hhi:moderate","hhi:low"))))',
        value=lambda review, words: words.of("hhi", review.hhi_band),
        style="center",
    ),
    BookCell(
        key="method",
        header=say("Contribution cut"),
        template='IF(contribution_cut_method="amount","cut:amount",IF(OR(contribution_cut_method="score",'
        'KAM_book_accounts<smallest_relative_book),"cut:score",'
        'IF(contribution_cut_method="median","cut:median","cut:pareto")))',
        value=lambda review, words: words.of("cut", review.cut_method),
        style="center",
    ),
    BookCell(
        key="median",
        header=say("Median contribution"),
        template='IF(KAM_book_accounts=0,"",MEDIAN(KAM_m_contribution))',
        value=lambda review, _: median(_contributions(review)) if _contributions(review) else None,
        style="money",
    ),
    BookCell(
        key="cut",
        header=say("Contribution high from percentile"),
        template='IF(COUNT(high_percentile)=0,"",MIN(high_percentile))',
        value=lambda review, _: review.contribution_cut,
        style="points",
    ),
    BookCell(
        key="accounts",
        header=say("Accounts with a contribution"),
        template="COUNT(KAM_m_contribution)",
        value=lambda review, _: len(_contributions(review)),
        style="integer",
    ),
    *(_counted("band", "band", band.value, BANDS[band]) for band in Band),
    *(
        _counted("status", "status", one.value, STATUSES_OF_ACCOUNTS[one], key=f"status_{one.value}")
        for one in AccountStatus
    ),
    BookCell(
        key="at_risk_revenue",
        header=say("Revenue at risk"),
        template="SUM(at_risk)",
        value=lambda review, _: fsum(one.verdict.at_risk or 0.0 for one in review.accounts),
        style="money",
    ),
    *(_counted("light", "light", light.value, LIGHTS[light]) for light in (Light.RED, Light.YELLOW)),
)
