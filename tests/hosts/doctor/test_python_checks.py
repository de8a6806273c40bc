import sys

import pytest

from kamxl.hosts.doctor import python_checks


def test_an_old_python_and_missing_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    (old,) = python_checks.check_python((3, 9))
    assert str(old.what) == "Python is 3.9, and kamxl needs 3.11 or newer."
    monkeypatch.setattr(python_checks, "LIBRARIES", ("pandas", "nothing_of_this_name"))
    (missing,) = python_checks.check_libraries()
    assert str(missing.what) == "These libraries are missing: nothing_of_this_name."
    monkeypatch.setattr(python_checks, "LIBRARIES", ("pandas",))
    monkeypatch.setattr(python_checks, "loading", lambda *_: "ImportError: numpy is broken")
    (broken,) = python_checks.check_libraries()
    assert str(broken.what) == "A library does not load: ImportError: numpy is broken"


def test_a_python_complains_with_its_last_line() -> None:
    assert python_checks.loading(sys.executable, "import json") is None
    assert python_checks.loading(sys.executable, "import nothing_of_this_name") == (
        "ModuleNotFoundError: No module named 'nothing_of_this_name'"
    )
    assert python_checks.loading(sys.executable, "import sys; sys.exit(3)") == "exit code 3"
    said = python_checks.loading("/gone/python", "") or ""
    assert "No such file" in said or "WinError 2" in said
