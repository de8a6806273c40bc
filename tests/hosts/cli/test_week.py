"""`kamxl week` from end to end."""

import io
import json
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from kamxl.hosts.cli.main import main

WORKBOOKS = Path(__file__).parents[3] / "workbooks"
INDUSTRIAL = WORKBOOKS / "industrial_key_accounts.xlsx"


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([str(one) for one in arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.fixture(scope="module")
def everybody() -> dict[str, Any]:
    """Return the list of everybody as JSON has it."""
    said = io.StringIO()
    with redirect_stdout(said):
        assert main(["week", str(INDUSTRIAL), "--json"]) == 0
    found: dict[str, Any] = json.loads(said.getvalue())
    return found


def test_json_has_every_due_with_codes(everybody: dict[str, Any]) -> None:
    told = everybody
    assert (told["as_of"], told["until"], told["owner"]) == ("2026-09-30", "2026-10-07", None)
    assert told["outputs"] == []
    assert {due["kind"] for due in told["dues"]} == {"contact", "visit", "alert"}
    for due in told["dues"]:
        assert due["overdue"] is (due["day"] < "2026-09-30") is (due["days_left"] < 0)
        assert due["what"]
        assert due["why"]
        assert due["cells"] or due["kind"] == "alert"


def test_one_persons_list_is_shown_by_day_with_its_evidence(
    capsys: pytest.CaptureFixture[str], everybody: dict[str, Any]
) -> None:
    name = everybody["dues"][0]["manager"]
    code, out, _ = run(capsys, "week", INDUSTRIAL, "--owner", name.upper())
    assert code == 0
    lines = out.splitlines()
    assert lines[0] == f"Owner: {name}"
    own = [due for due in everybody["dues"] if name in {due["owner"], due["manager"]}]
    late = sum(due["overdue"] for due in own)
    assert lines[1] == f"Due from 2026-09-30 to 2026-10-07: {len(own) - late}; overdue: {late}."
    assert 0 < len(own) < len(everybody["dues"])
    assert [line for line in lines if line.startswith("  • ")] == [
        line for line in lines if any(f"· {due['account_name']} ·" in line for due in own)
    ]
    assert sum(line.startswith("  • ") for line in lines) == len(own)
    assert "      Cells: " in out
    assert lines[-1] == "For the week from another day, name it with --as-of."


def test_an_unknown_person_is_answered_with_those_there_are(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    calendar = tmp_path / "week.ics"
    code, _, err = run(capsys, "week", INDUSTRIAL, "--owner", "Nobody", "--ics", calendar)
    assert code == 2
    assert "Nobody is called 'Nobody' in this book. There are: " in err
    assert not calendar.exists()


@pytest.mark.slow
def test_the_calendar_holds_the_list_and_replaces_nothing_unasked(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    calendar = tmp_path / "new" / "week.ics"
    code, out, _ = run(capsys, "week", INDUSTRIAL, "--ics", calendar, "--json")
    told = json.loads(out)
    assert (code, told["outputs"]) == (0, [str(calendar)])
    written = calendar.read_bytes()
    events = Calendar.from_ical(written).events
    assert len({str(event["UID"]) for event in events}) == len(events) == len(told["dues"])
    code, _, err = run(capsys, "week", INDUSTRIAL, "--ics", calendar)
    assert code == 2
    assert "--force" in err
    code, out, _ = run(capsys, "week", INDUSTRIAL, "--ics", calendar, "--force")
    assert code == 0
    assert str(calendar) in out
    assert calendar.read_bytes() == written
    code, _, err = run(capsys, "week", INDUSTRIAL, "--ics", tmp_path / "week.txt")
    assert code == 2
    assert ".ics" in err


def test_a_week_without_anything_due_says_so(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    book = tmp_path / "sales.csv"
    rows = [f"A1,{year}-{month:02}-15,100" for year in (2024, 2025) for month in range(1, 13)]
    book.write_text("\n".join(["Customer ID,Date,Revenue", *rows]), encoding="utf-8")
    code, out, _ = run(
        capsys, "week", book, "--as-of", "2025-12-31", "--lang", "zh-Hans", "--settings", *_apart(tmp_path)
    )
    assert "2025-12-31 至 2025-12-31 没有到期事项，也没有逾期事项。" in out
    assert code in {0, 1}


def _apart(folder: Path) -> list[Path]:
    from xlsxwriter import Workbook

    path = folder / "settings.xlsx"
    with Workbook(path) as workbook:
        sheet = workbook.add_worksheet("KAM Settings")
        for row, (name, value) in enumerate((("week_days", 0), ("week_overdue", False))):
            sheet.write_row(row, 0, [name, "", value])
    return [path]
