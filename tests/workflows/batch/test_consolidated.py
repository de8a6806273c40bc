"""All books as one portfolio: shared accounts listed, nothing merged silently, currencies apart."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from math import fsum
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sales_books import write_sales

from kamxl.domain.review import Review
from kamxl.reports.batch_rows import BookRow
from kamxl.reports.consolidated_book import ManyBooks, write_consolidated_book
from kamxl.settings import Settings
from kamxl.workflows.batch.consolidated import Consolidated, consolidate
from kamxl.workflows.batch.facts import essence
from kamxl.workflows.batch.outcome import Outcome
from kamxl.workflows.batch.plain import from_json, to_json
from kamxl.workflows.batch.plan import Plan
from kamxl.workflows.batch.request import Kind, Request
from kamxl.workflows.score import score

Do = Callable[..., tuple[Plan, dict[str, Outcome]]]
INDUSTRIAL = Path(__file__).parents[3] / "workbooks" / "industrial_key_accounts.xlsx"


@pytest.fixture(scope="module")
def review() -> Review:
    """Give the essence of the sample book, as it comes back from the manifest."""
    return from_json(to_json(essence(score([INDUSTRIAL]).review)))


def with_account(review: Review, place: int, **changes: object) -> Review:
    """Give a review whose account at a place was changed."""
    accounts = list(review.accounts)
    accounts[place] = replace(accounts[place], **changes)
    return replace(review, accounts=tuple(accounts))


def renamed(review: Review, prefix: str) -> Review:
    """Give a review with other account numbers."""
    accounts = []
    for one in review.accounts:
        account = replace(one.facts.account, id=f"{prefix}{one.facts.account.id}")
        accounts.append(replace(one, facts=replace(one.facts, account=account)))
    return replace(review, accounts=tuple(accounts))


def test_the_essence_comes_back_from_json_as_it_was() -> None:
    small = essence(score([INDUSTRIAL]).review)
    assert from_json(to_json(small)) == small
    assert to_json(from_json(to_json(small))) == to_json(small)


def test_one_book_alone_keeps_its_numbers(review: Review) -> None:
    whole = score([INDUSTRIAL]).review
    together = consolidate({"a": review}, Settings())
    [part] = together.parts
    assert together.shared == ()
    assert part.revenue_ttm == pytest.approx(whole.revenue_ttm)
    assert (part.hhi, part.nrr, part.grr) == pytest.approx((whole.hhi, whole.nrr, whole.grr))
    assert [one.placement.abc for one in part.accounts] == [one.placement.abc for one in whole.accounts]
    shown = {
        quarter: amount
        for quarter, amount in whole.revenue_by_quarter.items()
        if quarter in part.revenue_by_quarter
    }
    assert part.revenue_by_quarter == pytest.approx(shown)


def test_accounts_of_different_books_add_up(review: Review) -> None:
    [part] = consolidate({"a": review, "b": renamed(review, "B-")}, Settings()).parts
    assert len(part.accounts) == 2 * len(review.accounts)
    assert part.revenue_ttm == pytest.approx(2 * review.revenue_ttm)
    assert fsum(one.revenue.share or 0.0 for one in part.accounts) == pytest.approx(1.0)


def test_the_same_content_counts_once_and_is_listed(review: Review) -> None:
    together = consolidate({"a": review, "copy": review}, Settings())
    [part] = together.parts
    assert part.revenue_ttm == pytest.approx(review.revenue_ttm)
    assert len(part.accounts) == len(review.accounts)
    assert len(together.shared) == len(review.accounts)
    assert all(one.same for one in together.shared)


def test_different_content_is_kept_apart_named_and_counted_in_both(review: Review) -> None:
    first = review.accounts[0]
    more = replace(first.facts, quarters=(*first.facts.quarters[:-1], 1.0))
    other = with_account(review, 0, facts=more)
    together = consolidate({"East": review, "West": other}, Settings())
    [part] = together.parts
    name = first.facts.account.name
    assert {f"{name} (East)", f"{name} (West)"} <= {one.facts.account.name for one in part.accounts}
    assert len(part.accounts) == len(review.accounts) + 1
    assert [one.key for one in together.shared if not one.same] == [first.facts.account.id.casefold()]
    assert "1 accounts are in several books with different content" in str(part.notes[1])


def test_currencies_and_dates_are_never_added(review: Review) -> None:
    books = {
        "a": review,
        "b": renamed(replace(review, currency="USD"), "B-"),
        "c": renamed(replace(review, as_of=date(2026, 6, 30)), "C-"),
        "d": replace(review, currency=None),
    }
    together = consolidate(books, Settings())
    assert {(part.currency, part.as_of) for part in together.parts} == {
        (review.currency, review.as_of),
        ("USD", review.as_of),
        (review.currency, date(2026, 6, 30)),
        (None, review.as_of),
    }
    assert all(part.revenue_ttm == pytest.approx(review.revenue_ttm) for part in together.parts)
    assert not any(one.same for one in together.shared)


def test_warnings_tell_the_book_they_come_from(review: Review) -> None:
    [part] = consolidate({"East": review}, Settings()).parts
    cells = [cell for one in part.accounts for alert in one.alerts for cell in alert.cells]
    assert cells
    assert all(cell.startswith("East: ") for cell in cells)


def test_the_order_in_which_books_came_does_not_matter(review: Review) -> None:
    books = {"a": review, "b": renamed(review, "B-"), "c": replace(review, currency="USD")}
    assert consolidate(books, Settings()) == consolidate(dict(reversed(books.items())), Settings())


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_the_book_has_sheets_for_each_currency_and_lists_what_is_shared(
    review: Review, tmp_path: Path, language: str
) -> None:
    together = consolidate({"a": review, "b": with_account(replace(review, currency="USD"), 0)}, Settings())
    sheets = written(together, tmp_path / "x.xlsx", language)
    assert len(sheets) == 2 * 6 + 2
    if language == "en":
        assert any("USD" in name and name.startswith("Ranking") for name in sheets)
        assert any("different" in row for row in sheets["Shared accounts"])
        assert any("Damaged." in row for row in sheets["Books"])


def test_one_currency_needs_no_suffix_and_same_input_gives_same_bytes(review: Review, tmp_path: Path) -> None:
    together = consolidate({"a": review}, Settings())
    sheets = written(together, tmp_path / "x.xlsx", "en")
    assert list(sheets) == [
        "Summary",
        "Ranking",
        "Movements",
        "Alerts",
        "All accounts",
        "All alerts",
        "Shared accounts",
        "Books",
    ]
    written(together, tmp_path / "y.xlsx", "en")
    assert (tmp_path / "x.xlsx").read_bytes() == (tmp_path / "y.xlsx").read_bytes()


def written(together: Consolidated, path: Path, language: str) -> dict[str, list[list[object]]]:
    from kamxl.domain.message import say

    rows = [BookRow(book="bad", files=("bad.xlsx",), status="failed", reason=say("Damaged."))]
    many = ManyBooks(parts=together.parts, shared=together.shared, rows=rows)
    write_consolidated_book(path, many, Settings(), language=language)
    workbook = load_workbook(path)
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in workbook}


def test_a_run_writes_the_summary_and_the_portfolio_of_its_books(
    request_for: Request, do: Do, teams: Path
) -> None:
    (teams / "bad.xlsx").write_bytes(b"")
    do(request_for, kinds=(Kind.SCORE,), language="en")
    summary = load_workbook(request_for.output / "summary.xlsx")
    rows = [[cell.value for cell in row if cell.value is not None] for row in summary["Books"].iter_rows()]
    assert [row[:2] for row in rows if row and row[0] in {"anna", "bad", "East - ben"}] == [
        ["bad", "Not done"],
        ["anna", "Done"],
        ["East - ben", "Done"],
    ]
    portfolio = load_workbook(request_for.output / "portfolio.xlsx")
    shared = [[cell.value for cell in row] for row in portfolio["Shared accounts"].iter_rows()]
    assert [row[2] for row in shared if row[0] == "C-1"] == ["East - ben", "anna"]


def test_checking_alone_makes_no_portfolio(request_for: Request, do: Do) -> None:
    do(request_for)
    assert (request_for.output / "summary.xlsx").exists()
    assert not (request_for.output / "portfolio.xlsx").exists()


def test_a_file_of_somebody_else_is_not_taken_for_ours(request_for: Request, do: Do, teams: Path) -> None:
    from kamxl.domain.errors import OutputExistsError

    request_for.output.mkdir()
    theirs = request_for.output / "portfolio.xlsx"
    theirs.write_text("theirs", encoding="utf-8")
    with pytest.raises(OutputExistsError, match="Name another output folder"):
        do(request_for, kinds=(Kind.SCORE,))
    assert theirs.read_text("utf-8") == "theirs"
    assert do(request_for, kinds=(Kind.SCORE,), replace=True)[1]
    write_sales(teams / "anna.csv", 999)
    theirs.write_text("edited", encoding="utf-8")
    with pytest.raises(OutputExistsError, match="changed by somebody"):
        do(request_for, kinds=(Kind.SCORE,))
    assert theirs.read_text("utf-8") == "edited"
