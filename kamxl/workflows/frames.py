"""The review as a pandas table, for notebooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from kamxl.domain.review import Review


def review_table(review: Review) -> pd.DataFrame:
    """Return one row per account, indexed by account id: place, health, light and money.

    Codes as in the JSON document; points 0-100, shares 0-1, money in base units, unknown as missing.
    """
    import pandas as pd

    rows = [
        {
            "account_id": one.facts.account.id,
            "account_name": one.facts.account.name,
            "contribution": one.placement.contribution,
            "importance": one.placement.importance,
            "tier_raw": one.placement.raw,
            "tier": one.placement.held,
            "abc": one.placement.abc,
            **{c.name.value: c.points for c in one.health.components},
            "coverage": one.health.coverage,
            "health": one.health.score,
            "band": one.health.band,
            "trend": one.trend,
            "business": one.verdict.business,
            "business_band": one.verdict.business_band,
            "status": one.verdict.status,
            "at_risk": one.verdict.at_risk,
            "light": one.noticed.light.value,
            "alerts": tuple(alert.rule for alert in one.alerts),
            "qtd": one.revenue.qtd,
            "qoq": one.revenue.qoq,
            "yoy": one.revenue.yoy,
            "ttm": one.revenue.ttm,
            "share": one.revenue.share,
        }
        for one in review.accounts
    ]
    return pd.DataFrame(rows).set_index("account_id") if rows else pd.DataFrame()
