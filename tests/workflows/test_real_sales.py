"""Real sales nobody here made: a giftware wholesaler's foreign customers (UCI "Online Retail", CC BY 4.0).

The file is too large for the repository; it is looked for in a folder `shared/data` beside the checkout.
"""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from kamxl.workflows.score import Scored, score

REAL = Path(__file__).parents[3] / "shared" / "data" / "online_retail.xlsx"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not REAL.exists(), reason="the real sales file is not beside the checkout"),
]


@pytest.fixture(scope="module")
def scored() -> Scored:
    return score([REAL], today=date(2026, 11, 22))


def test_every_row_is_accounted_for(scored: Scored) -> None:
    counts = scored.book.counts["transactions"]
    assert (counts.read, counts.used, counts.left_out) == (46_431, 44_951, 1_480)
    assert sum(one.count for one in scored.problems if one.severity == "left_out") == 1_480


def test_the_last_whole_quarter_is_judged_and_the_running_one_is_apart(scored: Scored) -> None:
    assert scored.review.as_of == date(2011, 9, 30)
    assert str(scored.review.running) == "2011Q4"
    assert len(scored.review.accounts) == 422
    # No scores, contacts or answers: too little is known for a health score or a tier.
    assert all(one.health.score is None and one.placement.raw is None for one in scored.review.accounts)


def test_quarters_agree_with_pandas_and_openpyxl(scored: Scored) -> None:
    rows = pd.read_excel(REAL, engine="openpyxl").dropna(subset=["CustomerID"])
    rows["quarter"] = rows["InvoiceDate"].dt.to_period("Q").astype(str)
    rows["amount"] = rows["Quantity"] * rows["UnitPrice"]
    expected = rows.groupby("quarter")["amount"].sum()
    for quarter, amount in scored.review.revenue_by_quarter.items():
        own = rows[rows["quarter"] == str(quarter)]
        # Returns before a customer's first purchase belong to no history.
        first = (
            rows[rows["amount"] > 0].groupby("CustomerID")["InvoiceDate"].min().dt.to_period("Q").astype(str)
        )
        counted = own[own["CustomerID"].map(first).fillna("9999Q9") <= own["quarter"]]
        assert amount == pytest.approx(counted["amount"].sum(), abs=0.01)
        assert amount == pytest.approx(expected[str(quarter)], rel=0.01)
