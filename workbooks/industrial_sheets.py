"""The industrial book's ordinary sheets: columns, rows, comments and colours of each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from care import answers, visits
from customers import Customer
from dice import dice
from industrial_customers import CUSTOMERS, ROLES, person, team_size
from pages import Column
from quarters import AS_OF, Quarter, workday

FIRST = Quarter(2024, 1)
LEFT_ON = date(2026, 8, 28)
LEVELS = {"formal": "Formal", "executive": "Executive", "workshop": "Strategy workshop"}
TALKS = {
    "formal": (
        "Delivery performance and open orders",
        "Spare parts stock review",
        "Seal trial, interim results",
    ),
    "executive": ("Board-level meeting on the frame agreement", "Executive talk: investment plan"),
    "workshop": ("Joint plan for the year", "Energy-saving roadmap for the pump fleet"),
}
NEXT = ("Send quotation", "Arrange plant visit", "Share service report", "Check spare parts list")
SURVEY_DAYS = (date(2025, 5, 5), date(2025, 11, 3), date(2026, 5, 4))
REMARKS = ("Good support on site", "Quick answers", "Quotations take too long", "Clear documentation", None)
INTENT = {"star": "Committed", "vague": "Vague", "not renewing": "No", "stopped": "Unknown"}
SHADES = {"Red": "#F8CBAD", "Yellow": "#FFE699", "Green": "#C6E0B4"}
Row = tuple[Any, ...]


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One ordinary sheet: an Excel table from its first row on.

    `comments` are by cell, `colours` by column letter: a word and the fill it gets.
    """

    name: str
    table: str
    columns: tuple[Column, ...]
    rows: Callable[[], Iterator[Row]]
    comments: dict[str, str] = field(default_factory=dict)
    colours: dict[str, dict[str, str]] = field(default_factory=dict)


def account_rows() -> Iterator[Row]:
    """Walk the account list."""
    for customer in CUSTOMERS:
        throw = dice("list", customer.name)
        taken_over = customer.since + timedelta(days=throw.randint(0, 900))
        yield (
            customer.number,
            customer.name,
            customer.short,
            customer.industry,
            customer.region,
            customer.owner,
            min(taken_over, date(2026, 6, 1)) if customer.since < date(2026, 6, 1) else customer.since,
            customer.since,
            "A" if customer.yearly > 1000 else "B" if customer.yearly > 300 else "C",
            throw.choice(("A", "A", "B")),
            throw.choice((30, 30, 45, 60)),
            round(customer.yearly * throw.uniform(1.5, 3), -1),
            "Inactive" if customer.story == "stopped" else "Active",
        )


def score_rows() -> Iterator[Row]:
    """Walk the strategic scores."""
    for customer in CUSTOMERS:
        day = date(2026, 7, 6) + timedelta(days=dice("scored", customer.name).randint(0, 11))
        yield (customer.number, customer.name, *customer.scores, day, customer.owner)


def contact_rows() -> Iterator[Row]:
    """Walk the contacts; the first of each customer decides."""
    for customer in CUSTOMERS:
        throw = dice("ties", customer.name)
        boss = person(customer, 0)
        for place, (role, titles, department) in enumerate(ROLES[: team_size(customer)]):
            gone = LEFT_ON if customer.story == "decision maker left" and place == 0 else None
            ties = (max(1, 5 - place), throw.randint(-1, 2), throw.randint(2, 5))
            name, title = person(customer, place), throw.choice(titles)
            mail = name.lower().replace(" ", ".") + "@example.com"
            above = boss if place else None
            active = "N" if gone else "Y"
            yield (
                customer.number,
                customer.name,
                name,
                title,
                department,
                role,
                *ties,
                above,
                active,
                gone,
                mail,
            )


def visit_rows() -> Iterator[Row]:
    """Walk the visits, oldest first."""
    found = (visit for customer in CUSTOMERS for visit in visits(customer))
    for visit in sorted(found, key=lambda one: (one.day, one.customer.number)):
        throw = dice("talk", visit.customer.name, str(visit.day))
        places = [place % team_size(visit.customer) for place in visit.met]
        if visit.customer.story == "decision maker left" and visit.day > LEFT_ON:
            places = [max(1, place) for place in places]
        names = ", ".join(dict.fromkeys(person(visit.customer, place) for place in places))
        yield (
            visit.day,
            visit.customer.number,
            visit.customer.name,
            LEVELS[visit.level],
            throw.choice(("On site", "On site", "Video call")),
            names,
            throw.choice(TALKS[visit.level]),
            throw.choice(NEXT),
            visit.day + timedelta(days=throw.choice((14, 30, 60))),
        )


def survey_rows() -> Iterator[Row]:
    """Walk the survey answers, on a scale from 1 to 5."""
    for customer in CUSTOMERS:
        for day, points in answers(customer, "survey", SURVEY_DAYS, 2):
            throw = dice("survey", customer.name, str(day))
            likely = max(0, min(10, round(points / 10 + throw.uniform(-0.5, 0.8))))
            stars = round(1 + points / 25, 1)
            yield (
                day,
                customer.number,
                customer.name,
                person(customer, 2),
                stars,
                likely,
                throw.choice(REMARKS),
            )


def contract_rows() -> Iterator[Row]:
    """Walk the frame agreements: the running one of each customer, and the one before it."""
    for number, customer in enumerate(CUSTOMERS):
        throw = dice("contract", customer.name)
        years = throw.choice((1, 2, 3))
        end = date(2026, 10, 31) + timedelta(days=throw.randint(0, 360 * years - 60))
        start = end.replace(year=end.year - years) + timedelta(days=1)
        value = round(customer.yearly * years, -1)
        if start > customer.since:
            before = start - timedelta(days=1)
            old = before.replace(year=before.year - years) + timedelta(days=1)
            name = "Frame agreement (previous)"
            yield f"FA-{number:03d}-1", customer.number, customer.name, name, value, old, before, None, "Yes"
        start = max(start, customer.since)
        intent = INTENT.get(customer.story, throw.choice(("Yes", "Committed", "Committed", "Unknown")))
        yield (
            f"FA-{number:03d}-2",
            customer.number,
            customer.name,
            "Frame agreement",
            value,
            start,
            end,
            intent,
            None,
        )


def risk_rows() -> Iterator[Row]:
    """Walk the risks; the closed one must not alarm."""
    by_number: dict[str, Customer] = {customer.number: customer for customer in CUSTOMERS}
    for day, number, signal, colour, status in (
        (date(2026, 9, 1), "C-1006", "Decision maker left", "Red", "Open"),
        (date(2026, 3, 16), "C-1011", "Budget frozen", "Yellow", "Closed"),
        (date(2025, 12, 8), "C-1002", "Competitor entered", "Red", "Resolved"),
    ):
        yield day, number, by_number[number].name, signal, colour, by_number[number].owner, status


def issue_rows() -> Iterator[Row]:
    """Walk the complaints, one of them a late delivery."""
    types = {"Quality": "Seal leaks after start-up", "Invoice": "Price differs from agreement"}
    for number, customer in enumerate(CUSTOMERS):
        throw = dice("issue", customer.name)
        if customer.story == "late delivery":
            kind, text = "Late delivery", "Spare pumps arrived nine days late"
        elif throw.random() < 0.5:
            kind = throw.choice(sorted(types))
            text = types[kind]
        else:
            continue
        opened = workday(AS_OF - timedelta(days=throw.randint(20, 200)))
        closed = opened + timedelta(days=throw.randint(1, 15))
        severity = throw.choice(("Low", "Medium", "High"))
        yield f"T-{number:04d}", customer.number, customer.name, opened, closed, severity, kind, text


def columns(text: str) -> tuple[Column, ...]:
    """Read columns from a text such as `Visit Date:date:12, Customer::30`."""
    parts = [part.strip().split(":") for part in text.split(",")]
    return tuple(
        Column(header=header, kind=kind or "text", width=float(width)) for header, kind, width in parts
    )  # type: ignore[arg-type]


WHO = "Account ID::11, Customer::30"
SHEETS = (
    Sheet(
        name="Accounts",
        table="tblAccounts",
        columns=columns(
            f"{WHO}, Short Name::16, Industry::14, Country::16, Account Manager::18,"
            " Owner Since:date:12,"
            "Customer Since:date:14, ABC Class::9, Credit Rating::9,"
            " Payment Terms (days):number:12,"
            "Wallet Size (k EUR):number:12, Account Status::10"
        ),
        rows=account_rows,
        comments={
            "B17": "Not the same company as Quillon Robotik Service GmbH: separate contracts and invoices."
        },
        colours={"M": {"Inactive": "#D9D9D9"}},
    ),
    Sheet(
        name="Scores",
        table="tblScores",
        columns=columns(
            f"{WHO}, Strategic Fit:number:10, Growth Potential:number:10,"
            "Resource Complementarity:number:16, Assessment Date:date:13, Assessor::18"
        ),
        rows=score_rows,
        comments={"C1": "1 = no match with our strategy, 5 = full match. Scored every July."},
    ),
    Sheet(
        name="Contacts",
        table="tblContacts",
        columns=columns(
            f"{WHO}, Contact Name::18, Job Title::18, Contact Department::16,"
            " Buying Role::15, Influence:number:9,"
            "Attitude:number:9, Strength:number:9, Reports To::18, Active::8,"
            " Departure Date:date:13, Email::30"
        ),
        rows=contact_rows,
        colours={"K": {"N": "#F8CBAD"}},
    ),
    Sheet(
        name="Visits",
        table="tblVisits",
        columns=columns(
            f"Visit Date:date:12, {WHO}, Contact Level::18, Channel::12,"
            " Attendees::30, Meeting Notes:long:40,"
            "Next Step::22, Next Visit:date:12"
        ),
        rows=visit_rows,
        colours={"D": {"Strategy workshop": "#BDD7EE"}},
    ),
    Sheet(
        name="Surveys",
        table="tblSurveys",
        columns=columns(
            f"Survey Date:date:12, {WHO}, Respondent::18, Satisfaction (1-5)::12,"
            " NPS:number:8, Feedback:long:30"
        ),
        rows=survey_rows,
    ),
    Sheet(
        name="Contracts",
        table="tblContracts",
        columns=columns(
            f"Contract No.::12, {WHO}, Contract Name::26,"
            " Contract Value (k EUR):number:14, Effective Date:date:12,"
            "Expiry Date:date:12, Renewal Intent::14, Renewed::9"
        ),
        rows=contract_rows,
        colours={"H": {"No": "#F8CBAD", "Vague": "#FFE699"}},
    ),
    Sheet(
        name="Complaints",
        table="tblComplaints",
        columns=columns(
            f"Complaint No.::13, {WHO}, Opened:date:12, Closed At:date:12,"
            " Severity::10, Complaint Type::16,"
            "Description:long:36"
        ),
        rows=issue_rows,
    ),
    Sheet(
        name="Risks",
        table="tblRisks",
        columns=columns(f"Date Raised:date:12, {WHO}, Risk Signal::22, RAG::9, Owner::18, Status::10"),
        rows=risk_rows,
        colours={"E": SHADES},
    ),
)
