"""The scored workbook: KAM sheets with live formulas."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kamxl.workflows.outputs import write_whole

if TYPE_CHECKING:
    from kamxl.workflows.score import Scored


def write_scored(scored: Scored, output: Path, *, language: str) -> Path:
    """Write the KAM sheets of a judged book as a workbook of their own, and return where.

    Raises:
        KamxlError: The file cannot be written.
    """
    from kamxl.reports.kam_sheets import write_kam_workbook

    return write_whole(
        output,
        lambda path: write_kam_workbook(path, scored.review, scored.book, scored.settings, language=language),
    )


def settings_in(output: Path) -> Path | None:
    """Return the workbook about to be replaced if it holds settings, which the team may have changed."""
    from kamxl.sheets import has_settings

    return output if output.exists() and has_settings(output) else None
