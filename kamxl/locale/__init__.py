"""Labels in 简体中文, 繁體中文 and English, through gettext. The English text is the key."""

import gettext
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import TypeAlias

Translate: TypeAlias = Callable[[str], str]

LANGUAGES = ("zh-Hans", "zh-Hant", "en")


def translator(language: str) -> Translate:
    """Return the function that puts an English label into `language` (one of `LANGUAGES`)."""
    if language == "en":
        return lambda text: text
    found = _catalogue(language.replace("-", "_"))
    return lambda text: found.gettext(text) if text else ""


@cache
def _catalogue(folder: str) -> gettext.GNUTranslations:
    """Read the labels of one language once; an add-in may carry them in an archive."""
    with files("kamxl.locale").joinpath(folder, "LC_MESSAGES", "kamxl.mo").open("rb") as compiled:
        return gettext.GNUTranslations(compiled)


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for "translate this later"
    """Mark a label for translation where it is declared; it is translated where it is shown."""
    return text
