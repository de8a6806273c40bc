"""The pieces of the extension that need no LibreOffice."""

import json
import math
import shutil
import struct
from datetime import date
from pathlib import Path

import pytest

from kamxl.domain.errors import KamxlError
from kamxl.functions import CellError, CellFunction, function_named
from kamxl.hosts.libreoffice import copied, install, offices
from kamxl.hosts.libreoffice.inside.answer import answer, answer_either_way
from kamxl.hosts.libreoffice.inside.blanks import EmptyCells, calls_in
from kamxl.hosts.libreoffice.inside.values import ERRORS, shown
from kamxl.settings import Settings

SAMPLE = Path(__file__).parents[3] / "workbooks" / "industrial_key_accounts.xlsx"
DAY_ZERO, DAY_ZERO_1904 = date(1899, 12, 30), date(1904, 1, 1)


@pytest.mark.parametrize(
    ("formula", "calls"),
    [
        ("=KAM.TIER(A1;B1)", [("TIER", ["A1", "B1"])]),
        ('=IF(kam.tier(A1; B1)="x;y";1;KAM.PLAY(C1))', [("TIER", ["A1", "B1"]), ("PLAY", ["C1"])]),
        ("=KAM.PLAY(KAM.TIER($'My; sheet'.A1;{1;2|3;4}))", [
            ("PLAY", ["KAM.TIER($'My; sheet'.A1;{1;2|3;4})"]), ("TIER", ["$'My; sheet'.A1", "{1;2|3;4}"])
        ]),
        ('="KAM.TIER(A1;B1)"', []),
        ("=KAM.HEALTH(A1;;C1;)", [("HEALTH", ["A1", "", "C1", ""])]),
        ("=SUM(A1)", []),
    ],
)  # fmt: skip
def test_calls_are_found_in_a_formula_with_their_arguments(
    formula: str, calls: list[tuple[str, list[str]]]
) -> None:
    assert list(calls_in(formula)) == calls


def test_what_may_be_empty_is_known_from_formulas_that_ask_with_the_same_values() -> None:
    empty = EmptyCells(
        asked={"TIER": {(0, 1): {(0.0, 75.0): {frozenset({0})}}, (1,): {(75.0,): {frozenset()}}}}
    )
    assert empty.among("TIER", [0.0, 75.0]) == {frozenset({0}), frozenset()}
    assert empty.among("TIER", [0.0, 80.0]) == set()
    assert empty.among("ABC", [0.0, 75.0]) == set()


def test_a_zero_that_may_be_a_blank_is_judged_only_when_it_makes_no_difference() -> None:
    band = _function("health_band")
    both = (frozenset[int](), frozenset({0}))
    assert answer_either_way(band, [0.0], both[:1], Settings()) == "at_risk"
    assert answer_either_way(band, [0.0], both, Settings()) is CellError.NOT_AVAILABLE
    light = _function("light")
    assert answer_either_way(light, [0.0, *[None] * 5], both, Settings()) == "none"


def test_days_are_counted_from_the_documents_own_day() -> None:
    order = _function("next_order")
    cells = ((0.0,), (10.0,), (20.0,))
    result = answer(order, [cells], Settings(), DAY_ZERO_1904)
    assert result == date(1904, 1, 31)
    assert shown(result, DAY_ZERO_1904) == 30.0
    assert shown(date(1900, 1, 1), DAY_ZERO) == 2.0


def test_errors_and_blanks_are_handed_over_the_way_calc_knows_them() -> None:
    cells = shown((("text", CellError.NOT_AVAILABLE), (None, True)), DAY_ZERO)
    assert isinstance(cells, tuple)
    assert cells[0][0] == "text"
    assert cells[1] == ("", 1.0)
    assert isinstance(cells[0][1], float)
    assert math.isnan(cells[0][1])
    assert struct.unpack("<Q", struct.pack("<d", cells[0][1]))[0] & 0xFFFF == 32767
    assert len({struct.pack("<d", one) for one in ERRORS.values()}) == len(CellError)


def test_a_copy_is_scored_beside_the_document_and_keeps_the_settings_of_the_copy_before(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = Path(shutil.copy(SAMPLE, tmp_path / "copy.xlsx"))
    home = tmp_path / "大客户 book.ods"
    assert copied.main([str(copy), "score", str(home), "en"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["show"] == str(tmp_path / "大客户 book.kam.xlsx")
    assert copied._place(home)[1] == ["--settings", told["show"]]
    assert copied._place(Path(told["show"]))[0].name == "大客户 book.kam (2).xlsx"


def test_a_copy_is_tested_on_its_past_beside_the_document(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = Path(shutil.copy(SAMPLE, tmp_path / "copy.xlsx"))
    assert copied.main([str(copy), "backtest", str(tmp_path / "大客户 book.ods"), "en"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["show"] == str(tmp_path / "大客户 book.kam-backtest.xlsx")
    assert told["text"] == f"Written: {told['show']}"


def test_a_snapshot_of_a_copy_goes_beside_the_document_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = Path(shutil.copy(SAMPLE, tmp_path / "copy.xlsx"))
    place = tmp_path / "大客户 book.kam-history.xlsx"
    assert copied.main([str(copy), "snapshot", str(tmp_path / "大客户 book.ods"), "en"]) == 0
    assert json.loads(capsys.readouterr().out)["text"] == f"Snapshots are in {place}"
    before = place.read_bytes()
    assert copied.main([str(copy), "snapshot", str(tmp_path / "大客户 book.ods"), "en"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["text"] == "This quarter has a snapshot already. Nothing was written."
    assert place.read_bytes() == before


def test_a_new_book_needs_nothing_of_the_copy_and_replaces_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(copied, "documents_folder", lambda: tmp_path)
    for name in ("Key-account workbook.xlsx", "Key-account workbook (2).xlsx"):
        assert copied.main([str(tmp_path / "gone.xlsx"), "template", "", "en"]) == 0
        assert json.loads(capsys.readouterr().out)["show"] == str(tmp_path / name)
        assert (tmp_path / name).is_file()


def test_what_a_copy_cannot_do_and_what_went_wrong_are_said_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert copied.main([str(tmp_path / "gone.xlsx"), "account", "", "en"]) == 1
    assert "kamxl's Python can talk to" in json.loads(capsys.readouterr().out)["text"]
    assert copied.main([str(tmp_path / "gone.xlsx"), "score", str(tmp_path / "a.xlsx"), "en"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["failed"]
    assert "gone.xlsx" in told["text"]


def test_without_libreoffice_installing_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(install, "offices", lambda: ())
    with pytest.raises(KamxlError, match="no LibreOffice on this computer"):
        install.install(tmp_path / "kamxl.oxt", tmp_path)
    assert install.status(tmp_path) is None
    assert not install.uninstall(tmp_path)


@pytest.mark.posix("programs made of a shell script, and a PATH that names them")
def test_a_libreoffice_that_refuses_is_named_with_its_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    python = tmp_path / "python"
    python.write_text("#!/bin/sh\necho 'its Python is 3.8.10, and kamxl needs 3.11 or newer' >&2\nexit 1\n")
    python.chmod(0o755)
    found = offices.Office(soffice=tmp_path / "soffice", pythons=(python, tmp_path / "no python"))
    monkeypatch.setattr(install, "offices", lambda: (found,))
    with pytest.raises(KamxlError, match=r"3\.8\.10"):
        install.install(tmp_path / "kamxl.oxt", tmp_path)


@pytest.mark.posix("programs made of a shell script, and a PATH that names them")
def test_versions_of_libreoffice_are_found_on_the_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "program"
    program.mkdir()
    for name in ("soffice", "python"):
        (program / name).touch(mode=0o755)
    monkeypatch.setattr(offices, "_folders", lambda: iter(()))
    monkeypatch.setenv("PATH", str(program))
    (found,) = offices.offices()
    assert found.soffice == program / "soffice"
    assert found.pythons[0] == program / "python"


def _function(name: str) -> CellFunction:
    function = function_named(name)
    assert function
    return function
