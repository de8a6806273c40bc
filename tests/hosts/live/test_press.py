from pathlib import Path
from typing import Any

import pytest

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say
from kamxl.hosts.live import press as pressing
from kamxl.hosts.live.done import Done
from kamxl.hosts.live.watch import StoppedError, ask_to_stop, silence, status_bar


class _App:
    def __init__(self) -> None:
        self.status_bar: Any = False
        self.asked: list[tuple[str, str]] = []
        self.books = self

    def alert(self, text: str, *, title: str, mode: str) -> None:
        self.asked.append((text, f"{title} {mode}"))

    def open(self, path: Path) -> None:
        self.asked.append((path.name, "opened"))


class _Book:
    def __init__(self) -> None:
        self.app = _App()


def _pressed(monkeypatch: pytest.MonkeyPatch, command: Any, language: str | None = None) -> _Book:
    book: Any = _Book()
    monkeypatch.setattr(pressing, "COMMANDS", {"do": command})
    pressing.press("do", book, language=language)
    assert book.app.status_bar is False
    made: _Book = book
    return made


def test_a_finished_job_is_opened_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def command(_: Any, **__: Any) -> Done:
        made = Path("a.xlsx")
        return Done(sentences=(say("Written: {path}", path=made),), files=(made,), show=made)

    book = _pressed(monkeypatch, command)
    assert book.app.asked == [("a.xlsx", "opened"), ("Written: a.xlsx", "kamxl info")]


def test_a_refusal_is_one_sentence_in_a_dialog(monkeypatch: pytest.MonkeyPatch, own_state: Path) -> None:
    def command(_: Any, **__: Any) -> Done:
        raise KamxlError(say("There is nothing of kamxl in the workbook. Nothing was written."))

    book = _pressed(monkeypatch, command, "en")
    sentence = "There is nothing of kamxl in the workbook. Nothing was written."
    assert book.app.asked == [(sentence, "kamxl critical")]
    assert not (own_state / "kamxl.log").exists()


def test_a_fault_of_kamxl_is_one_sentence_and_its_trace_goes_to_the_log(
    monkeypatch: pytest.MonkeyPatch, own_state: Path
) -> None:
    def command(_: Any, **__: Any) -> Done:
        raise ZeroDivisionError

    book = _pressed(monkeypatch, command, "en")
    ((text, _),) = book.app.asked
    assert str(own_state / "kamxl.log") in text
    assert "ZeroDivisionError" in (own_state / "kamxl.log").read_text(encoding="utf-8")


def test_work_shows_in_the_status_bar_where_it_is_until_it_is_stopped() -> None:
    book: Any = _Book()
    ask_to_stop()
    watch = status_bar(book, "en")  # what was asked before it began does not count
    watch.step(say("reading {sheet}", sheet="Sales"))
    assert book.app.status_bar == "kamxl: reading Sales"
    ask_to_stop()
    with pytest.raises(StoppedError):
        watch.step(say("reading {sheet}", sheet="Visits"))
    silence(book)
    assert book.app.status_bar is False
