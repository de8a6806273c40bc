"""How long work shows where it is, and how it is stopped."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import Message, say
from kamxl.hosts.addin.state_folder import STOP, state_folder
from kamxl.hosts.live.language import language_here
from kamxl.locale import translator

if TYPE_CHECKING:
    import xlwings


class StoppedError(KamxlError):
    """The user pressed Stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """What is told while work goes on, and asked: whether to go on."""

    show: Callable[[Message], None]
    stopped: Callable[[], bool]

    def step(self, message: Message) -> None:
        """Show what comes next.

        Raises:
            StoppedError: The user does not want it any more.
        """
        if self.stopped():
            raise StoppedError(say("Stopped. Books that were complete stay; nothing half written is left."))
        self.show(message)


def status_bar(book: xlwings.Book, language: str | None) -> Watch:
    """Show it in the status bar of the program, where it has one; listen to `ask_to_stop`."""
    words = translator(language or language_here())
    mark = state_folder() / STOP
    mark.unlink(missing_ok=True)

    def show(message: Message) -> None:
        # A status bar is a kindness. A program without one still does the work.
        with suppress(Exception):
            book.app.status_bar = f"kamxl: {message.in_words(words)}"

    return Watch(show=show, stopped=mark.exists)


def ask_to_stop() -> None:
    """Let the work that is under way, in whatever process, end at its next step."""
    (state_folder() / STOP).touch()


def silence(book: xlwings.Book) -> None:
    """Give the status bar back to the program."""
    with suppress(Exception):
        book.app.status_bar = False
