"""A scored book becomes a web page: its KAM sheets are read, and what they say is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kamxl.workflows.outputs import write_whole

if TYPE_CHECKING:
    from kamxl.reports.web import BookView


def read_view(book: Path) -> BookView:
    """Return what the KAM sheets of a workbook say, also where a team renamed or moved them.

    Raises:
        KamxlError: The file cannot be read, or holds no scorecard.
    """
    from kamxl.reports.web import SHEETS_READ, view_of
    from kamxl.sheets.files.source import OWN_SHEETS, SourceFile, whole

    file = SourceFile(book)
    own = {file.own(name): name for name in reversed(file.names)}
    there = {ours: own[OWN_SHEETS[ours]] for ours in SHEETS_READ if OWN_SHEETS[ours] in own}
    return view_of({ours: [*whole(file.sheet(name))] for ours, name in there.items()})


def write_view(view: BookView, output: Path, *, title: str, language: str) -> Path:
    """Write the page, and return where.

    Args:
        view: What the KAM sheets say.
        output: The file to write.
        title: What the book is called.
        language: zh-Hans, zh-Hant or en.

    Raises:
        KamxlError: The file cannot be written.
    """
    from kamxl.reports.web import web_page

    html = web_page(view, title, language)
    return write_whole(output, lambda path: path.write_text(html, encoding="utf-8", newline="\n"))
