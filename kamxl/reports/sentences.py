"""Two sentences that say how the portfolio stands: money and dependence."""

from kamxl.domain.review import AccountReview
from kamxl.reports.case import PortfolioCase
from kamxl.reports.findings import change_back, revenue_finding
from kamxl.reports.labels import HHI_BANDS, label
from kamxl.reports.measure import cut

_LONGEST_NAME = 40


def sentences(case: PortfolioCase) -> list[str]:
    """Return the sentences; what is not known is said to be so."""
    return [_money(case), _dependence(case)]


def _money(case: PortfolioCase) -> str:
    t, review = case.t, case.review
    totals, quarter = review.revenue_by_quarter, review.quarter
    if quarter not in totals:
        return t("No completed quarter with purchases.")
    unit = case.unit(totals[quarter])
    finding = revenue_finding(quarter, change_back(totals, quarter, 4), change_back(totals, quarter, 1), t)
    return t("{finding}, at {amount}.").format(finding=finding, amount=unit.written(totals[quarter]))


def _dependence(case: PortfolioCase) -> str:
    t = case.t
    known = [one for one in case.review.accounts if one.revenue.share is not None]
    if not known or case.review.hhi is None:
        return t("How much depends on few accounts is not known, because there is no revenue.")
    largest = max(known, key=lambda one: one.revenue.share or 0.0)
    return t("{name} alone brings {share:.0%} of revenue; {band} (HHI {hhi:,.0f}).").format(
        name=_name(largest),
        share=largest.revenue.share,
        band=t(label(HHI_BANDS, case.review.hhi_band)),
        hhi=case.review.hhi,
    )


def _name(account: AccountReview) -> str:
    return cut(account.facts.account.short_name or account.facts.account.name, _LONGEST_NAME)
