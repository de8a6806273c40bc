import runpy
import sys
from pathlib import Path

import pytest

from kamxl.functions import FUNCTIONS
from kamxl.hosts import help_pages
from kamxl.hosts.help_pages import DOCS, functions_page, main, settings_page, stale
from kamxl.rules.every_setting import all_settings
from kamxl.settings import LIMITS


def test_the_help_pages_are_fresh() -> None:
    assert stale(DOCS) == []


def test_every_function_and_argument_is_on_the_page() -> None:
    page = functions_page()
    for function in FUNCTIONS:
        assert f"### {function.cell_name}\n" in page
        assert all(arg.help in page for arg in function.args)


def test_every_setting_is_on_the_page() -> None:
    page = settings_page()
    assert all(f"| `{one.name}` |" in page and one.help in page for one in (*all_settings(), *LIMITS))


def test_a_stale_page_fails_the_check_and_writing_repairs_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--check"], tmp_path) == 1
    assert "docs/functions.md is stale" in capsys.readouterr().err
    assert main([], tmp_path) == 0
    assert main(["--check"], tmp_path) == 0
    (tmp_path / "settings.md").write_text("old", encoding="utf-8")
    assert stale(tmp_path) == ["settings.md"]


def test_examples_are_shown_as_they_stand_in_cells() -> None:
    page = functions_page()
    assert '| `KAM_DANGER({1, "是", TRUE, "Yes", 0, ""})` | `"yellow"` |' in page
    assert "| `KAM_HEALTH_BAND(blank)` | `#N/A` |" in page


def test_the_module_runs_as_a_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["help_pages", "--check"])
    with pytest.raises(SystemExit) as end:
        runpy.run_path(str(help_pages.__file__), run_name="__main__")
    assert end.value.code == 0
