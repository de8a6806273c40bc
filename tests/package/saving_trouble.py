"""Trouble as systems make it: errors of Windows as its calls would raise them, and files to try it on."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from kamxl.package.saving.changes import ENDING


def windows_error(winerror: int, number: int, text: str) -> OSError:
    """Return the error that a call of Windows ends with; elsewhere Python knows no `winerror`."""
    error = OSError(number, text)
    error.winerror = winerror
    return error


def failing(error: OSError) -> Callable[..., NoReturn]:
    """Return a system call that always fails."""

    def fail(*_: object, **__: object) -> NoReturn:
        raise error

    return fail


def failing_for(real: Callable[..., Any], times: int, error: OSError) -> Callable[..., Any]:
    """Return a system call that fails so many times and then works."""
    left = [error] * times

    def call(*arguments: Any, **options: Any) -> Any:
        if left:
            raise left.pop()
        return real(*arguments, **options)

    return call


def book(folder: Path, content: bytes = b"old") -> Path:
    """Return a file that stands for a team's workbook; saving looks at no content."""
    path = folder / "book.xlsx"
    path.write_bytes(content)
    return path


def names(folder: Path) -> list[str]:
    """Return what lies in a folder, without the note of changes."""
    return sorted(path.name for path in folder.iterdir() if path.suffix != ENDING)


def seems_cloud_only(monkeypatch: pytest.MonkeyPatch, path: Path, attribute: int) -> None:
    """Let `stat` say what Windows says of a file whose content is only in the cloud."""
    real = os.stat

    class Placeholder:
        def __init__(self, found: os.stat_result) -> None:
            self.found = found
            self.st_file_attributes = attribute

        def __getattr__(self, name: str) -> Any:
            return getattr(self.found, name)

    def stat(asked: Any, **options: Any) -> Any:
        found = real(asked, **options)
        return Placeholder(found) if str(asked) == str(path) else found

    monkeypatch.setattr(os, "stat", stat)
