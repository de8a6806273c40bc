"""`kamxl map`: KAM Map as a workbook of its own, beside the book."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from kamxl.workflows.map_book import Mapped


def run(arguments: argparse.Namespace) -> tuple[list[Path], Mapped]:
    """Write the map, and return where and what it asks. Answers on a map that is replaced are kept.

    Raises:
        KamxlError: Nothing was written; the message is one sentence.
    """
    from kamxl.workflows.kam_workbook import settings_in
    from kamxl.workflows.map_book import questions_about, write_map_book
    from kamxl.workflows.outputs import beside, refuse_existing

    output: Path = arguments.output or beside(arguments.books[0], ".kam-map.xlsx")
    refuse_existing([output], arguments.books, force=arguments.force)
    mapped = questions_about(arguments.books, arguments.settings or settings_in(output))
    return [write_map_book(mapped, output, language=arguments.lang)], mapped
