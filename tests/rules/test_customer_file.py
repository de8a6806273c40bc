"""How complete the file of a customer is, from the team's list to its people."""

from datetime import date

from kamxl.domain.account import Account
from kamxl.domain.customer_file import FILE_PARTS, CustomerFile
from kamxl.domain.facts import Facts
from kamxl.measures.customer_file import customer_file_of
from kamxl.rules.customer_file import completeness

AS_OF = date(2026, 9, 30)
FIELDS = [field for fields in FILE_PARTS.values() for field in fields]


def facts(file: CustomerFile | None, **known: object) -> Facts:
    return Facts(account=Account(id="A", name="A"), as_of=date(2026, 9, 30), file=file, **known)


def tables(**rows: list[tuple[int, dict[str, object]]]) -> dict[str, list[tuple[int, dict[str, object]]]]:
    return {"accounts": [], "contacts": [], "contracts": [], "needs": [], "scores": [], **rows}


def test_without_a_list_nothing_is_known_of_a_file() -> None:
    assert completeness(facts(None, satisfaction=80.0)) is None
    assert customer_file_of(tables(contacts=[(1, {"contact_name": "Li"})]), AS_OF) is None


def test_what_is_not_filled_is_missing_in_the_order_of_the_file() -> None:
    found = completeness(facts(CustomerFile(filled=frozenset({"region", "need"})), quarters=(1.0,)))
    assert found is not None
    assert (found.filled, found.asked) == (3, len(FIELDS))
    assert list(found.missing) == [one for one in FIELDS if one not in {"region", "need", "purchases"}]
    assert found.share == 3 / len(FIELDS)


def test_a_file_is_full_with_sales_satisfaction_and_everything_else() -> None:
    everything = CustomerFile(filled=frozenset(FIELDS) - {"satisfaction"})
    found = completeness(facts(everything, satisfaction=80.0))
    assert found is not None
    assert (found.missing, found.share) == ((), 1.0)


def test_the_list_is_taken_in_the_teams_own_words() -> None:
    row = {
        "account_id": "A",
        "uscc": "91",
        "credit_limit": 5e5,
        "notes": None,
        "first_coop_date": date(2024, 1, 5),
    }
    people = [(1, {"contact_name": "Li", "phone": "138", "role": "E"}), (2, {"contact_name": "Wu"})]
    found = customer_file_of(tables(accounts=[(7, row)], contacts=people, contracts=[(1, {})]), AS_OF)
    assert found is not None
    assert found.words == (("uscc", "91"), ("first_coop_date", date(2024, 1, 5)), ("credit_limit", 5e5))
    assert (found.said("credit_limit"), found.said("notes")) == (5e5, None)
    assert found.filled == {
        *("uscc", "first_coop_date", "credit_limit", "contact_person", "way_to_reach"),
        *("decision_maker", "contract"),
    }
    scores = [
        (1, {"scored_on": date(2026, 5, 1), "scored_by": "Kai", "contribution_score": 70.0}),
        (2, {"scored_on": date(2026, 8, 1), "scored_by": "Ute"}),
        (3, {"scored_on": date(2026, 10, 1), "scored_by": "Li"}),
    ]
    lone = customer_file_of(
        tables(accounts=[(7, row)], contacts=people[1:], needs=[(1, {})], scores=scores), AS_OF
    )
    assert lone is not None
    assert (lone.said("scored_by"), lone.said("contribution_score")) == ("Ute", None)
    assert lone.filled == {"uscc", "first_coop_date", "credit_limit", "contact_person", "need", "scored_by"}
