"""The scored workbook: KAM sheets with live formulas."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kamxl.workflows.outputs import write_whole
from kamxl.workflows.there import is_there

if TYPE_CHECKING:
    from kamxl.workflows.score import Scored


def write_scored(scored: Scored, output: Path, *, language: str, addin_functions: bool = False) -> Path:
    """Write the KAM sheets of a judged book as a workbook of their own, and return where.

    Args:
        scored: The judged book.
        output: The file to write.
        language: zh-Hans, zh-Hant or en.
        addin_functions: Whether formulas call the functions of the add-in where it has one.

    Raises:
        KamxlError: The file cannot be written.
    """
    from kamxl.reports.kam_sheets.home import Home
    from kamxl.reports.kam_sheets.workbook import write_kam_workbook

    home = Home(addin_functions=addin_functions)

    return write_whole(
        output,
        lambda path: write_kam_workbook(
            path, scored.review, scored.book, scored.settings, language=language, home=home
        ),
    )


def settings_in(output: Path) -> Path | None:
    """Return the workbook about to be replaced if it holds settings, which the team may have changed."""
    from kamxl.sheets import has_settings

    return output if is_there(output) and has_settings(output) else None
