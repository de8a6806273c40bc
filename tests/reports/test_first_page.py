"""The reader's test: from the first page alone, what is wrong, how much, by when, who."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from report_samples import AS_OF, dossier, easy, judged, many, red, unknown

from kamxl.domain.account import Account
from kamxl.domain.dealings import ContractTerm, Receivable, Source
from kamxl.domain.dossier import Dossier, Need
from kamxl.domain.facts import Facts
from kamxl.reports.account_book import write_account_book
from kamxl.reports.palette import COLORS
from kamxl.settings import Settings

CALM = replace(easy(), lines=easy().lines[:2], lines_relevant=2, light_known=True)
RED = COLORS["red"].removeprefix("#")


def named(facts: Facts, number: int) -> Facts:
    account = Account(id=f"X-{number}", name=f"Test {number}", owner="Lin Mei")
    return replace(facts, account=account)


def contract(days: int, **more: object) -> ContractTerm:
    end = date.fromordinal(AS_OF.toordinal() + days)
    source = Source(cells=("Contracts!D2",), columns="Contracts: End")
    return ContractTerm(name="HT-014", end=end, amount=14_000_000.0, source=source, **more)


STAR = named(CALM, 1)
DROPPING = named(replace(red(), signals=(), target=None, cadence=None), 2)
CHURNED = named(replace(CALM, quarters=(*CALM.quarters[:-2], 0.0, 0.0), target=None), 3)
SEASONAL = named(
    replace(CALM, quarters=(5e6, 3e6, 2e6, 8e6, 5e6, 3e6, 2e6, 8e6, 5e6, 3e6), target=None, months=None), 4
)
NEW = named(replace(CALM, quarters=(5e6,), months=(2e6, 3e6), order_days=None, target=None), 5)
UNKNOWN = named(unknown(), 6)
ENDING = named(replace(CALM, contracts=(contract(3),)), 7)
SHORT = named(replace(CALM, target=26_000_000.0), 8)
OWED = named(
    replace(CALM, receivables=(Receivable(amount=1.5e6, days=95, source=Source(cells=("Owed!C2",))),)), 9
)


def first_page(
    path: Path, facts: Facts, papers: Dossier | None = None, *, language: str = "en"
) -> tuple[str, Worksheet]:
    review = judged(facts, *many(8))
    account = review.account(facts.account.id)
    write_account_book(path, review, account, papers or Dossier(), Settings(), language=language)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    cells = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    return "\n".join(cells), sheet


ANSWERS = {
    "star": (STAR, ["On track", "Nothing presses", "CNY 21,970 k", "2026-12-10"]),
    "dropping": (
        DROPPING,
        ["Watch", "CNY 4,300 k", "CNY 3,800 k less", "-47%", "物联网 IoT", "Lin Mei acts by 2026-10-14"],
    ),
    "churned": (
        CHURNED,
        ["Act now", "Nothing was bought since 2026-09-24", "CNY 20,150 k", "Lin Mei acts by 2026-10-07"],
    ),
    "seasonal": (SEASONAL, ["On track", "Nothing presses", "2026-12-10"]),
    "new": (NEW, ["Not assessed, with CNY 5,000 k of revenue", "Sales are too few", "2026-12-31"]),
    "unknown": (UNKNOWN, ["Not assessed", "Sales are too few", "Record visits and contacts"]),
    "ending contract": (
        ENDING,
        ["Act now", "Contract HT-014 ends on 2026-10-03, in 3 days", "CNY 14,000 k", "Lin Mei"],
    ),
    "target missed": (SHORT, ["Act now", "CNY 4,030 k below its target of CNY 26,000 k", "2026-10-07"]),
    "money owed": (OWED, ["Act now", "CNY 1,500 k is overdue", "95 days", "Lin Mei acts by 2026-10-07"]),
}


@pytest.mark.parametrize("kind", ANSWERS)
def test_the_first_page_answers_what_how_much_by_when_and_who(kind: str, tmp_path: Path) -> None:
    facts, answers = ANSWERS[kind]
    text, _ = first_page(tmp_path / "a.xlsx", facts)
    assert [answer for answer in answers if answer not in text] == [], text


@pytest.mark.parametrize("kind", ANSWERS)
def test_red_means_act_now_and_nothing_else(kind: str, tmp_path: Path) -> None:
    facts, answers = ANSWERS[kind]
    path = tmp_path / "a.xlsx"
    first_page(path, facts, dossier())
    reds = {
        (sheet.title, cell.row)
        for sheet in openpyxl.load_workbook(path).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None and cell.font.color is not None and str(cell.font.color.rgb).endswith(RED)
    }
    # The sentence and the tile of the status; nothing where the status is another.
    assert len(reds) == (2 if "Act now" in answers else 0)
    assert {sheet for sheet, _ in reds} <= {"Decision"}


def test_the_first_move_is_the_one_the_sentence_tells_of(tmp_path: Path) -> None:
    text, _ = first_page(tmp_path / "a.xlsx", ENDING)
    assert "Lin Mei acts by 2026-10-03: Agree the renewal of HT-014 with the decision maker." in text
    assert "\nAgree the renewal of HT-014 with the decision maker\n" in text
    assert "The customer signed the renewal of HT-014, or said no in writing" in text


def test_a_sentence_does_not_say_the_same_amount_twice(tmp_path: Path) -> None:
    text, _ = first_page(tmp_path / "a.xlsx", OWED)
    assert "At stake: " not in text
    assert "At stake: CNY 14,000 k" in first_page(tmp_path / "b.xlsx", ENDING)[0]


def test_without_an_account_manager_it_says_that_nobody_is_named(tmp_path: Path) -> None:
    nobody = replace(ENDING, account=Account(id="X-9", name="Test"))
    text, _ = first_page(tmp_path / "a.xlsx", nobody)
    assert "To be done by 2026-10-03, and nobody is named for it" in text
    assert "no account manager" in text


def test_the_tiles_are_about_status_target_health_renewal_and_needs(tmp_path: Path) -> None:
    needs = (
        Need(description="Tracking", value=1_800_000.0, probability=50.0),
        Need(description="Backup", value=600_000.0, probability=10.0),
    )
    text, _ = first_page(
        tmp_path / "a.xlsx", replace(ENDING, target=23_000_000.0), replace(BARE, needs=needs)
    )
    assert "CNY 1,030 k below target (96%)" in text
    assert "HT-014 · 2026-10-03 · in 3 days" in text
    assert "2 needs, weighted by chance CNY 960 k" in text


BARE = Dossier(people=(), contacts=(), commitments=(), needs=(), complaints=(), contracts=())


def test_a_need_without_a_chance_is_not_weighted(tmp_path: Path) -> None:
    needs = (Need(description="A", value=2e6, probability=50.0), Need(description="B", value=1e6))
    text, _ = first_page(tmp_path / "a.xlsx", STAR, replace(BARE, needs=needs))
    assert "2 needs" in text
    assert "weighted" not in text


def test_an_absent_table_is_not_the_same_as_an_empty_one(tmp_path: Path) -> None:
    empty, _ = first_page(tmp_path / "a.xlsx", STAR, BARE)
    absent, _ = first_page(tmp_path / "b.xlsx", STAR)
    assert "No need is open." in empty
    assert "The book has no table of needs." in absent


def test_one_unit_in_the_whole_book(tmp_path: Path) -> None:
    text, _ = first_page(tmp_path / "a.xlsx", DROPPING, dossier(), language="zh-Hans")
    assert "430.0万元" in text
    assert "亿" not in text


def test_there_is_room_for_the_managers_comment(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    first_page(path, STAR)
    name = openpyxl.load_workbook(path).defined_names["KAM_KEEP_comment"]
    assert name.attr_text.startswith("Decision!$A$") or name.attr_text.startswith("'Decision'!$A$")


def test_the_pictures_draw_the_tables_of_the_next_page(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    _, sheet = first_page(path, DROPPING)
    assert len(sheet._charts) == 2
