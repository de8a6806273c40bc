"""Native formulas: upper case is the spreadsheet's, lower case is ours (arguments and settings)."""

import re
from collections.abc import Callable

# Texts and numbers first, so that nothing inside them is taken for a word.
_TOKENS = re.compile(
    r"""(?P<text>"(?:[^"]|"")*")|(?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?P<word>[A-Za-z_]\w*)"""
)


def words_of(native: str) -> frozenset[str]:
    """Return our words in a formula."""
    return frozenset(match["word"] for match in _TOKENS.finditer(native) if _is_ours(match))


def replace_words(native: str, meaning: Callable[[str], str]) -> str:
    """Put the meaning of each of our words in its place; texts and function names stay."""
    return _TOKENS.sub(lambda match: meaning(match["word"]) if _is_ours(match) else match[0], native)


def _is_ours(match: re.Match[str]) -> bool:
    return match["word"] is not None and match["word"] == match["word"].lower()
