"""The corpus runner: a run on a small folder, and that it sees every kind of harm."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from fuzz_bases import bare_book, parts, team_book, zipped

from benchmarks.lossless.container import Container, container
from benchmarks.lossless.faults import faults
from benchmarks.lossless.features import features, lost
from benchmarks.lossless.outcome import FAILED, PATCHED, REFUSED, Outcome
from benchmarks.lossless.promise import broken
from benchmarks.lossless.summary import good_enough, summary
from benchmarks.lossless.workers import Limits, outcomes

ROOT = Path(__file__).parent.parent.parent
TEAM = team_book()


def changed(part: str, old: bytes, new: bytes) -> Container:
    """Return the team's workbook with something else in one part."""
    content = parts(TEAM)
    assert old in content[part]
    return container(zipped(content | {part: content[part].replace(old, new, 1)}))


def without(part: str) -> Container:
    """Return the team's workbook without one part."""
    return container(zipped({name: data for name, data in parts(TEAM).items() if name != part}))


@pytest.mark.slow
def test_a_folder_is_patched_refused_by_reason_and_counted(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "team.xlsx").write_bytes(TEAM)
    (tmp_path / "deep" / "bare.xlsm").write_bytes(bare_book())
    (tmp_path / "cut.xlsx").write_bytes(TEAM[:3000])
    (tmp_path / "page.xls").write_bytes(b"<html></html>")
    found = tmp_path / "found.json"
    command = [
        sys.executable,
        "-m",
        "benchmarks.lossless",
        str(tmp_path),
        "--json",
        str(found),
        "--least",
        "0.6",
    ]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert said.returncode == 0, said.stdout + said.stderr
    results = {Path(one["path"]).name: (one["result"], one["code"]) for one in json.loads(found.read_text())}
    assert results == {
        "team.xlsx": (PATCHED, ""),
        "bare.xlsm": (PATCHED, ""),
        "cut.xlsx": (REFUSED, "damaged"),
        "page.xls": (REFUSED, "format"),
    }
    assert "pass: 66.7% patched" in said.stdout


def test_a_workbook_compared_with_itself_keeps_the_promise() -> None:
    team = container(TEAM)
    assert not [*broken(team, team)]
    assert faults(team, team.parts) == set()


@pytest.mark.parametrize(
    ("after", "word"),
    [
        (lambda: changed("xl/worksheets/sheet2.xml", b"10.5", b"10.6"), "was changed"),
        (lambda: without("xl/vbaProject.bin"), "is gone"),
        (lambda: changed("xl/workbook.xml", b"Best", b"Worst"), "is gone"),
        (lambda: changed("xl/styles.xml", b"<cellXfs", b"<cellXfs><xf/></cellXfs><cellXfs"), "have moved"),
        (lambda: changed("[Content_Types].xml", b"vbaProject", b"vba"), "is gone"),
    ],
)
def test_every_broken_promise_is_seen(after: Callable[[], Container], word: str) -> None:
    assert any(word in one for one in broken(container(TEAM), after()))


@pytest.mark.parametrize(
    ("after", "word"),
    [
        (lambda: changed("xl/workbook.xml", b'name="Sales"', b'name="ACCOUNTS"'), "two sheets are named"),
        (lambda: changed("xl/workbook.xml", b'sheetId="2"', b'sheetId="1"'), "have the id '1'"),
        (lambda: changed("xl/workbook.xml", b'name="Best"', b'name="Sales"'), "are called 'sales'"),
        (lambda: changed("xl/workbook.xml", b'r:id="rId2"', b'r:id="rId99"'), "has no part"),
        (lambda: changed("xl/workbook.xml", b"<sheets>", b"<calcPr/><sheets>"), "does not stand where"),
        (lambda: changed("xl/worksheets/sheet2.xml", b'<row r="3"', b'<row r="1"'), "row 1 after row 2"),
        (lambda: changed("xl/worksheets/sheet2.xml", b's="1"', b's="9"'), "style 9 of"),
        (lambda: changed("xl/worksheets/sheet2.xml", b"</worksheet>", b""), "no XML"),
        (lambda: without("xl/charts/chart1.xml"), "which is not there"),
        (
            lambda: changed("[Content_Types].xml", b'Extension="bin"', b'Extension="bim"'),
            "has no content type",
        ),
    ],
)
def test_every_new_fault_is_seen(after: Callable[[], Container], word: str) -> None:
    package = after()
    assert any(word in one for one in faults(package, package.parts)), faults(package, package.parts)


def test_features_are_counted_and_missed() -> None:
    team = container(TEAM)
    seen = features(team, team.parts)
    kinds = (
        *("tables", "charts", "comments", "VBA projects", "images", "sparklines", "validations", "rich text"),
        *("conditional formats", "x14 conditional formats", "merged cells", "defined names", "properties"),
    )
    assert {kind: seen[kind] for kind in kinds if not seen[kind]} == {}
    assert seen["cached formula values"] == 2
    less = without("xl/charts/chart1.xml")
    assert lost(seen, features(less, team.parts))["charts"] == 1


def finished(path: Path) -> Outcome:
    return Outcome(path=path, result=PATCHED)


def hanging(path: Path) -> Outcome:
    time.sleep(60)
    return finished(path)


def dying(path: Path) -> Outcome:
    os._exit(7 if path.name else 0)


def raising(path: Path) -> Outcome:
    raise ValueError(path.name)


@pytest.mark.parametrize(
    ("work", "said"),
    [(finished, ""), (hanging, "Not done in"), (dying, "ended with 7"), (raising, "ValueError: one.xlsx")],
)
def test_a_file_that_hangs_dies_or_raises_is_a_failure_and_the_run_goes_on(
    work: Callable[[Path], Outcome], said: str
) -> None:
    limits = Limits(seconds=1 if sys.platform != "win32" else 20)  # a process takes seconds to start there
    found = list(outcomes(work, [Path("one.xlsx")] * 3, jobs=2, limits=limits))
    assert [one.result for one in found] == [FAILED if said else PATCHED] * 3
    assert all(said in one.said for one in found)


def test_a_loss_a_failure_or_too_many_refusals_is_not_good_enough() -> None:
    fine = finished(Path("a.xlsx"))
    refused = Outcome(path=Path("b.xlsx"), result=REFUSED, code="signed")
    assert good_enough([fine], least=0.93)
    assert not good_enough([fine, refused], least=0.93)
    assert good_enough([fine, Outcome(path=Path("b.xls"), result=REFUSED, code="format")], least=0.93)
    assert not good_enough([fine, Outcome(path=Path("b.xls"), result=FAILED)], least=0.93)
    harmed = Outcome(path=Path("c.xlsx"), result=PATCHED, lost={"charts": 1})
    assert not good_enough([harmed], least=0.93)
    assert "lost: c.xlsx: {'charts': 1}" in summary([harmed], least=0.93)
