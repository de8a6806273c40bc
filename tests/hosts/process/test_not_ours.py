"""What systems and libraries say when they let kamxl down: one sentence, and never a traceback."""

import io
import sys
from pathlib import Path

import pytest

from kamxl.hosts.cli import check
from kamxl.hosts.cli.main import main
from kamxl.hosts.doctor.python_checks import LIBRARIES
from kamxl.hosts.process.bad_end import BadEnd
from kamxl.hosts.process.last_words import told


def failing(error: BaseException) -> object:
    def command(_: object) -> int:
        raise error

    return command


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ImportError("DLL load failed while importing _rust_notify", name="watchfiles"), "watchfiles"),
        (OSError(22, "The user name or password is incorrect", "//server/share"), "//server/share"),
        (OSError("a share is gone"), "a share is gone"),
    ],
)
def test_it_ends_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: Exception, said: str
) -> None:
    monkeypatch.setattr(check, "run", failing(error))
    assert main(["check", "x.xlsx"]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.startswith("kamxl: ")
    assert told.count("\n") == 1


def test_memory_that_is_used_up_is_left_to_the_worker_to_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "run", failing(ImportError("failed to map segment from object")))
    with pytest.raises(ImportError):
        main(["check", "x.xlsx"])


def test_a_library_that_is_blocked_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    book = tmp_path / "book.xlsx"
    book.write_bytes(Path("workbooks/industrial_key_accounts.xlsx").read_bytes())
    for name in [one for one in sys.modules if one.partition(".")[0] == "python_calamine"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    assert main(["check", str(book)]) in {0, 1, 2}
    assert "Traceback" not in capsys.readouterr().err


def test_the_doctor_loads_every_library_that_kamxl_needs() -> None:
    assert {"watchfiles", "python_calamine", "pandas"} <= set(LIBRARIES)


@pytest.mark.parametrize("code_page", ["cp1252", "cp936"])
def test_a_bad_end_is_told_in_utf_8_under_any_code_page(
    monkeypatch: pytest.MonkeyPatch, code_page: str
) -> None:
    out, err = io.BytesIO(), io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding=code_page))
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(err, encoding=code_page))
    monkeypatch.setattr(sys, "argv", ["kamxl", "check", "大客户✓é.csv", "--json"])
    assert told(BadEnd.TIME) == 2
    sys.stdout.flush()
    sys.stderr.flush()
    assert "大客户✓é.csv" in out.getvalue().decode("utf-8")
    assert "大客户✓é.csv" in err.getvalue().decode("utf-8")
