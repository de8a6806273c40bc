"""Names of companies brought into one form, so that spellings of the same one can be found."""

import unicodedata
from functools import lru_cache

_HAN_FORMS = (
    ("股份有限公司", "股份"),
    ("股份公司", "股份"),
    ("有限责任公司", "有限"),
    ("有限責任公司", "有限"),
    ("有限公司", "有限"),
)
"""集团 is no legal form here: 甲港务 and 甲港务集团 can be a subsidiary and its parent."""

_LATIN_FORMS = {
    "ltd": "ltd", "limited": "ltd", "inc": "inc", "incorporated": "inc", "gmbh": "gmbh", "llc": "llc",
    "corp": "corp", "corporation": "corp", "plc": "plc", "ag": "ag", "sa": "sa", "bv": "bv",
    "nv": "nv", "spa": "spa", "srl": "srl", "kg": "kg", "kgaa": "kgaa", "oy": "oy", "ab": "ab",
    "as": "as", "pte": "pte", "pty": "pty", "llp": "llp", "se": "se", "sarl": "sarl", "co": "",
    "company": "",
}  # fmt: skip


@lru_cache(maxsize=100_000)
def name_form(name: str) -> tuple[str, str]:
    """Split a name into its core and its legal form: `ACME Ltd.` is (`acme`, `ltd`).

    Width, case, blanks and punctuation do not count; what stands in brackets does.
    """
    text = unicodedata.normalize("NFKC", name).casefold()
    stripped = _bare(text)
    for suffix, form in _HAN_FORMS:
        if stripped.endswith(suffix) and len(stripped) > len(suffix):
            return stripped.removesuffix(suffix), form
    words = "".join(c if _kept(c) else " " if c not in ".'’" else "" for c in text).split()
    forms: list[str] = []
    while len(words) > 1 and words[-1] in _LATIN_FORMS:
        forms.insert(0, _LATIN_FORMS[words.pop()])
    return "".join(words), " ".join(form for form in forms if form)


def _kept(character: str) -> bool:
    # Characters without width are kept: a name that differs by one is a different name.
    return character in "&+" or unicodedata.category(character)[0] not in "PZ"


def _bare(text: str) -> str:
    return "".join(c for c in text if _kept(c) and not c.isspace())


def compatible(one: str, other: str) -> bool:
    """Say whether two legal forms can belong to the same company: equal, or one of them not written."""
    return not one or not other or one == other
