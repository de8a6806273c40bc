"""`kamxl undo`: the last change that kamxl made in a workbook, taken back."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say
from kamxl.hosts.cli import options as common
from kamxl.hosts.cli.exit_codes import FINE
from kamxl.hosts.cli.refusal import print_json, words_for

if TYPE_CHECKING:
    import argparse

NAME = "undo"
SUMMARY = "Take the last change of kamxl in a workbook back."
_YES = {"y", "yes", "是", "好", "j"}


def options(command: argparse.ArgumentParser) -> None:
    """Add the options to its parser."""
    command.add_argument("book", type=Path, metavar="BOOK", help="The workbook that was changed in place.")
    command.add_argument("--yes", action="store_true", help="Do not ask.")
    command.add_argument(
        "--as",
        dest="beside",
        type=Path,
        metavar="FILE",
        help="Lay the workbook from before down as this file instead, and change nothing.",
    )
    command.add_argument(
        "--settings", type=Path, metavar="FILE.xlsx", help="A workbook that says how many backups stay."
    )
    common.language(command, "that of the computer")
    common.force(command)
    common.json(command)


def run(arguments: argparse.Namespace) -> int:
    """Say what it would do, ask, and do it.

    Raises:
        KamxlError: Nothing was changed; the message is one sentence.
    """
    from kamxl.sheets import limits_in
    from kamxl.workflows.undo import announced, last_change, put_beside, take_back

    last = last_change(arguments.book)
    if arguments.beside:
        written = [put_beside(last, arguments.beside, force=arguments.force)]
    else:
        what = announced(last)
        if not arguments.json:
            print(what.in_words(words_for(arguments)))  # noqa: T201
        if not (arguments.yes or arguments.json or _agreed(arguments)):
            raise KamxlError(say("Nothing was changed."))
        now = datetime.now()  # noqa: DTZ005 - the time on the user's own clock names the backup
        saved = take_back(last, now=now, most=limits_in(arguments.settings).limit_backups)
        written = [path for path in (saved.path, saved.backup) if path]
    if arguments.json:
        change = {"by": last.change.by, "at": last.change.at, "backup": str(last.backup)}
        print_json({"change": change, "outputs": [str(path) for path in written]})
    else:
        from kamxl.hosts.cli.show.terminal import Terminal

        Terminal(words_for(arguments)).written(written)
    return FINE


def _agreed(arguments: argparse.Namespace) -> bool:
    """Ask; nobody there to answer means no."""
    t = words_for(arguments)
    print(t("Go on? [y/N]"), end=" ", flush=True)  # noqa: T201
    answer = sys.stdin.readline() if sys.stdin else ""
    return answer.strip().casefold() in _YES
