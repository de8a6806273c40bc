"""File names made from account names, safe on Windows, macOS and Linux alike."""

import re
import unicodedata
from collections.abc import Iterable

LONGEST = 100
LONGEST_IN_BYTES = 200

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]+')
_SPACES = re.compile(r"\s+")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³])", re.IGNORECASE)
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def safe_name(written: str) -> str:
    """Make a file name (without its ending) of any text; `account` when nothing usable is left.

    Signs that Windows forbids become one underscore; invisible characters go; so do dots and spaces
    at either end and the `~$` of lock files; names of devices (CON, NUL, COM1 …) get an underscore.
    """
    text = unicodedata.normalize("NFC", _SPACES.sub(" ", written))
    text = "".join(c for c in text if unicodedata.category(c) not in _INVISIBLE)
    text = _FORBIDDEN.sub("_", text)
    text = _shortened(_trimmed(text), LONGEST, LONGEST_IN_BYTES)
    if not text.strip("_"):
        return "account"
    return f"_{text}" if _RESERVED.fullmatch(text.split(".")[0].strip()) else text


def _trimmed(text: str) -> str:
    return text.lstrip(" .~$").rstrip(" .")


def _shortened(text: str, characters: int, size: int) -> str:
    """Cut to a number of characters and of UTF-8 bytes, never inside a character."""
    short = text[:characters].encode()[:size].decode(errors="ignore")
    return short.rstrip(" .")


def file_names(names: Iterable[str], taken: Iterable[str] = ()) -> tuple[str, ...]:
    """Return a file name, without its ending, for each account name; no two alike, whatever the case.

    Args:
        names: Account names, any text.
        taken: File names that must not be used.
    """
    used = {_folded(name) for name in taken}
    found: list[str] = []
    for name in names:
        stem = candidate = safe_name(name)
        number = 2
        while _folded(candidate) in used:
            candidate = f"{stem} ({number})"
            number += 1
        used.add(_folded(candidate))
        found.append(candidate)
    return tuple(found)


def _folded(name: str) -> str:
    """Return what a file system that ignores case and composition compares."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
