"""Real sales nobody here made: a giftware wholesaler's foreign customers (UCI "Online Retail", CC BY 4.0).

The file is too large for the repository; it is looked for in a folder `shared/data` beside the checkout.
"""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from kamxl.domain.verdict import AccountStatus
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
    assert len(scored.review.revenue_by_quarter) == 4
    for quarter, amount in scored.review.revenue_by_quarter.items():
        # Returns before a customer's first purchase count too: the accounts together are the sheet.
        assert amount == pytest.approx(expected[str(quarter)], abs=0.01)


def test_every_account_that_bought_has_a_verdict_and_the_first_ones_still_buy(scored: Scored) -> None:
    accounts = scored.review.accounts
    # Three months of history are needed; who came in the last quarter is named as too new to judge.
    for one in accounts:
        if one.verdict.business is None:
            assert len(one.facts.months or ()) < 3
            assert "no_sales" in [reason.code for reason in one.verdict.why]
    first = scored.review.by_urgency()[:15]
    assert all(one.facts.still_buys and (one.verdict.at_risk or 0) > 0 for one in first)
    assert {one.verdict.status for one in first} == {AccountStatus.ACT_NOW}
