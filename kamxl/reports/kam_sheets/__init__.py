"""The KAM sheets: facts as values, scores as native formulas, settings a team may change."""

from kamxl.reports.kam_sheets.home import Home
from kamxl.reports.kam_sheets.map_questions import Questions
from kamxl.reports.kam_sheets.workbook import (
    write_history_workbook,
    write_kam_workbook,
    write_map_workbook,
    write_quality_workbook,
)

__all__ = [
    "Home",
    "Questions",
    "write_history_workbook",
    "write_kam_workbook",
    "write_map_workbook",
    "write_quality_workbook",
]
