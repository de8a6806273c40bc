"""`kamxl snapshot`: what is judged, written down for the quarters to come."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say
from kamxl.hosts.cli import options as common
from kamxl.hosts.cli.exit_codes import FINE, LOOK, code_of
from kamxl.hosts.cli.refusal import print_json

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from kamxl.domain.message import Message
    from kamxl.workflows.score import Scored
    from kamxl.workflows.snapshot import Added

NAME = "snapshot"
SUMMARY = "Write down what is judged, so that later quarters know it."


def options(command: argparse.ArgumentParser) -> None:
    """Add the options to its parser."""
    common.books(command)
    common.history(command)
    command.add_argument(
        "--in-place",
        action="store_true",
        help="Keep KAM History in the workbook itself; a backup is kept beside it.",
    )
    command.add_argument(
        "--again", action="store_true", help="Add another snapshot of a quarter that has one."
    )
    common.when(command)
    common.language(command)
    common.json(command)


def run(arguments: argparse.Namespace) -> int:
    """Take the snapshot, and show what changed since the one before."""
    scored, added, remarks = _in_place(arguments) if arguments.in_place else _beside(arguments)
    if arguments.json:
        from kamxl.workflows.snapshot import document

        print_json(document(added, scored) | {"remarks": [str(one) for one in remarks]})
    else:
        from kamxl.hosts.cli.show.since import show_snapshot

        show_snapshot(scored, added, remarks, common.words(arguments, scored.book))
    if added.taken is None:
        return FINE
    return LOOK if remarks else code_of(scored.book)


def _beside(arguments: argparse.Namespace) -> tuple[Scored, Added, tuple[Message, ...]]:
    """Add to the history workbook."""
    from kamxl.workflows.outputs import refuse_links
    from kamxl.workflows.remembered import history_place
    from kamxl.workflows.snapshot import add_to_workbook
    from kamxl.workflows.there import is_there

    first: Path = arguments.books[0]
    place: Path = arguments.history or history_place(first)
    if not arguments.history:
        refuse_links([place])
    if arguments.history and not is_there(place):
        # A first snapshot makes the file that is named, so there is nothing to read in it yet.
        arguments.history = None
    _refuse_inputs(arguments, place)
    scored = common.scored(arguments)
    if place != arguments.history and scored.book.snapshots and not is_there(place):
        raise KamxlError(
            say(
                "{file} has a KAM History itself. Use --in-place to add to it, or name another workbook with "
                "--history. Nothing was written.",
                file=first.name,
            )
        )
    language = arguments.lang or scored.book.language
    return (
        scored,
        add_to_workbook(scored, place, language=language, again=arguments.again, now=_now()),
        (),
    )


def _refuse_inputs(arguments: argparse.Namespace, place: Path) -> None:
    from kamxl.workflows.outputs import refuse_existing

    refuse_existing([place], arguments.books, force=True)


def _in_place(arguments: argparse.Namespace) -> tuple[Scored, Added, tuple[Message, ...]]:
    """Add to KAM History in the team's own workbook."""
    from kamxl.workflows.into import open_target, remarks
    from kamxl.workflows.kam_workbook import settings_in
    from kamxl.workflows.remembered import history_place, kept_beside
    from kamxl.workflows.snapshot_into import add_in_place

    if len(arguments.books) > 1:
        raise KamxlError(
            say(
                "These are {count} files. --in-place goes with one workbook. Nothing was written.",
                count=len(arguments.books),
            )
        )
    workbook: Path = arguments.books[0]
    target = open_target(workbook, by="kamxl snapshot", settings_file=arguments.settings)
    arguments.settings = arguments.settings or settings_in(workbook)
    scored = common.scored(arguments)
    other = kept_beside(arguments.history or history_place(workbook))
    language = arguments.lang or scored.book.language
    added = add_in_place(scored, target, other, language=language, again=arguments.again, now=_now())
    return scored, added, remarks(target) if added.taken else ()


def _now() -> datetime:
    return datetime.now()  # noqa: DTZ005 - the time on the user's own clock names the backup
