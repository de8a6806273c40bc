"""A book in which every table has something to warn of, and the same book with nothing to warn of."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from office import Office, cell_values

from kamxl.domain.alert import Urgency
from kamxl.domain.review import AccountReview
from kamxl.reports.kam_sheets import scorecard
from kamxl.reports.labels import RULES
from kamxl.rules.alerts import ALERTS
from kamxl.workflows.kam_workbook import write_scored
from kamxl.workflows.score import Scored, score

AS_OF = date(2026, 9, 30)
OPENED = datetime(2026, 9, 14, 16, 0)  # noqa: DTZ001 - sheets know no time zones
SALES = [["Order Date", "Customer No.", "Amount"]] + [
    [date(year, month, 9), "K-1", 20_000.0]
    for year in (2025, 2026)
    for month in range(1, 13)
    if date(year, month, 9) <= AS_OF
]
ALWAYS = {
    "Customers": [["Account manager", "Customer No.", "Customer"], ["Ute", "K-1", "Erle GmbH"]],
    "Sales": SALES,
}
"""Another language and other orders of columns than in the samples."""

BAD: Mapping[str, Sequence[Sequence[Any]]] = {
    "Open invoices": [
        ["Invoice", "Amount Due", "Amount Paid", "Due Date", "Customer No."],
        ["R-1", 50_000, 20_000, date(2026, 6, 30), "K-1"],
        ["R-2", 10_000, None, date(2026, 9, 20), "K-1"],
        ["R-3", 10_000, 10_000, date(2025, 9, 20), "K-1"],
        ["R-4", 10_000, None, date(2026, 12, 1), "K-1"],
    ],
    "Contracts": [
        ["Customer No.", "Contract End", "Contract No.", "Contract Value", "Contract Start"],
        ["K-1", date(2026, 10, 12), "F-7", 240_000, date(2024, 10, 13)],
    ],
    "Complaints": [
        ["Ticket No.", "Customer No.", "Reported At", "First Response", "Plan Sent At", "Options Offered"],
        ["T-5", "K-1", OPENED, datetime(2026, 9, 14, 19, 0), datetime(2026, 9, 15, 12, 0), 2],  # noqa: DTZ001
    ],
    "Commitments": [
        ["Deliverable", "Responsible", "Deadline", "Status", "Customer No."],
        ["Spare parts list", "Kai", date(2026, 10, 1), "in progress", "K-1"],
    ],
    "Surveys": [
        ["Survey Date", "Customer No.", "NPS", "Respondent"],
        [date(2026, 3, 2), "K-1", 10, "Frau Lind"],
        [date(2026, 8, 3), "K-1", 7, "Frau Lind"],
    ],
    "Quotes": [
        [
            *("Quote No.", "Quote Date", "Customer No.", "Quote Amount", "Valid Until", "Quote Status"),
            *("Approved By", "Sent On"),
        ],
        ["A-3", date(2026, 7, 1), "K-1", 90_000, date(2026, 8, 1), "sent", None, date(2026, 7, 2)],
        ["A-4", date(2026, 7, 1), "K-1", 10_000, date(2026, 8, 1), "won", "Ute", date(2026, 7, 2)],
    ],
    "Service": [
        ["Customer No.", "Uptime", "Uptime Target", "Service Quarter", "OTD", "Vendor Rank", "Pass Rate"],
        ["K-1", 90.0, 99.5, "2025Q4", 99.0, 2, 99.0],
        ["K-1", 99.1, 99.5, "2026Q3", 93.5, 4, 97.5],
    ],
    "Targets": [["Annual Target", "Year", "Customer No."], [400_000, 2026, "K-1"]],
    "Visits": [
        ["Visit Date", "Customer No.", "Next Visit", "Contact Level"],
        [date(2026, 7, 6), "K-1", date(2026, 8, 20), "workshop"],
    ],
    "Filing": [
        ["Customer No.", "Filing Deadline", "Customer Filed On", "Filed By", "Costs to Refund"],
        ["K-1", date(2026, 9, 29), None, "Kai", 1_250],
        ["K-1", date(2026, 9, 30), None, "Kai", 900],
        ["K-1", date(2026, 5, 1), date(2026, 6, 1), "Kai", 700],
    ],
    "People": [
        ["Active", "Contact Name", "Customer No."],
        ["yes", "Frau Lind", "K-1"],
        ["no", "Herr Post", "K-1"],
    ],
    "Use": [
        ["Usage Hours", "Quarter", "Customer No."],
        [9, "2026Q1", "K-1"],
        [0, "2026Q2", "K-1"],
        [0, "2026Q3", "K-1"],
    ],
    "Milestones": [
        ["Milestone No.", "Customer No.", "Milestone Owner", "Milestone to Reach", "Milestone Planned For"],
        [3, "K-1", "Kai", "Joint plan agreed", date(2026, 9, 15)],
        [4, "K-1", "Kai", "First joint project", date(2026, 9, 30)],
    ],
    "Risks": [
        ["Risk Signal", "Logged On", "Customer No.", "Risk Status"],
        ["Trouble since the line stood: trust lost", date(2026, 9, 2), "K-1", "open"],
        ["Customer is insolvent", date(2026, 9, 2), "K-1", "closed"],
    ],
    "Danger signs": [
        ["No More Training", "Customer No.", "Signs Noticed On", "Template Proposals", "Effortless Orders"],
        ["no", "K-1", date(2026, 7, 3), "no", "no"],
        ["yes", "K-1", date(2026, 9, 1), "yes", "yes"],
    ],
    "Recovery": [
        [
            "Customer No.",
            "Crisis",
            "Crisis Date",
            "Our Project Lead",
            "Recovery Follow-up",
            "Recovery Closed On",
        ],
        ["K-1", "Line stood still", date(2026, 8, 3), "Ilse", date(2026, 9, 15), None],
        ["K-1", "Wrong steel", date(2026, 2, 3), "Ilse", date(2026, 4, 15), date(2026, 5, 4)],
    ],
}
GOOD: Mapping[str, Sequence[Sequence[Any]]] = {
    "Open invoices": [
        BAD["Open invoices"][0],
        ["R-1", 50_000, 50_000, date(2026, 6, 30), "K-1"],
        ["R-2", 10_000, None, date(2026, 9, 20), "K-1"],
    ],
    "Contracts": [BAD["Contracts"][0], ["K-1", date(2027, 10, 12), "F-7", 240_000, date(2024, 10, 13)]],
    "Complaints": [
        BAD["Complaints"][0],
        ["T-5", "K-1", OPENED, datetime(2026, 9, 14, 18, 0), datetime(2026, 9, 15, 16, 0), 3],  # noqa: DTZ001
    ],
    "Commitments": [
        BAD["Commitments"][0],
        ["Spare parts list", "Kai", date(2026, 10, 3), "in progress", "K-1"],
        ["Training", "Kai", date(2026, 8, 1), "done", "K-1"],
    ],
    "Surveys": [
        BAD["Surveys"][0],
        [date(2026, 3, 2), "K-1", 9, "Frau Lind"],
        [date(2026, 8, 3), "K-1", 7, "Frau Lind"],
    ],
    "Quotes": [
        BAD["Quotes"][0],
        ["A-3", date(2026, 7, 1), "K-1", 90_000, date(2026, 8, 1), "won", "Ute", date(2026, 7, 2)],
        ["A-4", date(2026, 9, 1), "K-1", 90_000, date(2026, 10, 7), "sent", "Ute", date(2026, 9, 2)],
        ["A-5", date(2026, 9, 1), "K-1", 90_000, date(2026, 10, 7), "open", None, None],
    ],
    "Service": [
        BAD["Service"][0],
        ["K-1", 90.0, 99.5, "2025Q4", 90.0, 2, 90.0],
        ["K-1", 99.5, 99.5, "2026Q3", 95.0, 3, 98.0],
    ],
    "Targets": [BAD["Targets"][0], [240_000, 2026, "K-1"]],
    "Visits": [BAD["Visits"][0], [date(2026, 7, 6), "K-1", date(2026, 10, 20), "workshop"]],
    "Filing": [BAD["Filing"][0], *BAD["Filing"][2:]],
    "People": [BAD["People"][0], ["yes", "Frau Lind", "K-1"], ["yes", "Herr Post", "K-1"]],
    "Use": [BAD["Use"][0], *BAD["Use"][2:4], [5, "2026Q3", "K-1"]],
    "Milestones": [BAD["Milestones"][0], BAD["Milestones"][2]],
    "Risks": [
        BAD["Risks"][0],
        ["Trust lost", date(2026, 10, 2), "K-1", "open"],
        BAD["Risks"][2],
    ],
    "Danger signs": [
        BAD["Danger signs"][0],
        ["yes", "K-1", date(2026, 6, 3), "yes", "yes"],
        ["no", "K-1", date(2026, 9, 1), "no", "no"],
    ],
    "Recovery": [
        BAD["Recovery"][0],
        ["K-1", "Line stood still", date(2026, 8, 3), "Ilse", date(2026, 9, 30), None],
        BAD["Recovery"][2],
    ],
}

WARNS = {
    "receivables": (
        Urgency.URGENT,
        ("Open invoices!D2", "Open invoices!B2", "Open invoices!C2", "Open invoices!D3", "Open invoices!B3"),
        "Overdue: 40,000, the oldest amount for 92 days. (Open invoices: Due Date, Amount Due, Amount Paid)",
    ),
    "renewal": (
        Urgency.URGENT,
        ("Contracts!B2",),
        "Contract F-7 ends on 2026-10-12, in 12 days, and is not renewed. (Contracts: Contract End)",
    ),
    "complaints": (
        Urgency.ATTENTION,
        ("Complaints!C2", "Complaints!D2", "Complaints!E2", "Complaints!F2"),
        (
            "T-5, 2026-09-14: confirmed after 3 h (limit 2 h). (Complaints: Reported At, First Response, "
            "Plan Sent At, Options Offered)"
        ),
    ),
    "promise": (
        Urgency.ATTENTION,
        ("Commitments!A2", "Commitments!C2"),
        "Promised and not done: Spare parts list (2026-10-01). (Commitments: Deliverable, Deadline)",
    ),
    "nps": (
        Urgency.ATTENTION,
        ("Surveys!A3", "Surveys!C3"),
        (
            "Newest NPS answer: 7 of 10 (2026-08-03). One person's answer fell by 3 points. "
            "(Surveys: Survey Date, NPS)"
        ),
    ),
    "quote": (
        Urgency.ATTENTION,
        ("Quotes!E2", "Quotes!D2", "Quotes!F2"),
        (
            "Quotes without an answer, with the last day they are valid: A-3 (2026-08-01). "
            "(Quotes: Valid Until, Quote Amount, Quote Status)"
        ),
    ),
    "service_level": (
        Urgency.ATTENTION,
        ("Service!C3", "Service!B3"),
        "Service level 99.1%, promised 99.5%. (Service: Uptime Target, Uptime)",
    ),
    "target": (
        Urgency.URGENT,
        ("Targets!A2",),
        (
            "Revenue of the year so far is 180,000, 60.0% of the 300,000 due by now. Last year 75% came by "
            "this time."
        ),
    ),
    "supplier_service": (
        Urgency.ATTENTION,
        ("Service!E3", "Service!G3", "Service!F3"),
        (
            "Service of deliveries: 93.5% on time (target 95%), 97.5% passed inspection (target 98%), "
            "rank 4 among suppliers, 2 before. (Service: OTD, Pass Rate, Vendor Rank)"
        ),
    ),
    "quote_approval": (
        Urgency.ATTENTION,
        ("Quotes!H2", "Quotes!D2"),
        "Quotes sent without approval: A-3 (2026-07-02). (Quotes: Sent On, Quote Amount)",
    ),
    "missed_visit": (
        Urgency.ATTENTION,
        ("Visits!C2", "Visits!A2"),
        (
            "A contact was planned for 2026-08-20, 41 days ago; none is recorded since. "
            "(Visits: Next Visit, Visit Date)"
        ),
    ),
    "filing": (
        Urgency.ATTENTION,
        ("Filing!B2",),
        "Not filed by its deadline: 2026-09-29. (Filing: Filing Deadline)",
    ),
    "single_thread": (
        Urgency.ATTENTION,
        ("People!B2",),
        "Active people on the list of contacts: 1. (People: Contact Name)",
    ),
    "unused": (
        Urgency.ATTENTION,
        ("Use!A4", "Use!A3"),
        "Bought and not used: no hours of use in 2 periods.",
    ),
    "milestone": (
        Urgency.ATTENTION,
        ("Milestones!D2", "Milestones!E2"),
        (
            "Milestones not reached: 3 Joint plan agreed (2026-09-15). "
            "(Milestones: Milestone to Reach, Milestone Planned For)"
        ),
    ),
    "causes": (
        Urgency.ATTENTION,
        ("Risks!A2", "Risks!B2"),
        "Causes of interruption: trust is lost. (Risks: Risk Signal, Logged On)",
    ),
    "danger_signals": (
        Urgency.ATTENTION,
        ("Danger signs!E3", "Danger signs!D3", "Danger signs!A3"),
        (
            "3 of 6 danger signals: orders arrive with no effort of ours, our proposals are all templates, "
            "the customer wants no more training. Not answered: 3. "
            "(Danger signs: Effortless Orders, Template Proposals, No More Training)"
        ),
    ),
    "recovery": (
        Urgency.ATTENTION,
        ("Recovery!B2", "Recovery!E2"),
        (
            "Recovery plan not followed up: Line stood still (2026-09-15). "
            "(Recovery: Crisis, Recovery Follow-up)"
        ),
    ),
}


def book(path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]]) -> Path:
    made = xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd hh:mm"})
    for name, rows in {**ALWAYS, **sheets}.items():
        sheet = made.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    made.close()
    return path


def judged(path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]]) -> Scored:
    return score([book(path, sheets)], as_of=AS_OF)


def only(scored: Scored) -> AccountReview:
    (account,) = scored.review.accounts
    return account


def alerts(account: AccountReview) -> dict[str, tuple[Urgency, tuple[str, ...], str]]:
    return {one.rule: (one.urgency, one.cells, str(one.evidence)) for one in account.alerts}


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Scored:
    return judged(tmp_path_factory.mktemp("bad") / "bad.xlsx", BAD)


def test_every_table_raises_its_alert_with_its_cells_and_headers(bad: Scored) -> None:
    found = alerts(only(bad))
    assert {rule: found.get(rule) for rule in WARNS} == WARNS


def test_each_alert_has_an_owner_and_comes_before_the_day_it_warns_of(bad: Scored) -> None:
    found = {one.rule: (one.owner, one.due, one.money) for one in only(bad).alerts}
    assert found["receivables"] == ("Ute", date(2026, 10, 7), 40_000.0)
    assert found["renewal"] == ("Ute", date(2026, 10, 7), 240_000.0)
    assert found["promise"][:2] == ("Kai", date(2026, 10, 1))
    assert found["filing"] == ("Kai", date(2026, 10, 14), 1_250.0)
    assert found["recovery"][0] == "Ilse"
    assert found["quote"] == ("Ute", date(2026, 10, 14), 90_000.0)
    assert all(one.due is not None and one.owner for one in only(bad).alerts)


def test_a_new_account_manager_is_told_with_the_account(tmp_path: Path) -> None:
    for day, urgency in ((date(2026, 7, 3), Urgency.ATTENTION), (date(2026, 7, 2), None)):
        customers = [["Handover Date", "Account manager", "Customer No."], [day, "Ute", "K-1"]]
        found = alerts(only(judged(tmp_path / f"{day}.xlsx", {"Customers": customers})))
        assert found.get("manager_changed", (None,))[0] is urgency
    told = alerts(
        only(judged(tmp_path / "new.xlsx", {"Customers": [[*customers[0]], [AS_OF, "Ute", "K-1"]]}))
    )
    assert told["manager_changed"][1:] == (
        ("Customers!C2",),
        "Ute is account manager since 2026-09-30, 0 days ago.",
    )


def test_the_tables_that_warn_are_not_called_unused(bad: Scored) -> None:
    for sheet in bad.book.recognised:
        assert sheet.table is not None
        for one in sheet.readings:
            if one.column not in {None, "account_id"} and one.header != "Invoice":
                assert "not used" not in str(one.meaning), (sheet.sheet, one.header)


def test_with_good_values_no_table_warns(tmp_path: Path) -> None:
    found = alerts(only(judged(tmp_path / "good.xlsx", GOOD)))
    assert {*found} & {*WARNS} == set()


@pytest.mark.parametrize("sheet", [*BAD])
def test_without_a_table_its_alert_is_not_raised(sheet: str, tmp_path: Path) -> None:
    rest = {name: rows for name, rows in BAD.items() if name != sheet}
    found = {*alerts(only(judged(tmp_path / "rest.xlsx", rest)))} & {*WARNS}
    gone = {*WARNS} - found
    assert alerts_of_sheet(sheet) == gone != set()


def alerts_of_sheet(sheet: str) -> set[str]:
    return {rule for rule, (_, cells, _) in WARNS.items() if cells[0].startswith(f"{sheet}!")}


def test_what_is_not_known_raises_nothing_and_is_named(tmp_path: Path) -> None:
    scored = judged(
        tmp_path / "unknown.xlsx",
        {
            "Open invoices": [BAD["Open invoices"][0], ["R-1", 50_000, None, None, "K-1"]],
            "Complaints": [BAD["Complaints"][0], ["T-5", "K-1", None, None, None, None]],
            "Quotes": [
                BAD["Quotes"][0],
                ["A-3", date(2026, 7, 1), "K-1", 90_000, None, "sent"],
                ["A-4", date(2026, 7, 1), "K-1", 90_000, date(2026, 8, 1), "zorp"],
            ],
            "Commitments": [BAD["Commitments"][0], ["Spare parts list", "Kai", None, "open", "K-1"]],
            "Filing": [BAD["Filing"][0], ["K-1", None, None, "Kai", 900]],
            "Recovery": [BAD["Recovery"][0], ["K-1", "Line stood still", None, "Ilse", None, None]],
        },
    )
    assert {*alerts(only(scored))} & {*WARNS} == set()
    named = {one.where for one in scored.problems if "raises no warning" in str(one)}
    assert named == {
        *("Open invoices!B2", "Complaints, row 2", "Quotes!A2", "Quotes!F3", "Commitments!A2"),
        *("Filing!B2", "Recovery!B2"),
    }


@pytest.mark.office
def test_the_scorecard_says_the_same_when_it_is_recalculated(
    bad: Scored, office: Office, tmp_path: Path
) -> None:
    path = tmp_path / "scored.xlsx"
    write_scored(bad, path, language="en")
    for cells in (cell_values(path), office.recalculate(path)):
        card = cells["KAM Scorecard"]
        row, header = scorecard.HEADER_ROW + 2, scorecard.HEADER_ROW + 1
        at = {str(value): place for place, value in card.items() if place.endswith(str(header))}
        for rule in ALERTS:
            column = at[f"Alert: {RULES[rule.code]}"].removesuffix(str(header))
            urgency = WARNS[rule.code][0] if rule.code in WARNS else None
            words = {Urgency.URGENT: "Urgent", Urgency.ATTENTION: "Attention", None: None}
            if rule.code != "concentration":
                assert (card.get(f"{column}{row}") or None) == words[urgency], rule.code
