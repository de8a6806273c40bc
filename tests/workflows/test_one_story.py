"""Pages, tiles, lists and sheets of one book never disagree on status, lights, urgencies or counts."""

import re
from collections import Counter
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

from kamxl.domain.alert import Light, Urgency
from kamxl.domain.review import AccountReview
from kamxl.domain.verdict import AccountStatus
from kamxl.reports.chips import light_words, urgency_words
from kamxl.reports.kam_sheets import scorecard
from kamxl.reports.labels import LIGHTS, STATUSES_OF_ACCOUNTS, URGENCIES
from kamxl.workflows.document import document
from kamxl.workflows.frames import review_table
from kamxl.workflows.kam_workbook import write_scored
from kamxl.workflows.report import plan, report
from kamxl.workflows.score import Scored, score

SAMPLES = Path(__file__).parents[2] / "workbooks"


def english(text: str) -> str:
    return text


FIELD = sorted(one.relative_to(SAMPLES).as_posix() for one in (SAMPLES / "field_book").iterdir())
BOOKS = {
    "field": tuple(FIELD),
    "telecom": ("telecom_key_accounts.xlsx",),
    "industrial": ("industrial_key_accounts.xlsx",),
    "split": ("split_book/accounts.xlsx", "split_book/sales.csv", "split_book/visits.xlsx"),
}


@pytest.fixture(scope="module", params=BOOKS)
def scored(request: pytest.FixtureRequest) -> Scored:
    return score([SAMPLES / name for name in BOOKS[request.param]])


@pytest.fixture(scope="module")
def sheets(scored: Scored, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[object]]]:
    """Give every sheet of the scored workbook and of the portfolio book as rows."""
    folder = tmp_path_factory.mktemp("books")
    paths = [write_scored(scored, folder / "scored.xlsx", language="en")]
    books = [one for one in plan(scored, folder, []) if one.account is None]
    paths += report(scored, books, language="en")
    return {
        sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)]
        for path in paths
        for sheet in openpyxl.load_workbook(path, data_only=True).worksheets
    }


def of_each_kind(scored: Scored) -> list[AccountReview]:
    """Return one account for each status with a light or without, of those with the most alerts."""
    ordered = sorted(scored.review.accounts, key=lambda one: len(one.alerts))
    return list({(one.verdict.status, one.noticed.light is Light.NONE): one for one in ordered}.values())


def texts(path: Path, tab: str) -> list[str]:
    with closing(openpyxl.load_workbook(path, read_only=True, data_only=True)) as book:
        rows = book[tab].iter_rows(values_only=True)
        return [str(cell) for row in rows for cell in row if cell is not None]


def rows_of_scorecard(sheets: dict[str, list[list[object]]]) -> list[dict[str, object]]:
    rows = sheets["KAM Scorecard"]
    header = [str(one) for one in rows[scorecard.HEADER_ROW]]
    return [dict(zip(header, row, strict=False)) for row in rows[scorecard.FIRST_ROW :] if row[0]]


def test_the_scorecard_the_json_and_the_table_say_the_same(
    scored: Scored, sheets: dict[str, list[list[object]]]
) -> None:
    told = document(scored)
    table = review_table(scored.review)
    for row, one in zip(rows_of_scorecard(sheets), told["accounts"], strict=True):
        assert row["Status"] == STATUSES_OF_ACCOUNTS[AccountStatus(one["status"])]
        assert row["Number of alerts"] == len(one["alerts"])
        assert row["Urgent alerts"] == sum(alert["urgency"] == "urgent" for alert in one["alerts"])
        assert (row["Status"] == "Act now") >= (row["Urgent alerts"] > 0)
        assert table.loc[one["account_id"], "status"] == one["status"]
        expected = LIGHTS[Light(one["light"])] if one["light"] != "none" else "—"
        assert row["Risk light"] == expected


def test_counts_above_the_scorecard_are_those_of_its_rows(
    scored: Scored, sheets: dict[str, list[list[object]]]
) -> None:
    labels, values = sheets["KAM Scorecard"][scorecard.LABEL_ROW : scorecard.VALUE_ROW + 1]
    tiles = dict(zip(labels, values, strict=True))
    rows = rows_of_scorecard(sheets)
    statuses = Counter(row["Status"] for row in rows)
    lights = Counter(row["Risk light"] for row in rows)
    told = document(scored)["portfolio"]
    for status in AccountStatus:
        label = STATUSES_OF_ACCOUNTS[status]
        if list(labels).count(label) == 1:
            assert tiles[label] == statuses[label]
        assert told["statuses"][status.value] == statuses[label]
    for light in (Light.RED, Light.YELLOW):
        assert tiles[LIGHTS[light]] == lights[LIGHTS[light]] == told["lights"][light.value]
    assert tiles["Revenue at risk"] == pytest.approx(told["at_risk"])


def test_the_pages_of_the_portfolio_agree_with_the_review(
    scored: Scored, sheets: dict[str, list[list[object]]]
) -> None:
    accounts = scored.review.accounts
    lights = Counter(one.noticed.light for one in accounts)
    urgencies = Counter(alert.urgency for one in accounts for alert in one.alerts)
    summary = [str(cell) for row in sheets["Summary"] for cell in row if cell is not None]
    note = f"{lights[Light.RED]} red and {lights[Light.YELLOW]} yellow lights"
    assert note in summary
    listed = [str(cell) for row in sheets["All alerts"] for cell in row if cell is not None]
    book = Counter(alert.urgency for alert in scored.review.alerts)
    for urgency in Urgency:
        words = urgency_words(urgency, english)
        assert listed.count(words) == urgencies[urgency] + book[urgency]
    printed = [str(cell) for row in sheets["Alerts"] for cell in row if cell is not None]
    caption = next(text for text in printed if "alerts about" in text)
    assert [int(number) for number in re.findall(r"\d+", caption)] == [
        sum(urgencies.values()),
        sum(bool(one.alerts) for one in accounts),
        urgencies[Urgency.URGENT],
    ]


def test_the_book_of_an_account_agrees_with_its_row(
    scored: Scored, sheets: dict[str, list[list[object]]], tmp_path: Path
) -> None:
    rows = {row["Account ID"]: row for row in rows_of_scorecard(sheets)}
    chosen = of_each_kind(scored)
    books = [one for one in plan(scored, tmp_path, []) if one.account in chosen]
    assert len(books) == len(chosen) > 1
    for one, path in zip(books, report(scored, books, language="en"), strict=True):
        assert one.account is not None
        row = rows[one.account.facts.account.id]
        decision, plan_page = texts(path, "Decision"), texts(path, "Plan")
        tiles = decision[decision.index("Account status") :]
        assert row["Status"] in tiles
        light = plan_page[plan_page.index("Risk light") + 1]
        expected = (
            "Not assessed" if not one.account.light_seen else light_words(one.account.noticed.light, english)
        )
        assert light == expected
        assert (row["Risk light"] == "—") == (one.account.noticed.light is Light.NONE)


def test_words_of_lights_are_not_used_for_alerts(sheets: dict[str, list[list[object]]]) -> None:
    colours = {light_words(light, english) for light in Light}
    for name in ("Alerts",):
        cells = {str(cell) for row in sheets[name] for cell in row if cell is not None}
        assert not cells & colours
    assert not set(URGENCIES.values()) & set(LIGHTS.values())
