"""The button New key-account book: a file of its own, opened, and none replaced."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import openpyxl
import pytest

from kamxl.hosts.live import new_book as pressed
from kamxl.hosts.live.press import press


class _App:
    def __init__(self, *names: str) -> None:
        self.status_bar: Any = False
        self.books = self
        self.names = names
        self.opened: list[Path] = []

    def __iter__(self) -> Any:
        return iter([SimpleNamespace(name=name) for name in self.names])

    def open(self, path: Path) -> None:
        self.opened.append(path)


def test_each_press_opens_another_empty_book_and_replaces_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pressed, "documents_folder", lambda: tmp_path)
    (tmp_path / "大客户工作簿.xlsx").write_bytes(b"precious")
    book: Any = SimpleNamespace(app=_App("大客户工作簿 (2).xlsx"))
    told: list[str] = []
    done = press("template", book, language="zh-Hans", tell=lambda text, _: told.append(text))
    place = tmp_path / "大客户工作簿 (3).xlsx"
    assert done is not None
    assert book.app.opened == [place]
    assert told == [f"已写入：{place}\n工作簿已打开。第一页说明先填写什么。"]
    assert openpyxl.load_workbook(place).sheetnames[:3] == ["从这里开始", "客户", "销售明细"]
    assert (tmp_path / "大客户工作簿.xlsx").read_bytes() == b"precious"
