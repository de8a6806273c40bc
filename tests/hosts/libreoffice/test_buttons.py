"""Toolbar and menu in a live LibreOffice, from the press to what the document holds; and installing."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from calc_office import CalcOffice, press_button

from kamxl.hosts.libreoffice.install import install, status, uninstall
from kamxl.hosts.libreoffice.oxt import build_extension

pytestmark = pytest.mark.office
SAMPLE = Path(__file__).parents[3] / "workbooks" / "industrial_key_accounts.xlsx"
OURS = (
    "KAM Scorecard",
    "KAM Why",
    "KAM Alerts",
    "KAM Week",
    "KAM Measures",
    "KAM Settings",
    "KAM Data quality",
    "KAM Map",
)


@pytest.fixture(scope="module")
def calc(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CalcOffice]:
    folder = tmp_path_factory.mktemp("buttons")
    with CalcOffice.started(folder, folder / "state") as office:
        yield office


@pytest.mark.slow
def test_two_presses_score_the_open_unsaved_book_once_and_keep_changed_settings(calc: CalcOffice) -> None:
    document = calc.open(Path(shutil.copy(SAMPLE, calc.folder)))
    accounts = document.Sheets.getByName("Accounts")
    name = _first_account(accounts)
    name.setString("Renamed and not saved")
    before = document.Sheets.ElementNames
    said = press_button(document, "score")
    assert "25 accounts are judged" in said
    assert document.Sheets.ElementNames == (*before, *OURS)
    _setting(document, "healthy_from").setValue(81.0)
    assert "25 accounts are judged" in press_button(document, "score")
    assert document.Sheets.ElementNames == (*before, *OURS)
    assert _setting(document, "healthy_from").getValue() == 81.0
    assert "KAM Settings" in press_button(document, "settings")
    assert document.CurrentController.ActiveSheet.Name == "KAM Settings"
    names = document.NamedRanges
    assert names.getByName("KAM_healthy_from").getReferredCells().getValue() == 81.0
    shown = document.Sheets.getByName("KAM Scorecard").getCellRangeByName("A1:D40").getDataArray()
    assert any("Renamed and not saved" in row for row in shown)
    document.close(True)


@pytest.mark.slow
def test_where_the_two_pythons_cannot_talk_a_copy_with_the_kam_sheets_opens(calc: CalcOffice) -> None:
    """A Python without `uno` stands for that of another LibreOffice."""
    installed = status(calc.folder / "profile")
    assert installed
    deaf = calc.folder / "deaf python"
    deaf.write_text(
        f'#!/bin/sh\nshift 2\nexec "{sys.executable}" -I -c "import sys, runpy; sys.modules[\'uno\'] = None; '
        'module = sys.argv.pop(1); runpy.run_module(module, run_name=\'__main__\', alter_sys=True)" "$@"\n'
    )
    deaf.chmod(0o755)
    (installed.folder / "python.txt").write_text(str(deaf))
    document = calc.open(Path(shutil.copy(SAMPLE, calc.folder / "copied.xlsx")))
    _first_account(document.Sheets.getByName("Accounts")).setString("Renamed and not saved")
    try:
        said = press_button(document, "score")
    finally:
        (installed.folder / "python.txt").write_text(installed.python)
    copy = calc.folder / "copied.kam.xlsx"
    assert str(copy) in said
    opened = next(one for one in _documents(calc) if copy.as_uri() == one.URL)
    assert opened.Sheets.ElementNames[-len(OURS) :] == OURS
    shown = opened.Sheets.getByName("KAM Scorecard").getCellRangeByName("A1:D40").getDataArray()
    assert any("Renamed and not saved" in row for row in shown)
    opened.close(True)
    document.close(True)


def test_a_failure_is_one_sentence_and_the_next_command_works(calc: CalcOffice) -> None:
    document = calc.open()
    said = press_button(document, "score")
    assert said
    assert "Traceback" not in said
    assert "kamxl 0" in press_button(document, "about")
    document.close(True)


def test_the_extension_installs_over_itself_and_beside_a_running_office_and_goes_again(
    calc: CalcOffice,
) -> None:
    profile = calc.folder / "profile"
    oxt = build_extension(calc.folder / "again", "/opt/other python/bin/python")
    again = install(oxt, profile)
    assert again.restart
    assert again.python == "/opt/other python/bin/python"
    assert uninstall(profile)
    assert status(profile) is None
    assert not uninstall(profile)


def _first_account(sheet: Any) -> Any:
    rows = sheet.getCellRangeByName("A1:H12").getDataArray()
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if str(value).startswith("C-1"):
                return sheet.getCellByPosition(column + 1, number)
    raise AssertionError


def _setting(document: Any, name: str) -> Any:
    sheet = document.Sheets.getByName("KAM Settings")
    keys = [row[0] for row in sheet.getCellRangeByName("A1:A200").getDataArray()]
    return sheet.getCellByPosition(2, keys.index(name))


def test_an_extension_that_is_taken_out_leaves_nothing_in_the_profile(tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    installed = install(build_extension(tmp_path), profile)
    assert not installed.restart
    assert installed.folder.is_dir()
    assert uninstall(profile)
    left = [path for path in profile.rglob("*") if "kamxl" in path.name or "kam.rdb" in path.name]
    assert left == []


def _documents(calc: CalcOffice) -> Iterator[Any]:
    documents = calc.desktop.Components.createEnumeration()
    while documents.hasMoreElements():
        yield documents.nextElement()
