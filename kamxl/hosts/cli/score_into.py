"""`kamxl score` into the team's workbook, and out of it again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import Message, say
from kamxl.hosts.cli import options as common

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from kamxl.package import FormulaColumns
    from kamxl.workflows.into import Target
    from kamxl.workflows.score import Scored


def into_workbook(arguments: argparse.Namespace) -> tuple[Scored, list[Path], tuple[Message, ...]]:
    """Put the scores into the team's workbook; return what was judged, what was written, what to know.

    Raises:
        KamxlError: Nothing was written; the message is one sentence.
    """
    from kamxl.workflows.into import open_target, remarks, score_into, unread_list
    from kamxl.workflows.kam_workbook import settings_in
    from kamxl.workflows.kept import has_history

    workbook: Path = arguments.into or _only_book(arguments, "--in-place")
    output = _output(arguments, workbook, ".kam")
    target = open_target(workbook, by="kamxl score", settings_file=arguments.settings)
    target = replace(target, addin_functions=arguments.formulas == "addin")
    arguments.settings = (
        arguments.settings or (settings_in(output) if output else None) or settings_in(workbook)
    )
    if has_history(target):
        arguments.history = arguments.history or workbook
    scored = common.scored(arguments)
    language = arguments.lang or scored.book.language
    saved = score_into(
        scored,
        target,
        output,
        language=language,
        columns=_columns(arguments, scored, target, language),
        now=_now(),
    )
    written = [path for path in (saved.path, saved.backup) if path]
    return scored, written, (*unread_list(scored, target), *remarks(target))


def out_of_workbook(arguments: argparse.Namespace) -> tuple[list[Path], tuple[Message, ...]]:
    """Take everything of kamxl out of a workbook; return what was written, and what to know.

    Raises:
        KamxlError: Nothing was written; the message is one sentence.
    """
    from kamxl.workflows.into import open_target, take_out

    if arguments.into or arguments.columns:
        raise KamxlError(
            say("--remove takes everything out; it goes with -o or --in-place only. Nothing was written.")
        )
    workbook = _only_book(arguments, "--remove")
    output = _output(arguments, workbook, ".without-kam")
    target = open_target(workbook, by="kamxl score --remove", settings_file=arguments.settings)
    saved = take_out(target, output, now=_now())
    return [path for path in (saved.path, saved.backup) if path], tuple(target.package.notes)


def _output(arguments: argparse.Namespace, workbook: Path, ending: str) -> Path | None:
    """Return the file to write; None for the workbook itself."""
    from kamxl.workflows.outputs import beside, refuse_existing

    if arguments.in_place:
        if arguments.output:
            raise KamxlError(
                say("--in-place writes into the workbook itself; leave out -o. Nothing was written.")
            )
        return None
    output: Path = arguments.output or beside(workbook, ending + workbook.suffix)
    refuse_existing([output], [*arguments.books, workbook], force=arguments.force, suffix=workbook.suffix)
    return output


def _only_book(arguments: argparse.Namespace, option: str) -> Path:
    books: Sequence[Path] = arguments.books
    if len(books) > 1 and option == "--remove":
        raise KamxlError(say("--remove takes one workbook at a time. Nothing was written."))
    if len(books) > 1:
        raise KamxlError(
            say(
                "These are {count} files. Say with --into which one gets the scores. Nothing was written.",
                count=len(books),
            )
        )
    return books[0]


def _columns(
    arguments: argparse.Namespace, scored: Scored, target: Target, language: str
) -> tuple[FormulaColumns, ...]:
    """Return the columns asked for; without a word on them those that the workbook has already.

    Formulas of the team may count on them, so that a run never takes them away unasked.
    """
    from kamxl.workflows.account_columns import account_columns
    from kamxl.workflows.into import columns_in, naming

    asked: str | None = arguments.columns
    keys = columns_in(target) if asked is None else [key.strip() for key in asked.split(",") if key.strip()]
    if not keys:
        return ()
    with naming(target.path):
        return account_columns(
            scored, target.path, keys, language=language, protected_too=arguments.protected_sheets
        )


def _now() -> datetime:
    return datetime.now()  # noqa: DTZ005 - the time on the user's own clock names the backup
