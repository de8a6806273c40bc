"""`kamxl addin`: kamxl inside a spreadsheet program, and workbooks that came from another computer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say

if TYPE_CHECKING:
    import argparse

    from kamxl.locale import Translate

_PROGRAMS = {
    "install": "Put kamxl into Excel and LibreOffice, or renew it there.",
    "uninstall": "Take kamxl out of Excel and LibreOffice.",
    "status": "Say where kamxl is installed, and in which version.",
}


def options(command: argparse.ArgumentParser) -> None:
    """Add the options of `kamxl addin` to its parser."""
    from kamxl.hosts import repair

    actions = command.add_subparsers(dest="action", metavar="ACTION", required=True)
    build = actions.add_parser("build", help="Write kamxl.xlam for Excel and kamxl.oxt for LibreOffice.")
    build.add_argument(
        "-o", "--output", type=Path, default=Path(), metavar="FOLDER", help="Where it goes (default: here)."
    )
    for action, words in _PROGRAMS.items():
        actions.add_parser(action, help=words)
    repair.options(
        actions.add_parser("repair", help="Make formulas plain that point to another computer's add-in.")
    )


def run(arguments: argparse.Namespace, t: Translate) -> int:
    """Do what `kamxl addin` was asked, and return the exit code.

    Raises:
        KamxlError: It could not be done; the message is one sentence.
    """
    if arguments.action in _PROGRAMS:
        from kamxl.hosts.install import run as programs

        return programs.run(arguments.action, t)
    if arguments.action == "repair":
        from kamxl.hosts import repair

        return repair.run(arguments, t)
    return _build(arguments.output)


def _build(folder: Path) -> int:
    from kamxl.hosts.excel.addin_file import build_addin
    from kamxl.hosts.libreoffice.oxt import build_extension

    try:
        written = (build_addin(folder), build_extension(folder))
    except OSError as error:
        raise KamxlError(
            say(
                "The add-in cannot be written to '{folder}': {why}.",
                folder=folder,
                why=error.strerror or error,
            )
        ) from error
    print(*written, sep="\n")  # noqa: T201
    return 0
