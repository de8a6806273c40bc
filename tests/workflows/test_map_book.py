"""KAM Map round trip: an unrecognised book, answers chosen, the same numbers as of a recognised twin."""

import hashlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kamxl.domain.errors import NothingRecognisedError
from kamxl.hosts.cli.main import main
from kamxl.locale import translator
from kamxl.sheets import read_book
from kamxl.sheets.settings.map_layout import At

FOREIGN = ("Cliente", "Fecha", "Importe", "Notas")
KNOWN = ("Customer", "Order date", "Revenue", "Notes")
ANSWERS = {
    "Cliente": "Transactions: Account name",
    "Fecha": "Transactions: Date of sale",
    "Importe": "Transactions: Revenue",
}


def sales(path: Path, headers: tuple[str, ...], sheet: str = "Ventas") -> Path:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    page.append(headers)
    for month in range(24):
        name = ("Acme SA", "Bolt SL", "Cobre SA")[month % 3]
        page.append((name, f"{2025 + month // 12}-{month % 12 + 1:02d}-05", 1000 + 10 * month, "-"))
    book.save(path)
    return path


def choose(path: Path, answers: Mapping[str, str], *, units: bool = False) -> Path:
    """Choose answers on KAM Map by header, as a person does: what columns are, or their units."""
    book = openpyxl.load_workbook(path)
    page = book["KAM Map"]
    found = set()
    for row in page.iter_rows(min_row=5):
        asked = row[At.KEY].value and (row[At.KEY].value == "unit") is units
        if asked and row[At.HEADER].value in answers:
            row[At.ANSWER].value = answers[row[At.HEADER].value]
            found.add(row[At.HEADER].value)
    assert found == set(answers)
    book.save(path)
    return path


def answers_on(path: Path) -> dict[str, tuple[object, object]]:
    """Return answer and what kamxl had written, by header."""
    page = openpyxl.load_workbook(path)["KAM Map"]
    return {
        str(row[At.HEADER].value): (row[At.ANSWER].value, row[At.WRITTEN].value)
        for row in page.iter_rows(min_row=5)
        if row[At.KEY].value == "map"
    }


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict[str, Any]:
    code = main([*map(str, arguments), "--json"])
    assert code in {0, 1}
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def scores(document: Mapping[str, Any]) -> object:
    return [
        {key: value for key, value in one.items() if key not in {"id", "account_id"}}
        for one in document["accounts"]
    ]


def test_three_answers_make_an_unrecognised_book_count_like_its_recognised_twin(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book, twin = sales(tmp_path / "ventas.xlsx", FOREIGN), sales(tmp_path / "twin.xlsx", KNOWN)
    before = hashlib.sha256(book.read_bytes()).hexdigest()
    with pytest.raises(NothingRecognisedError):
        read_book(book)

    assert main(["map", str(book)]) == 1
    written = tmp_path / "ventas.kam-map.xlsx"
    choose(written, ANSWERS)
    capsys.readouterr()
    mine = run(capsys, "score", book, "--settings", written, "-o", tmp_path / "mine.xlsx")
    theirs = run(capsys, "score", twin, "-o", tmp_path / "theirs.xlsx")

    assert scores(mine) == scores(theirs)
    assert len(mine["accounts"]) == 3
    assert hashlib.sha256(book.read_bytes()).hexdigest() == before


def test_another_answer_makes_no_sales_of_it_so_that_the_answers_are_what_counts(tmp_path: Path) -> None:
    book = sales(tmp_path / "ventas.xlsx", FOREIGN)
    main(["map", str(book)])
    written = choose(tmp_path / "ventas.kam-map.xlsx", ANSWERS | {"Importe": "Transactions: Quantity"})
    assert "transactions" not in read_book(book, settings_file=written).tables


def test_answers_stay_in_the_scored_workbook_and_count_when_it_is_made_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = sales(tmp_path / "ventas.xlsx", FOREIGN)
    main(["map", str(book)])
    written = choose(tmp_path / "ventas.kam-map.xlsx", ANSWERS)
    capsys.readouterr()
    first = run(capsys, "score", book, "--settings", written)
    again = run(capsys, "score", book, "--force")
    third = run(capsys, "score", book, "--settings", tmp_path / "ventas.kam.xlsx", "-o", tmp_path / "c.xlsx")
    assert scores(first) == scores(again) == scores(third)
    kept = answers_on(tmp_path / "ventas.kam.xlsx")
    assert kept["Importe"] == (ANSWERS["Importe"], None)
    assert kept["Notas"] == ("not used", "not used")


def test_answers_count_in_the_book_itself_when_kam_map_stands_in_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = sales(tmp_path / "ventas.xlsx", FOREIGN)
    main(["map", str(book)])
    written = choose(tmp_path / "ventas.kam-map.xlsx", ANSWERS)
    capsys.readouterr()
    run(capsys, "score", book, "--settings", written, "--into", book, "-o", tmp_path / "both.xlsx")
    alone = read_book(tmp_path / "both.xlsx")
    assert [one.sheet for one in alone.recognised if one.table] == ["Ventas"]
    assert len(alone.mappings) == 3


def test_what_was_not_changed_is_no_decision_and_can_still_be_read_better_one_day(tmp_path: Path) -> None:
    twin = sales(tmp_path / "twin.xlsx", KNOWN)
    assert main(["map", str(twin)]) == 0
    assert read_book(twin, settings_file=tmp_path / "twin.kam-map.xlsx").mappings == ()


def test_as_kamxl_decides_takes_an_answer_back(tmp_path: Path) -> None:
    twin = sales(tmp_path / "twin.xlsx", KNOWN)
    written = tmp_path / "twin.kam-map.xlsx"
    main(["map", str(twin)])
    choose(written, {"Notes": "Transactions: Document number"})
    assert [one.header for one in read_book(twin, settings_file=written).mappings] == ["Notes"]
    main(["map", str(twin), "--force"])
    choose(written, {"Notes": "as kamxl decides"})
    read = read_book(twin, settings_file=written)
    assert read.mappings == ()
    assert read.tables["transactions"]["revenue"].notna().all()


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
def test_answers_are_understood_in_every_language(tmp_path: Path, language: str) -> None:
    from kamxl.sheets.settings.meanings import choices

    book = sales(tmp_path / "ventas.xlsx", FOREIGN)
    written = tmp_path / "ventas.kam-map.xlsx"
    main(["map", str(book), "--lang", "en"])
    t = translator(language)
    words = {code: message.in_words(t) for code, message in choices()}
    codes = ("transactions.account_name", "transactions.date", "transactions.revenue")
    choose(written, dict(zip(FOREIGN, (words[code] for code in codes), strict=False)))
    assert {f"{one.table}.{one.column}" for one in read_book(book, settings_file=written).mappings} == set(
        codes
    )


def test_an_answer_that_is_not_understood_is_named_with_its_cell(tmp_path: Path) -> None:
    twin = sales(tmp_path / "twin.xlsx", KNOWN)
    written = tmp_path / "twin.kam-map.xlsx"
    main(["map", str(twin)])
    choose(written, {"Notes": "Something else"})
    problems = read_book(twin, settings_file=written).problems
    assert [one.where for one in problems if "Something else" in str(one.message)] == [
        "twin.kam-map.xlsx:KAM Map!H9"
    ]


def test_a_map_never_replaces_a_file_unasked_nor_the_book(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = sales(tmp_path / "ventas.xlsx", FOREIGN)
    assert main(["map", str(book)]) == 1
    assert main(["map", str(book)]) == 2
    assert "--force" in capsys.readouterr().err
    assert main(["map", str(book), "-o", str(book), "--force"]) == 2


def test_what_a_sheet_of_one_quarter_was_taught_holds_for_that_of_the_next(tmp_path: Path) -> None:
    first = sales(tmp_path / "a.xlsx", FOREIGN, sheet="Ventas 2026Q3")
    main(["map", str(first)])
    written = choose(tmp_path / "a.kam-map.xlsx", ANSWERS)
    following = sales(tmp_path / "b.xlsx", FOREIGN, sheet="Ventas 2026Q4")
    other = sales(tmp_path / "c.xlsx", FOREIGN, sheet="Compras 2026Q4")
    assert read_book(following, settings_file=written).recognised[0].table == "transactions"
    with pytest.raises(NothingRecognisedError):
        read_book(other, settings_file=written)


def test_names_are_accepted_one_by_one_or_all_of_a_kind(tmp_path: Path) -> None:
    book = _with_short_names(tmp_path / "book.xlsx")
    written = tmp_path / "book.kam-map.xlsx"
    main(["map", str(book)])
    assert {one.written for one in read_book(book).candidates} == {"Nordhaven", "Brightmere"}
    _answer_names(written, lambda row: row[At.EXACT].value == "Nordhaven", "yes")
    read = read_book(book, settings_file=written)
    assert {one.written for one in read.candidates} == {"Brightmere"}
    main(["map", str(book), "--force"])
    _answer_names(written, lambda row: row[At.KEY].value == "aliases", "yes")
    read = read_book(book, settings_file=written)
    assert read.candidates == ()
    assert read.setting_values["accept_short_names"] is True
    assert {one.written for one in read.matched} == {"Brightmere"}


def test_numbers_that_lost_their_zeros_are_accepted_all_at_once(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    accounts = book.active
    assert accounts is not None
    accounts.title = "Accounts"
    accounts.append(("Account ID", "Customer", "Industry"))
    page = book.create_sheet("Sales")
    page.append(("Account ID", "Order date", "Revenue"))
    for number in range(1, 5):
        accounts.append((f"00{number}7", f"Company {number}", "Mining"))
        page.append((f"{number}7", f"2026-0{number}-05", 100 * number))
    path, written = tmp_path / "book.xlsx", tmp_path / "book.kam-map.xlsx"
    book.save(path)
    main(["map", str(path)])
    assert len(read_book(path).candidates) == 4
    _answer_names(written, lambda row: row[At.KEY].value == "aliases", "是")
    read = read_book(path, settings_file=written)
    assert (read.candidates, read.aliases) == ((), ())
    assert read.counts["transactions"].used == 4


def test_a_name_that_is_nobodys_is_left_out_and_yes_without_an_account_is_a_problem(tmp_path: Path) -> None:
    book = _with_short_names(tmp_path / "book.xlsx", "Somebody else")
    written = tmp_path / "book.kam-map.xlsx"
    main(["map", str(book)])
    _answer_names(written, lambda row: row[At.EXACT].value == "Somebody else", "yes")
    read = read_book(book, settings_file=written)
    assert any("KAM Map!H" in one.where and "Somebody else" in str(one.message) for one in read.problems)
    _answer_names(written, lambda row: row[At.EXACT].value == "Somebody else", "no")
    read = read_book(book, settings_file=written)
    assert [one.belongs_to for one in read.aliases] == ["-"]


def test_settings_of_reading_are_chosen_in_words(tmp_path: Path) -> None:
    twin = sales(tmp_path / "twin.xlsx", KNOWN)
    written = tmp_path / "twin.kam-map.xlsx"
    main(["map", str(twin)])
    choose(written, {"Order of day and month": "day, month, year", "Exchange rates": "1 USD = 0.92 EUR"})
    values = read_book(twin, settings_file=written).setting_values
    assert values["date_order"] == "dmy"
    assert values["exchange_rates"] == "1 USD = 0.92 EUR"
    main(["map", str(twin), "--force"])
    assert read_book(twin, settings_file=written).setting_values["date_order"] == "dmy"


def _with_short_names(path: Path, *more: str) -> Path:
    book = openpyxl.Workbook()
    accounts = book.active
    assert accounts is not None
    accounts.title = "Accounts"
    accounts.append(("Account ID", "Customer", "Industry"))
    for number, name in enumerate(("Nordhaven Chemicals AG", "Brightmere Water plc", "Cobre Mining SA")):
        accounts.append((f"C-{number}", name, "Mining"))
    page = book.create_sheet("Sales")
    page.append(("Customer", "Order date", "Revenue"))
    for month in range(1, 13):
        name = ("Nordhaven", "Brightmere", "Cobre Mining SA", *more)[month % (3 + len(more))]
        page.append((name, f"2026-{month:02d}-05", 100 * month))
    book.save(path)
    return path


def _answer_names(path: Path, wanted: Callable[[tuple[Any, ...]], bool], answer: str) -> None:
    book = openpyxl.load_workbook(path)
    rows = [row for row in book["KAM Map"].iter_rows(min_row=5) if wanted(row)]
    assert rows
    for row in rows:
        row[At.ANSWER].value = answer
    book.save(path)


def months(path: Path) -> Path:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "Sales"
    for row in (["Sales in k€"], ["Customer", "2026-01", "2026-02"], ["Acme", 1, 2], ["Birch", 3, None]):
        page.append(row)
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("answer", "factor", "currency"),
    [
        ("1", 1, None),
        ("1,000", 1000, None),
        ("万元", 10_000, None),
        ("10,000 CNY", 10_000, "CNY"),
        ("1 USD", 1, "USD"),
        ("k€", 1000, "EUR"),
    ],
)
def test_unit_and_currency_of_a_column_are_what_the_team_says(
    tmp_path: Path, answer: str, factor: float, currency: str | None
) -> None:
    book = sales(tmp_path / "twin.xlsx", KNOWN)
    before = read_book(book).tables["transactions"]["revenue"].sum()
    main(["map", str(book)])
    written = choose(tmp_path / "twin.kam-map.xlsx", {"Revenue": answer}, units=True)
    read = read_book(book, settings_file=written)
    assert read.tables["transactions"]["revenue"].sum() == before * factor
    assert read.currency == currency
    assert [one.written for one in read.units] == ([answer] if answer != "1" else [])


@pytest.mark.parametrize("formats", [('#,##0.0,"k$"',), ('#,##0.0,"k$"', '#,##0 "zł"')], ids=["one", "two"])
def test_a_unit_that_the_team_says_counts_against_header_title_and_number_formats(
    tmp_path: Path, formats: tuple[str, ...]
) -> None:
    book = sales(tmp_path / "twin.xlsx", (*KNOWN[:2], "Amount (k€)", "Notes"))
    page = openpyxl.load_workbook(book)
    for (cell,) in page.active.iter_rows(min_row=2, min_col=3, max_col=3):
        cell.number_format = formats[cell.row % len(formats)]
    page.save(book)
    main(["map", str(book)])
    written = choose(tmp_path / "twin.kam-map.xlsx", {"Amount (k€)": "1,000 CHF"}, units=True)
    read = read_book(book, settings_file=written)
    assert read.tables["transactions"]["revenue"].sum() == 1000 * sum(
        1000 + 10 * month for month in range(24)
    )
    assert read.currency == "CHF"
    assert read.counts["transactions"].left_out == 0


def test_all_columns_of_periods_have_one_unit(tmp_path: Path) -> None:
    book = months(tmp_path / "months.xlsx")
    assert read_book(book).tables["periodic"]["value"].sum() == 6000
    main(["map", str(book)])
    written = choose(tmp_path / "months.kam-map.xlsx", {"all columns of periods": "1 USD"}, units=True)
    read = read_book(book, settings_file=written)
    assert read.tables["periodic"]["value"].sum() == 6
    assert read.currency == "USD"


def test_a_unit_is_remembered_for_later_sheets_and_a_blank_cell_takes_it_back(tmp_path: Path) -> None:
    book = sales(tmp_path / "twin.xlsx", KNOWN, sheet="Sales 2026Q1")
    main(["map", str(book)])
    written = tmp_path / "twin.kam-map.xlsx"
    choose(written, {"Revenue": "1,000"}, units=True)
    later = sales(tmp_path / "later.xlsx", KNOWN, sheet="Sales 2026Q2")
    total = sum(1000 + 10 * month for month in range(24))
    assert read_book(later, settings_file=written).tables["transactions"]["revenue"].sum() == 1000 * total
    main(["map", str(book), "--settings", str(written), "-o", str(tmp_path / "again.xlsx")])
    again = tmp_path / "again.xlsx"
    assert [one.written for one in read_book(book, settings_file=again).units] == ["1,000"]
    choose(again, {"Revenue": ""}, units=True)
    assert read_book(book, settings_file=again).units == ()


def test_a_unit_that_is_none_is_named_with_its_cell(tmp_path: Path) -> None:
    book = sales(tmp_path / "twin.xlsx", KNOWN)
    main(["map", str(book)])
    written = choose(tmp_path / "twin.kam-map.xlsx", {"Revenue": "many"}, units=True)
    read = read_book(book, settings_file=written)
    assert read.units == ()
    assert any("'many'" in str(one) or "many is no unit" in str(one) for one in read.problems)
