"""`kamxl addin`: kamxl inside a spreadsheet program, and workbooks that came from another computer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say

if TYPE_CHECKING:
    import argparse

    from kamxl.locale import Translate


def options(command: argparse.ArgumentParser) -> None:
    """Add the options of `kamxl addin` to its parser."""
    from kamxl.hosts import repair

    actions = command.add_subparsers(dest="action", metavar="ACTION", required=True)
    build = actions.add_parser("build", help="Write kamxl.xlam, the add-in for Excel.")
    build.add_argument(
        "-o", "--output", type=Path, default=Path(), metavar="FOLDER", help="Where it goes (default: here)."
    )
    repair.options(
        actions.add_parser("repair", help="Make formulas plain that point to another computer's add-in.")
    )


def run(arguments: argparse.Namespace, t: Translate) -> int:
    """Do what `kamxl addin` was asked, and return the exit code.

    Raises:
        KamxlError: It could not be done; the message is one sentence.
    """
    if arguments.action == "repair":
        from kamxl.hosts import repair

        return repair.run(arguments, t)
    return _build(arguments.output)


def _build(folder: Path) -> int:
    from kamxl.hosts.excel.addin_file import build_addin

    try:
        written = build_addin(folder)
    except OSError as error:
        raise KamxlError(
            say(
                "The add-in cannot be written to '{folder}': {why}.",
                folder=folder,
                why=error.strerror or error,
            )
        ) from error
    print(written)  # noqa: T201
    return 0
