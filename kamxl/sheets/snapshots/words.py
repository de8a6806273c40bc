"""Words of KAM History in any language, and the codes they mean."""

from collections.abc import Mapping
from functools import cache

from kamxl.locale import LANGUAGES, translator
from kamxl.locale.codes import VOCABULARIES


def code_of(vocabulary: str, word: str) -> str | None:
    """Return the code that a word of any language means, or the code itself; None when it means none."""
    return _codes(vocabulary).get(word.strip().casefold())


@cache
def _codes(vocabulary: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for code, label in VOCABULARIES[vocabulary].items():
        found[code.casefold()] = code
        for language in LANGUAGES:
            found[translator(language)(label).casefold()] = code
    return found
