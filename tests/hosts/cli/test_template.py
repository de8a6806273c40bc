"""`kamxl template`: the list, a file, and what is never overwritten."""

import json
from pathlib import Path

import openpyxl
import pytest

from kamxl.hosts.cli.main import main


def test_without_a_name_every_template_is_listed_with_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template", "--lang", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 16
    assert lines[0].split(maxsplit=1) == [
        "customer-card",
        "One row for each account: who it is, who looks after it, how important it is.",
    ]
    assert all(line.endswith(".") for line in lines)
    assert main(["template", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert [one["name"] for one in document["templates"]] == [line.split()[0] for line in lines]


def test_a_template_goes_here_under_its_name_in_the_language_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["template", "visit-record", "--lang", "zh-Hans", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"outputs": ["kam-visit-record.xlsx"]}
    assert openpyxl.load_workbook("kam-visit-record.xlsx").sheetnames == ["拜访与互动", "填写说明"]


def test_a_file_that_is_there_is_not_overwritten_without_being_asked_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = tmp_path / "mine.xlsx"
    there.write_bytes(b"precious")
    assert main(["template", "needs", "-o", str(there)]) == 2
    assert "--force" in capsys.readouterr().err
    assert there.read_bytes() == b"precious"
    assert main(["template", "needs", "-o", str(there), "--force"]) == 0
    assert there.read_bytes().startswith(b"PK")


def test_a_template_that_does_not_exist_ends_in_a_sentence_with_those_that_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["template", "visits", "--lang", "en"]) == 2
    said = capsys.readouterr().err
    assert "'visits'" in said
    assert "visit-record" in said
    assert list(tmp_path.iterdir()) == []
