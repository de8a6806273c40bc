"""Explain, what if, backtest: from the command line and from Python."""

import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

import kamxl
from kamxl.domain.errors import KamxlError, SettingError, UnknownAccountError
from kamxl.hosts.cli.main import main
from kamxl.locale import translator
from kamxl.reports.backtest_book import SHEET as BACKTEST
from kamxl.reports.whatif_book import SHEET as WHATIF
from kamxl.rules.every_setting import settings_from
from kamxl.sheets.book import Book
from kamxl.workflows.explain import explain
from kamxl.workflows.whatif import parsed

SAMPLE = Path(__file__).parents[2] / "workbooks" / "industrial_key_accounts.xlsx"
DAY = date(2026, 9, 30)


@pytest.fixture(scope="module")
def book() -> Book:
    return kamxl.read_book([SAMPLE])


def said(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = main([*arguments, "--lang", "en"])
    return code, capsys.readouterr().out


def test_explain_adds_up_to_the_score(book: Book) -> None:
    review = kamxl.review_book(book, as_of=DAY)
    for one in review.accounts:
        parts = explain(one).components
        if one.health.score is None:
            assert all(part.brings is None for part in parts)
            continue
        assert sum(part.brings or 0.0 for part in parts) == pytest.approx(one.health.uncapped)
        assert sum(part.weight or 0.0 for part in parts) == pytest.approx(100.0)
        assert all(part.advice is not None for part in parts if part.points != 100.0)


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
def test_explain_speaks_the_language_asked_for(
    language: str, book: Book, capsys: pytest.CaptureFixture[str]
) -> None:
    review = kamxl.review_book(book, as_of=DAY)
    one = review.by_urgency()[0]
    main(["explain", str(SAMPLE), one.facts.account.id, "--as-of", str(DAY), "--lang", language])
    found = capsys.readouterr().out
    t = translator(language)
    for words in (t("What would raise it"), t("Status"), one.alerts[0].evidence.in_words(t)):
        assert words in found
    assert one.facts.account.name in found


def test_explain_as_json_has_cells_and_advice(book: Book, capsys: pytest.CaptureFixture[str]) -> None:
    name = book.accounts[0].name
    _, out = said(["explain", str(SAMPLE), name, "--as-of", str(DAY), "--json"], capsys)
    found = json.loads(out)
    assert found["account"]["account_id"] == book.accounts[0].id
    assert any(part["cells"] for part in found["components"])
    assert {"status", "status_why", "business", "business_band", "at_risk"} <= set(found["account"])


def test_an_account_nobody_knows_ends_in_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(SAMPLE), "nobody at all", "--lang", "en"]) == 2
    assert "No account is called 'nobody at all'. There are:" in capsys.readouterr().err


def test_whatif_tells_who_would_change_and_writes_it(
    book: Book, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "tried.xlsx"
    arguments = ["whatif", str(SAMPLE), "--set", "health.healthy_from=95", "-o", str(output)]
    code, out = said([*arguments, "--as-of", str(DAY), "--json"], capsys)
    found = json.loads(out)
    assert code in {0, 1}
    assert found["tried"] == {"healthy_from": {"now": 75.0, "tried": 95.0}}
    bands = [one for one in found["changes"] if one["what"] == "band"]
    assert bands
    assert {(one["before"], one["after"]) for one in bands} == {("healthy", "watch")}
    result = kamxl.whatif(book, {"healthy_from": 95}, as_of=DAY)
    assert [(one.account_id, one.what) for one in result.changes] == [
        (one["account_id"], one["what"]) for one in found["changes"]
    ]
    sheet = openpyxl.load_workbook(output)[WHATIF]
    words = {cell.value for row in sheet.iter_rows() for cell in row}
    assert {one["account_name"] for one in bands} <= words
    assert main([*arguments, "--lang", "en"]) == 2  # it is there already


def test_whatif_changes_what_the_review_with_the_setting_says(book: Book) -> None:
    values = {"growth_weight": 30, "stability_weight": 5}
    result = kamxl.whatif(book, values, as_of=DAY)
    alone = kamxl.review_book(book, as_of=DAY, settings=settings_from(values)[0])
    assert [one.verdict for one in result.after.accounts] == [one.verdict for one in alone.accounts]
    assert kamxl.changes(result.before, result.after) == result.changes


@pytest.mark.parametrize("tried", [{"groth_weight": 1}, {"growth_weight": 101}, {"growth_weight": "much"}])
def test_a_setting_that_is_not_one_ends_in_a_sentence(book: Book, tried: dict[str, object]) -> None:
    with pytest.raises(SettingError):
        kamxl.whatif(book, tried)


def test_settings_are_read_as_people_type_them() -> None:
    assert parsed(["health.growth_weight=30", "drop_mode = cumulative", "abc_a_share=0.7"]) == {
        "health.growth_weight": 30,
        "drop_mode": "cumulative",
        "abc_a_share": 0.7,
    }
    with pytest.raises(KamxlError):
        parsed(["growth_weight"])


def test_backtest_writes_its_sheet_and_its_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "past.xlsx"
    _, out = said(["backtest", str(SAMPLE), "-o", str(output), "--as-of", str(DAY), "--json"], capsys)
    found = json.loads(out)
    assert {"quarters", "auc", "alerts", "bands", "leavers", "conclusion"} <= set(found)
    assert set(found["auc"]) == {"business", "health", "recency"}
    assert set(found["alerts"][0]) == {
        "rule",
        "fired",
        "precision",
        "base",
        "recall",
        "lead_quarters",
        "late_share",
    }
    assert found["conclusion"].startswith("Too small to conclude")
    sheet = openpyxl.load_workbook(output)[BACKTEST]
    assert len(sheet._charts) == 1
    assert found["conclusion"] in {cell.value for row in sheet.iter_rows() for cell in row}


def test_the_public_names_are_few_and_listed() -> None:
    assert set(dir(kamxl)) >= {
        "backtest",
        "changes",
        "read_book",
        "review_book",
        "review_table",
        "whatif",
    }
    with pytest.raises(AttributeError, match="has no attribute 'reviw'"):
        _ = kamxl.reviw


def test_calls_of_this_week_are_one_an_account_and_due(book: Book) -> None:
    review = kamxl.review_book(book, as_of=DAY)
    calls = review.calls()
    assert calls
    assert len({one.account_id for one in calls}) == len(calls)
    assert all(one.due is not None and one.due <= date(2026, 10, 7) for one in calls)
    later = {one.account_id for one in review.calls(days=14)}
    assert later >= {one.account_id for one in calls}
    assert all(one.action and one.why and one.owner for one in calls)


def test_an_account_is_found_by_number_name_and_part_of_its_name(book: Book) -> None:
    review = kamxl.review_book(book, as_of=DAY)
    one = review.accounts[0]
    assert review.account(one.facts.account.id) is one
    assert review.account(one.facts.account.name) is one
    assert review.account(f" {one.facts.account.name[1:-1]} ") is one
    with pytest.raises(UnknownAccountError, match="There are:"):
        review.account("no such account")
    with pytest.raises(UnknownAccountError):
        review.account("")
