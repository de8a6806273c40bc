"""What functions answer in words: the codes of a result become words of the team's language here alone."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from kamxl.domain.message import Message
from kamxl.functions.cells import Answer, CellError, CellResult, CellValue
from kamxl.locale import Translate, translator
from kamxl.settings import Settings
from kamxl.settings.cells import CODES, LANGUAGE_OF

Speak: TypeAlias = Callable[[Answer], CellResult]


def speaker(words: Mapping[str, str], settings: Settings) -> Speak:
    """Return what puts answers of a function into the language that the settings name.

    Args:
        words: What each code that it answers is called, in English; other texts stay as they are.
        settings: The team's settings; `language` is codes, or a language.
    """
    language = settings.cells.language
    if language == CODES:
        return lambda answer: _spoken(answer, {}, str)
    t = translator(LANGUAGE_OF[language])
    labels = {code: t(label) for code, label in words.items()}
    return lambda answer: _spoken(answer, labels, t)


def _spoken(answer: Answer, labels: Mapping[str, str], t: Translate) -> CellResult:
    if isinstance(answer, tuple):
        return tuple(tuple(_cell(one, labels, t) for one in row) for row in answer)
    return _cell(answer, labels, t)


def _cell(value: CellValue | Message, labels: Mapping[str, str], t: Translate) -> CellValue:
    if isinstance(value, Message):
        return value.in_words(t)
    if isinstance(value, str) and not isinstance(value, CellError):
        return labels.get(value, str(value))
    return value
