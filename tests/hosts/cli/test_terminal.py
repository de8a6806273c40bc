"""What people see in a terminal, and the demo."""

import sys
from pathlib import Path

import pytest

from kamxl.hosts.cli import check, refusal
from kamxl.hosts.cli.main import main
from kamxl.hosts.process import supervisor
from kamxl.workflows import demo

WORKBOOKS = Path(__file__).parents[3] / "workbooks"
INDUSTRIAL = WORKBOOKS / "industrial_key_accounts.xlsx"


@pytest.mark.slow
def test_the_demo_scores_reports_and_says_where_everything_lies(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["demo", "-o", str(tmp_path), "--lang", "en"]) == 0
    said = capsys.readouterr().out
    books = sorted((tmp_path / "reports").glob("*.xlsx"))
    assert len(books) == 61
    assert (tmp_path / "telecom_key_accounts.kam.xlsx").exists()
    assert f"Quarterly books: {tmp_path / 'reports'}" in said
    assert "Look at these first" in said


def test_a_missing_sample_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(demo, "SAMPLE", "gone.xlsx")
    assert main(["demo"]) == 2
    assert "gone.xlsx is missing" in capsys.readouterr().err


def test_check_and_score_speak_the_language_asked_for(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["check", str(INDUSTRIAL), "--lang", "zh-Hans"]) == 0
    assert "识别为" in capsys.readouterr().out
    assert main(["score", str(INDUSTRIAL), "--lang", "zh-Hant", "-o", str(tmp_path / "x.xlsx")]) == 0
    assert "客戶" in capsys.readouterr().out


def test_reports_are_listed_up_to_a_limit(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["report", str(INDUSTRIAL), "-o", str(tmp_path)]) == 0
    assert "and 6 more in" in capsys.readouterr().out


def test_functions_are_shown_as_a_table_and_in_full(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["functions"]) == 0
    assert "KAM_HEALTH" in capsys.readouterr().out
    assert main(["functions", "KAM_XMR"]) == 0
    assert "Python only" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("here", "word"),
    [
        (("zh_CN", "UTF-8"), "不存在"),
        (("zh_TW", "UTF-8"), "不存在"),
        (("de_DE", "UTF-8"), "nobody"),
        ((None, None), "nobody"),
    ],
)
def test_a_refusal_speaks_the_language_of_the_computer(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    here: tuple[str | None, str | None],
    word: str,
) -> None:
    monkeypatch.setattr(refusal.locale, "getlocale", lambda: here)
    assert main(["check", "nobody.xlsx"]) == 2
    said = capsys.readouterr().err
    assert "nobody.xlsx" in said
    assert word in said


def test_stopping_is_a_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def stop(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "run", stop)
    assert main(["check", "x.xlsx"]) == 2
    assert "Stopped." in capsys.readouterr().err


def test_the_command_ends_with_the_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["kamxl", "functions", "KAM_TIER", "--json"])
    with pytest.raises(SystemExit) as end:
        supervisor.run()
    assert end.value.code == 0
