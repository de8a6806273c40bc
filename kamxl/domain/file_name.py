"""Names of files that are no text: systems other than Windows take any bytes."""

import os


def is_text(name: str | os.PathLike[str]) -> bool:
    """Say whether a name is text: readable, and to be written into any file."""
    try:
        os.fspath(name).encode()
    except UnicodeEncodeError:
        return False
    return True


def shown(name: str | os.PathLike[str]) -> str:
    """Return a name as text, with a mark in place of each byte that is none."""
    return os.fspath(name).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
