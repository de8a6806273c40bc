"""The workbook that the KAM sheets are meant for, where that is not one of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamxl.domain.snapshot import Snapshot
    from kamxl.sheets.snapshots.read import History


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """What of that workbook shows in the sheets.

    Its own name does not: a file can be renamed, and what the sheets say must stay right.
    """

    name: str | None = None
    """The file name of the workbook, when the judged data stand in it."""
    epoch_1904: bool = False
    """Whether its dates count from 1904."""
    addin_functions: bool = False
    """Whether formulas call the functions of the add-in where it has one."""
    history: History | None = None
    """Its KAM History, which is kept; None where it has none."""
    snapshots: Sequence[Snapshot] = ()
    """What is added to its KAM History."""
