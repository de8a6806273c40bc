"""Lossless patching of a team's own workbook: what kamxl did not add stays byte for byte the same."""

from pathlib import Path

from kamxl.package.columns.wanted import KEY, FormulaCell, FormulaColumn, FormulaColumns, Look
from kamxl.package.graft import graft
from kamxl.package.package import Package, opened
from kamxl.package.parts.kind import refuse_other_kinds
from kamxl.package.remove import remove

__all__ = [
    "KEY",
    "FormulaCell",
    "FormulaColumn",
    "FormulaColumns",
    "Look",
    "Package",
    "graft",
    "open_package",
    "remove",
]


def open_package(source: Path | bytes) -> Package:
    """Open a workbook that is to be written into; nothing is written here.

    Args:
        source: The file, or its bytes.

    Raises:
        RefusalError: kamxl will not write into it; the sentence says why.
    """
    content = source.read_bytes() if isinstance(source, Path) else source
    refuse_other_kinds(content)
    return opened(content)
