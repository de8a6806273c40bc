"""Does the command of a button in LibreOffice: `python -m kamxl.hosts.libreoffice.pressed`.

The extension starts it with: the pipe where LibreOffice listens, the command, the document, the language.
What is to be told is the last line on standard output, as JSON; the extension shows it. Where this Python
cannot talk to LibreOffice, it says so, and the extension goes the way of `copied`.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say
from kamxl.hosts.addin.buttons import BUTTONS
from kamxl.hosts.libreoffice.engine import app_of, connect, uno_module
from kamxl.locale import translator

_SECONDS = 10.0


def main(arguments: list[str]) -> int:
    """Do it; the exit code is 1 after a failure that was told."""
    from kamxl.hosts.live.language import speak_as_program
    from kamxl.hosts.live.press import press

    pipe, command, document, language = arguments
    told: list[tuple[str, bool]] = []

    def tell(text: str, failed: bool) -> None:  # noqa: FBT001 - see Tell
        told.append((text, failed))

    try:
        uno_module()
    except KamxlError:
        _write({"no_uno": True})
        return 1
    try:
        app = app_of(connect(f"pipe,name={pipe}", seconds=_SECONDS))
        _make_known(app)
        app.impl.step_title = _title(command, language)
        speak_as_program(language)
        press(command, _book(app, document), tell=tell)
    except KamxlError as error:
        tell(error.message.in_words(translator(language)), True)  # noqa: FBT003 - see Tell
    text, failed = told[-1]
    _write({"text": text, "failed": failed})
    return int(failed)


def _title(command: str, language: str) -> str:
    """Return what the entry on the undo list is called: the words on the button."""
    label = next((one.label for one in BUTTONS if one.command == command), command)
    return f"KAM: {translator(language)(label)}"


def _write(content: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(content) + "\n")  # ASCII: json escapes all else


def _make_known(app: Any) -> None:
    """Let xlwings know that this is the program in front; on Linux it expects none."""
    import xlwings

    engines: Any = xlwings.engines
    engine = xlwings.main.Engine(impl=app.impl.engine)
    engines.add(engine)
    engines.active = engine


def _book(app: Any, document: str) -> Any:
    """Return the open book with this number."""
    for book in app.books:
        if book.api.RuntimeUID == document:
            return book
    raise KamxlError(say("The workbook was closed meanwhile."))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
