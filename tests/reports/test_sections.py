"""What single sections do with papers that are crowded, odd, or half known."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from report_samples import AS_OF, dossier, easy, judged, line, long_name, many
from workbook_text import words

from kamxl.domain.dossier import Commitment, Complaint, ContactMade, Contract, Dossier, Need, Person
from kamxl.domain.facts import Facts
from kamxl.domain.problem import Problem
from kamxl.domain.review import Review
from kamxl.reports.account_book import write_account_book
from kamxl.reports.portfolio_book import write_portfolio_book
from kamxl.settings import Settings


def account_words(path: Path, facts: Facts, papers: Dossier, review: Review | None = None) -> list[object]:
    judged_book = review or judged(facts)
    write_account_book(
        path, judged_book, judged_book.account(facts.account.id), papers, Settings(), language="en"
    )
    return words(path)


def portfolio_words(path: Path, review: Review) -> list[object]:
    problems: list[Problem] = []
    write_portfolio_book(path, review, Settings(), problems, {}, language="en")
    return words(path)


def crowded() -> Dossier:
    days = [date(2026, 9, day) for day in range(1, 21)]
    return Dossier(
        people=tuple(Person(name=f"Person {n}", role="E", active=True) for n in range(20)),
        contacts=tuple(ContactMade(date=day) for day in days),
        commitments=tuple(Commitment(title=f"Promise {day}", due=day) for day in days),
        needs=tuple(Need(description=f"Need {n}") for n in range(20)),
        complaints=tuple(Complaint(opened=day) for day in days),
        contracts=tuple(Contract(name=f"Contract {n}") for n in range(20)),
    )


def test_long_lists_are_cut_and_said(tmp_path: Path) -> None:
    found = account_words(tmp_path / "a.xlsx", easy(), crowded())
    for sentence in (
        "12 of 20 people are shown.",
        "The latest 8 of 20 contacts.",
        "12 of 20 commitments are shown.",
        "10 of 20 needs are shown.",
        "10 of 20 complaints are shown.",
        "8 of 20 contracts are shown.",
    ):
        assert sentence in found


def test_many_lines_are_summed_up(tmp_path: Path) -> None:
    lines = tuple(line(f"Line {n:02}", 1e6 * (20 - n), now=0.0, before=0.0, last=AS_OF) for n in range(20))
    found = account_words(tmp_path / "a.xlsx", replace(easy(), lines=lines), Dossier())
    assert "15 of 20 lines are shown; the others sum to CNY 15,000 k in the last four quarters." in found
    assert "Not bought" in found


def test_a_new_line_is_called_new(tmp_path: Path) -> None:
    fresh = line("Fresh", 1e6, now=1e6, before=0.0, last=AS_OF)
    found = account_words(tmp_path / "a.xlsx", replace(easy(), lines=(fresh,)), Dossier())
    assert "● New" in found


def test_contracts_show_how_they_end(tmp_path: Path) -> None:
    contracts = (
        Contract(name="old", end=date(2026, 1, 1), renewal_intent="unknown"),
        Contract(name="open end", amount=None),
        Contract(name="soon", end=date(2026, 10, 30), renewal_intent="no"),
    )
    found = account_words(tmp_path / "a.xlsx", easy(), replace(dossier(), contracts=contracts))
    assert {"Ended", "Not known", "Ends in 30 days", "▲ Will not renew"} <= set(map(str, found))


def test_commitments_show_how_they_ended(tmp_path: Path) -> None:
    commitments = (
        Commitment(title="long ago and still open", due=date(2025, 1, 1)),
        Commitment(title="long ago and done", due=date(2025, 1, 1), status="done"),
        Commitment(title="done on an unknown day", due=date(2026, 9, 1), status="done"),
    )
    found = account_words(tmp_path / "a.xlsx", easy(), replace(dossier(), commitments=commitments))
    assert "long ago and still open" in found
    assert "long ago and done" not in found
    assert "● Kept" in found


def test_all_roles_covered_leave_no_gap(tmp_path: Path) -> None:
    people = tuple(Person(name=role, role=role, active=None) for role in "CUTE")
    found = account_words(tmp_path / "a.xlsx", easy(), replace(dossier(), people=people))
    assert not any(str(value).startswith("Gaps") for value in found)


def test_people_without_roles_leave_four_gaps(tmp_path: Path) -> None:
    found = account_words(tmp_path / "a.xlsx", easy(), replace(dossier(), people=()))
    assert found.count("▲ Gap") == 4


def test_a_rising_score_says_by_how_much(tmp_path: Path) -> None:
    facts = easy()
    review = judged(facts)
    account = review.account("K-001")
    risen = replace(account, previous=replace(account.previous, score=70.0))
    found = account_words(tmp_path / "a.xlsx", facts, Dossier(), replace(review, accounts=(risen,)))
    assert any("+20.4 on last quarter" in str(value) for value in found)


def test_a_first_score_has_no_trend(tmp_path: Path) -> None:
    review = judged(easy())
    account = review.account("K-001")
    first = replace(account, previous=replace(account.previous, score=None))
    found = account_words(tmp_path / "a.xlsx", easy(), Dossier(), replace(review, accounts=(first,)))
    assert "● Healthy" in found


def test_an_account_without_a_running_quarter_and_with_a_year_of_comparison(tmp_path: Path) -> None:
    facts = replace(easy(), qtd=None, quarters=tuple(5e6 for _ in range(12)))
    found = account_words(tmp_path / "a.xlsx", facts, Dossier())
    assert "Amounts in CNY k." in found
    assert not any("Running quarter" in str(value) for value in found)


def test_contribution_by_gross_profit_is_shown_beside_revenue(tmp_path: Path) -> None:
    accounts = [
        replace(facts, gross_profit_ttm=(facts.ttm or 0.0) / 4) for facts in many(8) if facts.quarters
    ]
    found = portfolio_words(tmp_path / "p.xlsx", judged(*accounts))
    assert "Gross profit, last four quarters" in found


def test_more_lines_than_columns_are_cut_and_said(tmp_path: Path) -> None:
    lines = tuple(line(f"Line {n:02}", 1e6, now=1e6, before=1e6, last=AS_OF) for n in range(20))
    found = portfolio_words(tmp_path / "p.xlsx", judged(replace(easy(), lines=lines)))
    assert any("The 12 largest of 20 lines." in str(value) for value in found)


def test_without_lines_white_space_is_not_known(tmp_path: Path) -> None:
    found = portfolio_words(tmp_path / "p.xlsx", judged(replace(easy(), lines=())))
    assert "No product lines are recorded, so white space is not known." in found


def test_a_perfect_account_has_nothing_to_explain(tmp_path: Path) -> None:
    quarters = (1e6, 1e6, 1e6, 1e6, 2e6, 2e6, 2e6, 2e6)
    facts = replace(easy(), quarters=quarters, satisfaction=100.0, lines_active=4)
    review = judged(facts)
    assert review.account("K-001").health.score == 100.0
    assert "Largest loss, or what is missing" in portfolio_words(tmp_path / "p.xlsx", review)


def test_an_owner_and_an_industry_of_any_length_are_shown_whole(tmp_path: Path) -> None:
    found = account_words(tmp_path / "a.xlsx", long_name(), Dossier())
    assert long_name().account.owner in found
    assert long_name().account.industry in found
