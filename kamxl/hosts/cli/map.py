"""`kamxl map`: KAM Map as a workbook of its own, beside the book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamxl.hosts.cli import options as common
from kamxl.hosts.cli.exit_codes import FINE, LOOK
from kamxl.hosts.cli.refusal import print_json
from kamxl.locale import translator

if TYPE_CHECKING:
    import argparse

NAME = "map"
SUMMARY = "Write KAM Map, on which you say what each column means."


def options(command: argparse.ArgumentParser) -> None:
    """Add the options to its parser."""
    common.books(command)
    common.language(command)
    common.output(command, "the map goes", "NAME.kam-map.xlsx beside the first input")
    common.force(command)
    common.json(command)


def run(arguments: argparse.Namespace) -> int:
    """Write the map. Answers on a map that is replaced are kept."""
    from kamxl.workflows.kam_workbook import settings_in
    from kamxl.workflows.map_book import questions_about, write_map_book

    output = common.free_place(arguments, ".kam-map.xlsx")
    mapped = questions_about(arguments.books, arguments.settings or settings_in(output))
    written = write_map_book(mapped, output, language=arguments.lang)
    if arguments.json:
        print_json({"outputs": [str(written)], "recognised": mapped.refusal is None})
    else:
        from kamxl.hosts.cli.show.terminal import Terminal

        terminal = Terminal(translator(arguments.lang or mapped.language))
        terminal.notes([mapped.refusal] if mapped.refusal else [])
        terminal.written([written])
    return LOOK if mapped.refusal else FINE
