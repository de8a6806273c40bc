"""The sheet of the add-in: a key in column A, its text in English and both kinds of Chinese beside it."""

from collections.abc import Iterator, Sequence
from shlex import quote

from kamxl.hosts.excel.interpreter import Interpreter
from kamxl.hosts.excel.ribbon import TAB, words
from kamxl.hosts.excel.wrappers import LONGEST_HELP, Wrapper, short_help
from kamxl.locale import N_, translator
from kamxl.version import __version__

LANGUAGES = ("en", "zh-Hans", "zh-Hant")
"""The languages of columns B, C and D."""
UNREACHABLE = N_(
    "kamxl's Python does not answer. In a terminal, `kamxl doctor` names the cause and what to do."
)
DESCRIPTION = N_(
    "Tiers, health and quarterly reports of key accounts, in cells and in a tab of the ribbon. "
    "Made on this computer by kamxl; no connection to the internet."
)


def addin_rows(interpreter: Interpreter, wrappers: Sequence[Wrapper]) -> list[tuple[str, ...]]:
    """Return the rows of the sheet. Each function is followed at once by its arguments."""
    same = {
        "version": __version__,
        "title": TAB,
        "category": TAB,
        "xlwings": interpreter.xlwings,
        "python": interpreter.python,
        "quoted": quote(interpreter.python),
        "log": interpreter.log,
        "start": interpreter.command,
        "library64": interpreter.library(64),
        "library32": interpreter.library(32),
    }
    rows = [(key, *[text] * len(LANGUAGES)) for key, text in same.items()]
    rows += [_translated(key, text) for key, text in (("unreachable", UNREACHABLE), *words())]
    for wrapper in wrappers:
        rows += [_translated(key, short_help(text), LONGEST_HELP) for key, text in _help(wrapper)]
    return rows


def _help(wrapper: Wrapper) -> Iterator[tuple[str, str]]:
    yield wrapper.name, wrapper.help
    for arg in wrapper.args:
        yield f"{wrapper.name}.{arg.name}", arg.help


def _translated(key: str, english: str, longest: int | None = None) -> tuple[str, ...]:
    return (key, *[translator(language)(english)[:longest] for language in LANGUAGES])
