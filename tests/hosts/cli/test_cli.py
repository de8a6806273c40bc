"""The command line from end to end, on the sample books."""

import hashlib
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kamxl.hosts.cli.main import main

WORKBOOKS = Path(__file__).parents[3] / "workbooks"
INDUSTRIAL = WORKBOOKS / "industrial_key_accounts.xlsx"
TELECOM = WORKBOOKS / "telecom_key_accounts.xlsx"
SPLIT = [WORKBOOKS / "split_book" / name for name in ("accounts.xlsx", "sales.csv", "visits.xlsx")]


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([str(one) for one in arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_check_shows_what_was_recognised_and_counts_that_add_up(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "check", TELECOM, "--json")
    found = json.loads(out)
    assert code == 1
    assert {sheet["table"] for sheet in found["sheets"]} >= {
        "accounts",
        "transactions",
        "scores",
        "periodic",
        "risks",
    }
    assert all(rows["read"] == rows["used"] + rows["left_out"] for rows in found["rows"].values())
    assert any("销售流水!A4215" in problem["where"] for problem in found["problems"])


def test_score_writes_beside_the_input_and_prints_only_json(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    book = tmp_path / "team.xlsx"
    book.write_bytes(INDUSTRIAL.read_bytes())
    before = hashlib.sha256(book.read_bytes()).hexdigest()
    code, out, _ = run(capsys, "score", book, "--json")
    document = json.loads(out)
    assert code == 0
    assert (tmp_path / "team.kam.xlsx").exists()
    assert hashlib.sha256(book.read_bytes()).hexdigest() == before
    assert document["as_of"] == "2026-09-30"
    assert document["quarter"] == "2026Q3"
    star = next(one for one in document["accounts"] if one["account_id"] == "C-1001")
    assert (star["tier"], star["band"], star["light"]) == ("strategic", "healthy", "none")
    assert set(star["components"]) == {"stability", "growth", "contact", "satisfaction", "breadth"}
    assert set(document["portfolio"]["tiers"]) >= {"strategic", "potential", "profit", "standard"}

    again, out, err = run(capsys, "score", book, "--json")
    assert again == 2
    assert "--force" in json.loads(out)["error"]
    assert "--force" in err
    assert run(capsys, "score", book, "--force")[0] == 0


@pytest.mark.parametrize(
    ("books", "account", "rule"),
    [
        ([TELECOM], "DK009", "drop"),
        ([TELECOM], "DK012", "churn_partial"),
        ([TELECOM], "DK028", "stopped"),
        ([TELECOM], "DK033", "overdue"),
        ([TELECOM], "DK046", "falling_frequency"),
        ([TELECOM], "DK007", "light"),
        ([INDUSTRIAL], "C-1004", "drop"),
        ([INDUSTRIAL], "C-1014", "stopped"),
        (SPLIT, "KH-107", "churn_partial"),
        (SPLIT, "KH-113", "overdue"),
    ],
)
def test_the_planted_stories_are_found(
    documents: dict[str, dict], books: list[Path], account: str, rule: str
) -> None:
    one = next(x for x in documents[books[0].name]["accounts"] if x["account_id"] == account)
    assert rule in [alert["rule"] for alert in one["alerts"]]


@pytest.mark.parametrize(
    ("book", "account"), [("telecom_key_accounts.xlsx", "DK015"), ("accounts.xlsx", "KH-105")]
)
def test_the_seasonal_customer_does_not_alarm(documents: dict[str, dict], book: str, account: str) -> None:
    one = next(x for x in documents[book]["accounts"] if x["account_id"] == account)
    # Its target follows its season, and is missed all the same.
    assert {alert["rule"] for alert in one["alerts"]} <= {"target"}
    assert one["revenue"]["qoq"] < -0.15


def test_stars_and_sleepers_stand_where_they_should(documents: dict[str, dict]) -> None:
    tiers = {x["account_id"]: x["tier"] for x in documents["telecom_key_accounts.xlsx"]["accounts"]}
    assert tiers["DK001"] == "strategic"
    assert tiers["DK041"] == "potential"
    assert tiers["DK053"] is None


def test_report_writes_the_books_asked_for(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, _ = run(
        capsys,
        "report",
        INDUSTRIAL,
        "--account",
        "C-1001",
        "--quarter",
        "2026Q2",
        "-o",
        tmp_path,
        "--lang",
        "en",
        "--json",
    )
    assert code == 0
    assert [Path(path).parent for path in json.loads(out)["outputs"]] == [tmp_path]
    assert len(list(tmp_path.iterdir())) == 1


def test_report_of_an_unknown_account_is_one_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, out, err = run(capsys, "report", INDUSTRIAL, "--account", "Nobody", "-o", tmp_path / "out")
    assert (code, out) == (2, "")
    assert err.startswith("kamxl: No account is called 'Nobody'.")
    assert len(err.strip().splitlines()) == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["missing.xlsx", "empty.xlsx", "text.xlsx", "noise.xlsx"])
def test_what_cannot_be_read_is_one_sentence_and_nothing_is_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str
) -> None:
    if name == "empty.xlsx":
        (tmp_path / name).write_bytes(b"")
    if name == "text.xlsx":
        (tmp_path / name).write_bytes(b"\x00\x01\x02 no workbook")
    if name == "noise.xlsx":
        import xlsxwriter

        with xlsxwriter.Workbook(tmp_path / name) as noise:
            noise.add_worksheet("Notes").write_string(0, 0, "hello")
    before = sorted(tmp_path.iterdir())
    for command in ("check", "score", "report"):
        code, out, err = run(capsys, command, tmp_path / name)
        assert (code, out) == (2, "")
        assert err.startswith("kamxl: ")
        assert "Traceback" not in err
        assert len(err.strip().splitlines()) == 1
    assert sorted(tmp_path.iterdir()) == before


def test_a_wrong_quarter_is_a_sentence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, _, err = run(capsys, "score", INDUSTRIAL, "--quarter", "soon", "-o", tmp_path / "x.xlsx")
    assert code == 2
    assert "'soon' is not a quarter" in err


def test_a_quarter_still_to_come_is_refused_in_one_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    begun = run(capsys, "score", INDUSTRIAL, "--quarter", "2026Q3", "-o", tmp_path / "x.xlsx")[0]
    code, _, err = run(capsys, "score", INDUSTRIAL, "--quarter", "2099Q1", "-o", tmp_path / "y.xlsx")
    assert (begun, code) == (0, 2)
    assert "2099Q1 begins on 2099-01-01, which is still to come." in err


def test_a_wrong_date_is_a_sentence_also_as_json(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, err = run(
        capsys, "score", INDUSTRIAL, "--as-of", "2026-13-01", "-o", tmp_path / "x.xlsx", "--json"
    )
    assert code == 2
    assert "'2026-13-01' is not a date" in json.loads(out)["error"]
    assert "'2026-13-01' is not a date" in err


def test_settings_changed_in_the_result_are_kept_when_it_is_made_anew(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    output = tmp_path / "scored.xlsx"
    assert run(capsys, "score", INDUSTRIAL, "-o", output)[0] == 0
    workbook = load_workbook(output)
    sheet = workbook["KAM Settings"]
    cell = next(sheet.cell(row, 3) for row in range(1, 200) if sheet.cell(row, 1).value == "healthy_from")
    cell.value = 90
    workbook.save(output)
    document = json.loads(run(capsys, "score", INDUSTRIAL, "-o", output, "--force", "--json")[1])
    assert document["settings_changed"] == {"healthy_from": 90}


def test_a_result_is_an_xlsx_file_and_reports_go_into_a_folder(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, _, err = run(capsys, "score", INDUSTRIAL, "-o", tmp_path / "x.xlsm")
    assert code == 2
    assert "does not end with .xlsx" in err
    (tmp_path / "taken").write_text("a file")
    code, _, err = run(capsys, "report", INDUSTRIAL, "-o", tmp_path / "taken")
    assert code == 2
    assert "is a file. Name a folder" in err


def test_a_day_outside_the_data_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    late = json.loads(
        run(capsys, "score", INDUSTRIAL, "--as-of", "2030-12-31", "-o", tmp_path / "a.xlsx", "--json")[1]
    )
    assert any("count as empty" in note for note in late["notes"])
    early = json.loads(
        run(capsys, "score", TELECOM, "--quarter", "2026Q2", "-o", tmp_path / "b.xlsx", "--json")[1]
    )
    assert any("importance scores from after 2026-06-30 only" in note for note in early["notes"])


def test_functions_are_listed_and_described(capsys: pytest.CaptureFixture[str]) -> None:
    catalogue = json.loads(run(capsys, "functions", "--json")[1])
    tier = next(one for one in catalogue if one["name"] == "KAM_TIER")
    assert set(tier) == {"name", "group", "help", "args", "native", "formula", "examples", "source"}
    assert tier["formula"].endswith(")")
    assert "KAM_hold_margin" in tier["formula"]
    assert "KAM_TIER(" in run(capsys, "functions", "KAM.TIER")[1]
    assert run(capsys, "functions", "KAM_MAGIC")[0] == 2


@pytest.fixture(scope="module")
def documents() -> dict[str, dict]:
    """Give the JSON document of each sample book, through JSON so that only plain values pass."""
    from kamxl.workflows.document import document
    from kamxl.workflows.score import score

    return {
        books[0].name: json.loads(json.dumps(document(score(books)), allow_nan=False))
        for books in ([TELECOM], [INDUSTRIAL], SPLIT)
    }
