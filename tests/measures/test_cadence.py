"""Contact cadence: the boundary cases of the handbook's table."""

from datetime import date, timedelta

import pytest
from table_book import book_of

from kamxl.domain.account import Account
from kamxl.domain.cadence import Contact, cadence, phase_of, required_periods
from kamxl.domain.facts import CadenceFacts
from kamxl.measures import measure, prepare
from kamxl.settings import Settings

AS_OF = date(2026, 9, 30)
SETTINGS = Settings()


def kept(first: date, *contacts: tuple[date, int], levels: bool = True, as_of: date = AS_OF) -> CadenceFacts:
    return cadence(
        [Contact(*one) for one in contacts],
        first,
        as_of,
        SETTINGS.cadence,
        start_month=1,
        assumed=False,
        levels_recorded=levels,
    )


@pytest.mark.parametrize(
    ("first", "phase"),
    [
        (date(2026, 7, 1), "new"),
        (date(2026, 6, 30), "young"),
        (date(2025, 10, 1), "young"),
        (date(2025, 9, 30), "settled"),
    ],
)
def test_phases_change_at_three_and_twelve_whole_months(first: date, phase: str) -> None:
    assert phase_of(first, AS_OF, SETTINGS.cadence) == phase


def test_a_new_account_needs_a_formal_contact_in_each_block_of_seven_days() -> None:
    first = date(2026, 9, 1)
    # 30 days to the as-of date: four whole blocks, 1-7, 8-14, 15-21, 22-28 September.
    met = kept(first, (date(2026, 9, 7), 1), (date(2026, 9, 8), 1), (date(2026, 9, 29), 1))
    assert (met.required, met.kept) == (4, 2)
    assert met.next_due == date(2026, 10, 6)


def test_a_young_account_needs_reviews_and_monthly_executive_contact() -> None:
    first = date(2026, 3, 4)
    periods = required_periods(first, AS_OF, SETTINGS.cadence, 1)
    reviews = [one for one in periods if one.level == 1]
    months = [one for one in periods if one.level == 2]
    assert [one.first for one in months] == [date(2026, 7, 1), date(2026, 8, 1), date(2026, 9, 1)]
    assert all(date(2026, 7, 1) <= one.last <= AS_OF for one in reviews)
    assert (reviews[0].first - first).days % 14 == 0
    assert len(reviews) == 7  # ending 7 and 21 July, 4 and 18 August, 1, 15 and 29 September
    # An executive contact counts for the review of its fortnight too.
    assert kept(first, (date(2026, 8, 20), 2)).kept == 2


def test_a_settled_account_needs_a_workshop_in_each_of_the_last_four_quarters() -> None:
    met = kept(date(2020, 1, 1), (date(2025, 10, 1), 3), (date(2026, 9, 30), 3), (date(2026, 5, 1), 2))
    assert (met.required, met.kept) == (4, 2)
    assert met.next_due == date(2026, 12, 30)


def test_quarters_of_the_first_year_do_not_count_for_a_settled_account() -> None:
    assert kept(date(2025, 4, 1)).required == 2
    assert kept(date(2025, 9, 1)).required == 0


def test_a_contact_that_never_took_place_is_due_now() -> None:
    assert kept(date(2016, 4, 4), (date(2026, 7, 27), 1)).next_due == AS_OF
    assert kept(date(2026, 9, 1)).next_due == AS_OF


def test_the_last_contact_shown_is_the_one_from_which_the_next_is_counted() -> None:
    visit, talk, workshop = (date(2026, 9, 28), 1), (date(2026, 9, 10), 2), (date(2026, 8, 1), 3)
    settled = kept(date(2020, 1, 1), visit, talk, workshop)
    assert (settled.last_contact, settled.next_due) == (date(2026, 8, 1), date(2026, 11, 1))
    young = kept(date(2026, 3, 4), visit, talk)
    assert (young.last_contact, young.next_due) == (date(2026, 9, 10), date(2026, 10, 10))
    reviewed = kept(date(2026, 3, 4), (date(2026, 9, 10), 1), (date(2026, 9, 9), 2))
    assert (reviewed.last_contact, reviewed.next_due) == (date(2026, 9, 10), date(2026, 9, 24))
    new = kept(date(2026, 9, 1), visit)
    assert (new.last_contact, new.next_due) == (date(2026, 9, 28), date(2026, 10, 5))
    assert kept(date(2020, 1, 1), visit).last_contact is None


def test_without_levels_every_contact_counts() -> None:
    assert kept(date(2020, 1, 1), (date(2026, 9, 30), 1), levels=False).kept == 1
    assert kept(date(2020, 1, 1), (date(2026, 9, 30), 1)).kept == 0


def test_contacts_after_the_date_are_not_seen() -> None:
    assert kept(date(2020, 1, 1), (AS_OF + timedelta(days=1), 3)).kept == 0


def test_an_account_nobody_met_has_kept_nothing_and_a_book_without_contacts_is_unknown() -> None:
    account = Account(id="A", name="A", first_coop_date=date(2020, 1, 1))
    met = book_of([account, "B"], interactions=[{"account_id": "B", "date": AS_OF, "level": "formal"}])
    assert measure(prepare(met, SETTINGS), AS_OF)[0].cadence.kept == 0
    unknown = measure(prepare(book_of([account]), SETTINGS), AS_OF)[0]
    assert unknown.cadence is None


def test_a_last_contact_alone_does_not_make_a_cadence() -> None:
    account = Account(id="A", name="A", first_coop_date=date(2020, 1, 1))
    rows = [{"account_id": "A", "date": None, "last_contact_date": date(2026, 9, 1), "level": None}]
    facts = measure(prepare(book_of([account], interactions=rows), SETTINGS), AS_OF)[0]
    assert facts.cadence is None
    assert "last contact" in str(facts.contact_reason)


def test_the_contact_that_the_next_one_is_counted_from_has_its_cell() -> None:
    account = Account(id="A", name="A", first_coop_date=date(2024, 1, 1))
    rows = [
        {"account_id": "A", "date": date(2026, 9, 1), "level": "formal"},
        {"account_id": "A", "date": date(2026, 7, 1), "level": "workshop"},
    ]
    prepared = prepare(book_of([account], interactions=rows), SETTINGS)
    (one,) = measure(prepared, AS_OF)
    assert one.cadence.cell == "interactions!A1"
    (then,) = measure(prepared, AS_OF, with_lines=False)
    assert then.cadence.cell is None
    prepared = prepare(book_of([account], interactions=rows[:1]), SETTINGS)
    assert measure(prepared, AS_OF)[0].cadence.cell is None
