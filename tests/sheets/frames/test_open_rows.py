"""What receivables and quotes leave open, as their headers and words say."""

from datetime import date
from typing import Any

import pytest

from kamxl.measures.dealings import dealings_of
from kamxl.settings import Settings

AS_OF, DUE = date(2026, 9, 30), date(2026, 6, 30)


def overdue(book: Any) -> list[tuple[float, int]]:
    found = dealings_of(book, AS_OF, Settings())("Acme")["receivables"]
    return [(one.amount, one.days) for one in found]


@pytest.mark.parametrize(
    ("header", "amounts", "left"),
    [
        (["Amount Due", "Amount Paid"], [100, 60], 40),
        (["Outstanding Amount", "Amount Paid"], [40, 60], 40),
        (["欠款金额", "已收金额"], [40, 60], 40),
        (["未收金額", "已收金額"], [40, 60], 40),
        (["应收金额", "已收金额"], [100, 60], 40),
        (["Amount Due", "Closing Balance"], [100, 40], 40),
        (["Closing Balance", "Amount Paid"], [40, 60], 40),
        (["Amount Due", "Closing Balance", "Amount Paid"], [100, 0, 60], 40),
        (["Amount Due", "Amount Paid"], [100, None], 100),
    ],
)
def test_what_is_left_of_an_amount(read: Any, header: list[str], amounts: list[Any], left: float) -> None:
    book = read({"Receivables": [["Customer", "Due Date", *header], ["Acme", DUE, *amounts]]})
    assert overdue(book) == [(left, 92)]


def test_stated_days_overdue_stand_in_for_a_due_date(read: Any) -> None:
    book = read({"Receivables": [["Customer", "Amount Due", "Days Overdue"], ["Acme", 100, 45]]})
    assert overdue(book) == [(100, 45)]
    book = read({"Receivables": [["Customer", "Amount Due", "Overdue Amount"], ["Acme", 100, 45]]})
    assert overdue(book) == []
    book = read({"Receivables": [["Customer", "Amount Due", "Days Overdue"], ["Acme", 100, "long"]]})
    assert overdue(book) == []


@pytest.mark.parametrize(
    ("status", "answer"),
    [
        ("sent", "open"),
        ("已发送", "open"),
        ("Expired", "open"),
        ("won", "answered"),
        ("已簽約", "answered"),
        ("", "open"),
        ("Zorp", None),
    ],
)
def test_the_status_of_a_quote_tells_whether_it_is_answered(read: Any, status: str, answer: str) -> None:
    header = ["Customer", "Quote No.", "Quote Amount", "Valid Until", "Quote Status"]
    book = read({"Quotes": [header, ["Acme", "Q-1", 10, DUE, status], ["Acme", "Q-2", 10, DUE, "sent"]]})
    assert book.tables["quotes"]["answer"].tolist() == [answer, "open"]
    named = [one.where for one in book.problems if "state of a quote" in str(one)]
    assert named == (["Quotes!E2"] if answer is None else [])


def test_a_team_says_what_its_own_states_mean(read: Any) -> None:
    header = ["Customer", "Quote No.", "Quote Amount", "Quote Status"]
    own = [("word", "quotes.answer", "Zorp", "answered")]
    book = read({"Quotes": [header, ["Acme", "Q-1", 10, "zorp"]], "KAM Settings": own})
    assert book.tables["quotes"]["answer"].tolist() == ["answered"]


def test_a_quarter_beside_service_levels_is_their_period(read: Any) -> None:
    rows = [["客户名称", "季度", "SLA目标", "SLA实际"], ["Acme", "2026Q2", "99.9%", "95%"]]
    book = read({"服务指标": rows})
    assert book.tables["service"]["date"].dt.date.tolist() == [DUE]


@pytest.mark.parametrize(
    ("decisions", "told"),
    [
        ([("accepted", None), ("rejected", None), (None, AS_OF)], []),
        ([("accepted", None), ("open", AS_OF), (None, None)], ["2 of 3"]),
    ],
)
def test_a_nomination_waits_until_it_is_accepted_or_rejected(
    read: Any, decisions: list[Any], told: list[str]
) -> None:
    header = ["Customer", "Nominating Department", "Result of the Audit", "Nomination Audited On"]
    rows = [[f"Customer {place}", "Sales", *one] for place, one in enumerate(decisions)]
    book = read(
        {
            "Accounts": [["Customer", "Region"], *([row[0], "North"] for row in rows)],
            "Nominations": [header, *rows],
        }
    )
    assert book.counts["nominations"].used == 3
    notes = [str(one) for one in book.notes if "wait for their audit" in str(one)]
    assert notes == [f"Nominations that wait for their audit: {one}." for one in told]
