"""A few moments in a folder without any other run in between."""

import importlib
import os
import sys
from pathlib import Path

import pytest
from saving_trouble import failing

from kamxl.package.saving.alone import alone_in

pytestmark = pytest.mark.posix("locks of folders")


def test_another_run_is_waited_for_but_not_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr("time.sleep", waited.append)
    with alone_in(tmp_path):
        assert not waited
        with alone_in(tmp_path):
            assert sum(waited) == pytest.approx(1)
    waited.clear()
    with alone_in(tmp_path):
        assert not waited


def test_where_folders_cannot_be_locked_it_goes_on_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A network drive that cannot do it, and Windows, simulated, which opens no folder at all."""
    monkeypatch.setattr(
        importlib.import_module("fcntl"), "flock", failing(OSError(95, "Operation not supported"))
    )
    with alone_in(tmp_path):
        pass
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "open", None)
    with alone_in(tmp_path):
        pass
