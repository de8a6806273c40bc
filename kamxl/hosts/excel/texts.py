"""The sheet of the add-in: a key in column A, its text in English and both kinds of Chinese beside it."""

from collections.abc import Callable, Iterator, Sequence
from shlex import quote

from kamxl.hosts.addin.buttons import TAB
from kamxl.hosts.addin.functions import AddinFunction
from kamxl.hosts.addin.help import short_help
from kamxl.hosts.addin.texts import BUSY, UNREACHABLE
from kamxl.hosts.excel.interpreter import CLASS_NAME, Interpreter
from kamxl.hosts.excel.ribbon import words
from kamxl.locale import translator
from kamxl.version import __version__

LANGUAGES = ("en", "zh-Hans", "zh-Hant")
"""The languages of columns B, C and D."""


def addin_rows(interpreter: Interpreter, functions: Sequence[AddinFunction]) -> list[tuple[str, ...]]:
    """Return the rows of the sheet. Each function is followed at once by its arguments."""
    same = {
        "version": __version__,
        "title": TAB,
        "category": TAB,
        "xlwings": interpreter.xlwings,
        "python": interpreter.python,
        "quoted": quote(interpreter.python),
        "log": interpreter.log,
        "way": interpreter.way,
        "class": CLASS_NAME,
        "start": interpreter.command,
        "library64": interpreter.library(64),
        "library32": interpreter.library(32),
    }
    rows = [(key, *[text] * len(LANGUAGES)) for key, text in same.items()]
    rows += [_translated(key, text) for key, text in (("unreachable", UNREACHABLE), ("busy", BUSY), *words())]
    for function in functions:
        rows += [_translated(key, text, short_help) for key, text in _help(function)]
    return rows


def _help(function: AddinFunction) -> Iterator[tuple[str, str]]:
    yield function.name, function.help
    for arg in function.args:
        yield f"{function.name}.{arg.name}", arg.help


def _translated(key: str, english: str, fitted: Callable[[str], str] = str) -> tuple[str, ...]:
    return (key, *[fitted(translator(language)(english)) for language in LANGUAGES])
