"""`kamxl addin`: kamxl inside a spreadsheet program, and workbooks that came from another computer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say
from kamxl.hosts.cli import repair
from kamxl.hosts.cli.refusal import words_for

if TYPE_CHECKING:
    import argparse

NAME = "addin"
SUMMARY = "Bring kamxl into a spreadsheet program."
_PROGRAMS = {
    "install": "Put kamxl into Excel and LibreOffice, or renew it there.",
    "uninstall": "Take kamxl out of Excel and LibreOffice.",
    "status": "Say where kamxl is installed, and in which version.",
}


def options(command: argparse.ArgumentParser) -> None:
    """Add the options to its parser."""
    actions = command.add_subparsers(dest="action", metavar="ACTION", required=True)
    build = actions.add_parser("build", help="Write kamxl.xlam for Excel and kamxl.oxt for LibreOffice.")
    build.add_argument(
        "-o", "--output", type=Path, default=Path(), metavar="FOLDER", help="Where it goes (default: here)."
    )
    for action, words in _PROGRAMS.items():
        actions.add_parser(action, help=words)
    use = actions.add_parser("use", help="Choose how Excel for Windows reaches Python.")
    use.add_argument(
        "way",
        choices=("dll", "com"),
        help="The library of xlwings, or a class of this user that Windows starts (no library needed).",
    )
    repair.options(
        actions.add_parser("repair", help="Make formulas plain that point to another computer's add-in.")
    )


def run(arguments: argparse.Namespace) -> int:
    """Do what is asked of the add-in."""
    t = words_for(arguments)
    if arguments.action in _PROGRAMS:
        from kamxl.hosts.install import run as programs

        return programs.run(arguments.action, t)
    if arguments.action == "use":
        from kamxl.hosts.install import run as programs

        return programs.use(arguments.way, t)
    if arguments.action == "repair":
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
