"""`kamxl backups`: what lies beside a workbook to go back to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kamxl.hosts.cli import options as common
from kamxl.hosts.cli.exit_codes import FINE
from kamxl.hosts.cli.refusal import print_json, words_for

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from kamxl.locale import Translate
    from kamxl.workflows.backups import Kept

NAME = "backups"
SUMMARY = "List the backups of a workbook."


def options(command: argparse.ArgumentParser) -> None:
    """Add the options to its parser."""
    command.add_argument("book", type=Path, metavar="BOOK", help="The workbook.")
    common.language(command, "that of the computer")
    common.json(command)


def run(arguments: argparse.Namespace) -> int:
    """List them, the newest first."""
    from kamxl.workflows.backups import backups_of

    found = backups_of(arguments.book)
    if arguments.json:
        print_json({"backups": [_plain(one) for one in found]})
    else:
        _show(found, words_for(arguments))
    return FINE


def _plain(one: Kept) -> dict[str, object]:
    return {
        "file": str(one.path),
        "at": one.at.isoformat() if one.at else None,
        "bytes": one.size,
        "by": one.by,
        "whole": one.whole,
    }


def _show(found: Sequence[Kept], t: Translate) -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    if not found:
        print(t("There are no backups beside this workbook."))  # noqa: T201
        return
    table = Table()
    for header in (t("Laid there"), t("Size"), t("Before")):
        table.add_column(header, no_wrap=True)
    table.add_column(t("File"), overflow="fold")
    for one in found:
        size = f"{one.size / 1024:,.0f} KiB"
        by = t("not known") if one.by is None else one.by
        name = (
            one.path.name
            if one.whole is not False
            else t("{file} (changed since)").format(file=one.path.name)
        )
        table.add_row(f"{one.at or ''}", size, escape(by), escape(name))
    Console().print(table)
