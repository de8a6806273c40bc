"""People, promises and service of one account: its own rows only, nothing from after the date."""

from datetime import date

from table_book import book_of

from kamxl.domain.dossier import Commitment, Complaint, ContactMade, Contract, Dossier, Need, Person
from kamxl.measures import dossiers

AS_OF = date(2026, 9, 30)
LATER = date(2026, 10, 1)


def test_an_account_gets_its_own_rows_and_none_of_another() -> None:
    book = book_of(
        "AB",
        contacts=[
            {"account_id": "A", "contact_name": "Wang", "role": "E", "is_active": True, "left_on": None},
            {"account_id": "A", "contact_name": "Li", "role": "U", "is_active": True, "left_on": AS_OF},
            {"account_id": "B", "contact_name": "Other", "role": "E", "is_active": True, "left_on": None},
            {"account_id": "A", "contact_name": None, "role": "C", "is_active": True, "left_on": None},
        ],
        interactions=[
            {"account_id": "A", "date": AS_OF, "level": "formal"},
            {"account_id": "A", "date": LATER, "level": "formal"},
        ],
        commitments=[
            {"account_id": "A", "title": "Deliver", "owner": "Li"},
            {"account_id": "A", "title": None},
        ],
        needs=[
            {"account_id": "A", "description": "Faster", "urgency": 4.0},
            {"account_id": "A", "description": None},
        ],
        issues=[
            {"account_id": "A", "opened_at": AS_OF, "resolved_at": LATER, "issue_type": "late"},
            {"account_id": "A", "opened_at": LATER, "resolved_at": None, "issue_type": "future"},
        ],
        contracts=[{"account_id": "A", "contract_no": "C-1", "contract_name": None, "amount": 5.0}],
    )
    assert dossiers(book, AS_OF)("A") == Dossier(
        people=(Person(name="Wang", role="E", active=True), Person(name="Li", role="U", active=False)),
        contacts=(ContactMade(date=AS_OF, level="formal"),),
        commitments=(Commitment(title="Deliver", owner="Li"),),
        needs=(Need(description="Faster", urgency=4.0),),
        complaints=(Complaint(opened=AS_OF, kind="late", resolved=None),),
        contracts=(Contract(name="C-1", amount=5.0),),
    )


def test_a_missing_table_is_not_an_empty_one() -> None:
    book = book_of("A", needs=[{"account_id": "B", "description": "x"}])
    found = dossiers(book, AS_OF)("A")
    assert found.needs == ()
    assert found.people is None
