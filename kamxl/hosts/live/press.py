"""A button was pressed: run its command, say what was made, open it; a failure is a sentence and a log."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say
from kamxl.hosts.addin.log import note_failure
from kamxl.hosts.addin.state_folder import LOG, state_folder
from kamxl.hosts.live.commands import COMMANDS
from kamxl.hosts.live.language import language_here
from kamxl.hosts.live.watch import Watch, silence
from kamxl.locale import translator

if TYPE_CHECKING:
    import xlwings

    from kamxl.hosts.live.done import Done

Tell: TypeAlias = Callable[[str, bool], object]
"""Shows a text to the user; the flag says that it is a failure."""


def press(
    command: str,
    book: xlwings.Book,
    *,
    language: str | None = None,
    tell: Tell | None = None,
    watch: Watch | None = None,
) -> Done | None:
    """Run a command on an open workbook, from the press to the last word.

    Args:
        command: Its name in `COMMANDS`.
        book: The workbook that was in front when the button was pressed.
        language: zh-Hans, zh-Hant or en; None for that of the workbook, and of the computer for failures.
        tell: How to speak to the user; a dialog of the program by default.
        watch: Progress and stop; the status bar by default.

    Returns:
        What was done; None after a failure, which the user was told.
    """
    tell = tell or dialog(book.app)
    try:
        done = COMMANDS[command](book, language=language, watch=watch)
        if done.show is not None:
            book.app.books.open(done.show)
    except KamxlError as error:
        silence(book)
        tell(error.message.in_words(translator(language or language_here())), True)  # noqa: FBT003 - see Tell
        return None
    except Exception:  # noqa: BLE001 - nobody stands behind a button; the trace goes to the log
        silence(book)
        tell(_unexpected(command, language), True)  # noqa: FBT003 - see Tell
        return None
    silence(book)
    tell(done.text(), False)  # noqa: FBT003 - see Tell
    return done


def dialog(app: xlwings.App) -> Tell:
    """Return how to speak in a dialog of a program."""

    def tell(text: str, failed: bool) -> None:  # noqa: FBT001 - see Tell
        app.alert(text, title="kamxl", mode="critical" if failed else "info")

    return tell


def _unexpected(command: str, language: str | None) -> str:
    note_failure(command)
    sentence = say(
        "This did not work, and it is a fault of kamxl. The details are in {log}; please send that file.",
        log=state_folder() / LOG,
    )
    return sentence.in_words(translator(language or language_here()))
