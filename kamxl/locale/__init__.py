"""Labels in 简体中文, 繁體中文 and English, through gettext. The English text is the key."""

import gettext
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

Translate: TypeAlias = Callable[[str], str]

LANGUAGES = ("zh-Hans", "zh-Hant", "en")


def translator(language: str) -> Translate:
    """Return the function that puts an English label into `language` (one of `LANGUAGES`)."""
    if language == "en":
        return lambda text: text
    folder = Path(__file__).parent
    found = gettext.translation("kamxl", folder, languages=[language.replace("-", "_")])
    return lambda text: found.gettext(text) if text else ""


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for "translate this later"
    """Mark a label for translation where it is declared; it is translated where it is shown."""
    return text
