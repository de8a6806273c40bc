"""`kamxl score`: a workbook with live tiers, health and alerts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kamxl.hosts.cli import options as common
from kamxl.hosts.cli.exit_codes import FINE, LOOK, code_of
from kamxl.hosts.cli.refusal import print_json, words_for

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from kamxl.domain.message import Message
    from kamxl.workflows.score import Scored

NAME = "score"
SUMMARY = "Write a workbook with live tiers, health and alerts."


def options(command: argparse.ArgumentParser) -> None:
    """Add the options to its parser."""
    common.books(command)
    common.history(command)
    common.when(command)
    common.language(command)
    common.output(command, "the workbook goes", "NAME.kam.xlsx beside the first input")
    command.add_argument(
        "--formulas",
        choices=("native", "addin"),
        default="native",
        help="Ordinary formulas, or calls of the add-in's functions where it has one (default: native).",
    )
    _into(command)
    common.force(command)
    common.json(command)


def _into(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--into",
        type=Path,
        metavar="WORKBOOK",
        help="Put the KAM sheets into a copy of this workbook; all else in it stays byte for byte the same.",
    )
    command.add_argument(
        "--in-place",
        action="store_true",
        help="Put them into the workbook itself; a backup is kept beside it.",
    )
    command.add_argument(
        "--columns",
        metavar="KEYS",
        help="Add formula columns to the account list, like tier,health,light.",
    )
    command.add_argument(
        "--protected-sheets",
        action="store_true",
        help="Add the columns although the sheet of the account list is protected.",
    )
    command.add_argument(
        "--remove", action="store_true", help="Take everything of kamxl out of the workbook again."
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the scores where they are wanted, or take them out again."""
    if arguments.remove:
        return _removed(arguments)
    if arguments.into or arguments.in_place or arguments.columns is not None or arguments.protected_sheets:
        return _into_workbook(arguments)
    from kamxl.workflows.kam_workbook import settings_in, write_scored

    output = common.free_place(arguments, ".kam.xlsx")
    arguments.settings = arguments.settings or settings_in(output)
    scored = common.scored(arguments)
    language = arguments.lang or scored.book.language
    write_scored(scored, output, language=language, addin_functions=arguments.formulas == "addin")
    _tell(arguments, scored, [output])
    return code_of(scored.book)


def _into_workbook(arguments: argparse.Namespace) -> int:
    from kamxl.hosts.cli.score_into import into_workbook

    if not arguments.in_place and arguments.into is None:
        arguments.into = arguments.books[0]
    scored, outputs, remarks = into_workbook(arguments)
    _tell(arguments, scored, outputs, remarks)
    return LOOK if remarks else code_of(scored.book)


def _tell(
    arguments: argparse.Namespace,
    scored: Scored,
    outputs: Sequence[Path],
    remarks: Sequence[Message] | None = None,
) -> None:
    if arguments.json:
        from kamxl.workflows.document import document

        told = {} if remarks is None else {"remarks": [str(note) for note in remarks]}
        print_json(document(scored) | {"outputs": [str(path) for path in outputs]} | told)
        return
    from kamxl.hosts.cli.show.terminal import Terminal

    terminal = Terminal(common.words(arguments, scored.book))
    terminal.review(scored, outputs)
    terminal.notes(remarks or ())


def _removed(arguments: argparse.Namespace) -> int:
    from kamxl.hosts.cli.score_into import out_of_workbook

    outputs, remarks = out_of_workbook(arguments)
    if arguments.json:
        notes = [str(note) for note in remarks]
        print_json({"outputs": [str(path) for path in outputs], "remarks": notes})
    else:
        from kamxl.hosts.cli.show.terminal import Terminal

        terminal = Terminal(words_for(arguments))
        terminal.written(outputs)
        terminal.notes(remarks)
    return LOOK if remarks else FINE
