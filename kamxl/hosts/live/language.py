"""In which language to speak before a workbook has told its own."""

from __future__ import annotations

import locale
from contextvars import ContextVar

_PROGRAM: ContextVar[str | None] = ContextVar("language of the program", default=None)


def speak_as_program(language: str) -> None:
    """Tell in which language the windows of the spreadsheet program are: zh-Hans, zh-Hant or en."""
    _PROGRAM.set(language)


def language_here() -> str:
    """Return the language of the program where it told, else of this computer: zh-Hans, zh-Hant or en."""
    if told := _PROGRAM.get():
        return told
    here = (locale.getlocale()[0] or "").casefold()
    if not here.startswith(("zh", "chinese")):
        return "en"
    traditional = any(place in here for place in ("tw", "hk", "mo", "hant", "traditional"))
    return "zh-Hant" if traditional else "zh-Hans"
