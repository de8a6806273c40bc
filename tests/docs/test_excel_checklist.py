"""The checklist's script, run in LibreOffice: it must be able to say there what it is to say of Excel."""

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from calc_office import CalcOffice

from kamxl.hosts.libreoffice.engine import app_of

FOLDER = Path(__file__).parents[2] / "docs"
SCRIPT = FOLDER / "excel_checklist.py"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("excel_checklist", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["excel_checklist"] = module  # where its dataclass looks for its annotations
    sys.path.insert(0, str(FOLDER))  # as Python does for a script
    spec.loader.exec_module(module)
    sys.path.remove(str(FOLDER))
    return module


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CalcOffice]:
    folder = tmp_path_factory.mktemp("calc")
    with CalcOffice.started(folder, folder / "state") as started:
        yield started


@pytest.mark.office
@pytest.mark.slow
def test_each_step_is_ok_or_says_why_it_was_not_run(
    script: ModuleType, office: CalcOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(script, "STEPS", (lambda _: "left out", *script.STEPS[1:]))
    visit = script.visited(app_of(office.context), tmp_path, dot=True)
    results = {title: result for title, result, _ in visit.seen}
    assert set(results.values()) == {"ok", "not run"}, visit.seen
    assert list(results.values()).count("not run") == 4
    page = script.report(visit, "LibreOffice")
    assert page.count("| ok |") + page.count("| not run |") == len(visit.seen)


def test_a_step_that_fails_is_a_line_and_the_list_goes_on(script: ModuleType, tmp_path: Path) -> None:
    visit = script.visited(None, tmp_path)
    assert len(visit.seen) == len(script.TITLES)
    assert "FAILED" in {result for _, result, _ in visit.seen}


def test_the_script_for_windows_starts_this_one_with_the_private_python() -> None:
    said = (FOLDER / "excel_checklist.ps1").read_text("utf-8")
    assert ".venv\\Scripts\\python.exe" in said
    assert "docs\\excel_checklist.py" in said
    assert "kamxl addin install" in said
