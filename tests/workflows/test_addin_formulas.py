"""A scored workbook whose formulas call the add-in: the same values, stored and computed anew."""

import io
import re
import zipfile
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from office import Cells, Office, cell_values

from kamxl.functions import FUNCTIONS
from kamxl.hosts.cli.main import main
from kamxl.hosts.libreoffice.install import install
from kamxl.hosts.libreoffice.oxt import build_extension
from kamxl.workflows.kam_workbook import write_scored
from kamxl.workflows.score import Scored, score

SAMPLE = Path(__file__).parents[2] / "workbooks" / "industrial_key_accounts.xlsx"
SHEET = "xl/worksheets/sheet1.xml"
CALLED = (
    *("KAM_TIER", "KAM_IMPORTANCE", "KAM_HEALTH", "KAM_HEALTH_BAND"),
    *("KAM_GROWTH", "KAM_BREADTH", "KAM_QOQ", "KAM_YOY"),
)


@pytest.fixture(scope="module")
def scored() -> Scored:
    return score([SAMPLE], as_of=date(2026, 9, 30))


def written(folder: Path, scored: Scored, *, addin_functions: bool) -> Path:
    folder.mkdir()
    return write_scored(scored, folder / "scored.xlsx", language="en", addin_functions=addin_functions)


def sheet_of(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read(SHEET).decode()


def test_it_calls_the_add_in_and_stores_the_same_values(tmp_path: Path, scored: Scored) -> None:
    native = written(tmp_path / "native", scored, addin_functions=False)
    addin = written(tmp_path / "addin", scored, addin_functions=True)
    called = set(re.findall(r"\bKAM_[A-Z_]+(?=\()", sheet_of(addin)))
    assert called == set(CALLED)
    assert not re.search(r"\bKAM_[A-Z_]+\(", sheet_of(native))
    assert cell_values(addin) == cell_values(native)


def test_the_command_writes_them_when_asked_and_native_ones_otherwise(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words, calls in ((["--formulas", "addin"], True), ([], False)):
        output = tmp_path / f"{len(words)}.xlsx"
        assert main(["score", str(SAMPLE), "-o", str(output), *words]) in {0, 1}
        assert ("KAM_TIER(" in sheet_of(output)) is calls
    into = tmp_path / "into.xlsx"
    assert main(["score", str(SAMPLE), "--into", str(SAMPLE), "-o", str(into), "--formulas", "addin"]) in {
        0,
        1,
    }
    with zipfile.ZipFile(into) as archive:
        assert any(b"KAM_TIER(" in archive.read(name) for name in archive.namelist() if "sheet" in name)
    capsys.readouterr()


@pytest.mark.parametrize("word", ["strategic", "Strategic", "战略级", "戰略級"])
def test_what_a_function_answers_in_any_language_is_understood(
    tmp_path: Path, scored: Scored, word: str
) -> None:
    """A workbook may be shown in one language while its functions answer in another, or with codes."""
    sheet = sheet_of(written(tmp_path / "addin", scored, addin_functions=True))
    listed = re.search(r"KAM_TIER\([^{]*\{([^}]*)\}", sheet)
    assert listed
    assert f'"{word}"' in listed[1].split(",")


@pytest.mark.office
@pytest.mark.slow
def test_a_program_with_the_add_in_computes_what_is_stored(tmp_path: Path, scored: Scored) -> None:
    """LibreOffice has the same functions under names with a dot."""
    install(build_extension(tmp_path), (office := Office.in_folder(tmp_path / "office")).profile)
    path = written(tmp_path / "addin", scored, addin_functions=True)
    before = cell_values(path)
    path.write_bytes(_with_dots(path))
    with closing(office):
        assert _differences(before, office.recalculate(path)) == []


def _with_dots(path: Path) -> bytes:
    names = "|".join(one.name.upper() for one in FUNCTIONS)
    made = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == SHEET:
                content = re.sub(rb"\bKAM_(" + names.encode() + rb")\(", rb"KAM.\1(", content)
            new.writestr(name, content)
    return made.getvalue()


def _differences(before: Cells, after: Cells) -> list[str]:
    sheet = "KAM Scorecard"
    return [
        f"{cell}: {value!r} became {after[sheet].get(cell)!r}"
        for cell, value in before[sheet].items()
        if value != after[sheet].get(cell)
        and not (isinstance(value, float) and after[sheet].get(cell) == pytest.approx(value, abs=1e-6))
        and value != ""
    ]
