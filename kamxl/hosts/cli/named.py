"""The files and folders named on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kamxl.domain.errors import KamxlError
from kamxl.domain.file_name import is_text, shown
from kamxl.domain.message import say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator


def refuse_names_that_are_no_text(arguments: argparse.Namespace) -> None:
    """Make sure that everything named can be named in results, too.

    Among the sources of a batch a single file is passed over instead, and the others are done.

    Raises:
        KamxlError: A name has bytes that are no UTF-8.
    """
    for path in _named(arguments):
        if not is_text(path):
            raise KamxlError(
                say("The name {file} is no readable text (not UTF-8). Rename it.", file=shown(path))
            )


def _named(arguments: argparse.Namespace) -> Iterator[Path | str]:
    for option, value in vars(arguments).items():
        for one in value if isinstance(value, list) else [value]:
            # Not every source is a path; an address is not looked at.
            if isinstance(one, Path) or (
                isinstance(one, str) and (option != "sources" or Path(one).is_dir())
            ):
                yield one


def inputs_named(arguments: argparse.Namespace) -> list[Path]:
    """Return the files that a command reads, as far as they are named one by one."""
    books = getattr(arguments, "books", None) or []
    others = (getattr(arguments, name, None) for name in ("book", "settings", "history", "into"))
    return [one for one in (*books, *others) if isinstance(one, Path)]
