"""Words of the sheets become codes again, and codes words of any language."""

from collections.abc import Iterable, Mapping
from functools import cache

from kamxl.locale import LANGUAGES, Translate, translator
from kamxl.reports.kam_sheets.words import CODES
from kamxl.reports.web.view import Word

_SEPARATORS = (", ", "、")


@cache
def _codes(vocabulary: str, language: str) -> Mapping[str, str]:
    t = translator(language)
    begins = vocabulary + ":"
    return {t(label): code.removeprefix(begins) for code, label in CODES.items() if code.startswith(begins)}


def word_of(written: object, vocabulary: str, language: str) -> Word | None:
    """Return a cell's word with its code; None for a blank cell.

    The language of the sheet comes first: a word may mean something else in another one.
    """
    text = "" if written is None else str(written).strip()
    if not text:
        return None
    for one in dict.fromkeys((language, *LANGUAGES)):
        code = _codes(vocabulary, one).get(text)
        if code is not None:
            return Word(vocabulary, code, text)
    return Word(vocabulary, None, text)


def words_of(written: object, vocabularies: Iterable[str], language: str) -> tuple[Word, ...]:
    """Return the words of a list in a cell. A label may hold the sign that separates, so the longest wins."""
    rest = "" if written is None else str(written).strip()
    known = {label: (name, code) for name in vocabularies for label, code in _codes(name, language).items()}
    found: list[Word] = []
    while rest:
        label = max((one for one in known if _begins(rest, one)), key=len, default=None)
        if label is None:
            return (*found, Word("", None, rest))
        found.append(Word(*known[label], label))
        rest = _without_separator(rest[len(label) :])
    return tuple(found)


def _begins(text: str, label: str) -> bool:
    return text == label or any(text.startswith(label + sign) for sign in _SEPARATORS)


def _without_separator(text: str) -> str:
    for sign in _SEPARATORS:
        text = text.removeprefix(sign)
    return text


def in_words(word: Word | None, t: Translate) -> str | None:
    """Return a word in another language; one that is not ours stays as it was written."""
    if word is None or word.code is None:
        return None if word is None else word.written
    return t(CODES[f"{word.vocabulary}:{word.code}"])
