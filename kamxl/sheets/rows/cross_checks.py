"""What can only be seen across sheets, once every row has its account: statuses, stages, copies, totals."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kamxl.sheets.rows.duplicates import copied_sales
from kamxl.sheets.rows.period_sums import summed_sales
from kamxl.sheets.rows.periodic_copies import copied_periods
from kamxl.sheets.rows.record_copies import copied_records
from kamxl.sheets.rows.stages import settle_stages, stage_groups
from kamxl.sheets.rows.statuses import judge_statuses
from kamxl.sheets.rows.totals import check_totals, total_problem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kamxl.domain.message import Message
    from kamxl.domain.problem import Problem
    from kamxl.settings.reading import ReadingSettings
    from kamxl.sheets.book import TotalCheck
    from kamxl.sheets.rows.parsed import ParsedSheet


@dataclass(slots=True, kw_only=True)
class CrossChecks:
    """What was said about the sheets together; `totals` run along the sheets."""

    problems: list[Problem] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)
    totals: list[tuple[TotalCheck, ...]] = field(default_factory=list)


def cross_check(
    sheets: Sequence[ParsedSheet],
    settings: ReadingSettings,
    own: Mapping[str, Mapping[str, str]],
    names: Sequence[str],
) -> CrossChecks:
    """Judge all sheets together. Rows that do not count get their fate; nothing is left out unsaid.

    Args:
        sheets: The sheets of a book, accounts found, required cells judged.
        settings: What the team decided about reading.
        own: The team's own words by `table.column`.
        names: What each account is called, by its index.
    """
    problems, notes = judge_statuses(sheets, own)
    # Copies within a stage first: its sum is said. Alike sheets of two stages are stages, not copies.
    for group in stage_groups(sheets):
        problems += _copies(group)
    problems += settle_stages(sheets, settings.revenue_basis)
    problems += [*_copies(sheets), *copied_records(sheets), *summed_sales(sheets, names)]
    totals = [check_totals(sheet) for sheet in sheets]
    problems += [
        found
        for sheet, checks in zip(sheets, totals, strict=True)
        if (found := total_problem(sheet, checks)) is not None
    ]
    return CrossChecks(problems=problems, notes=notes, totals=totals)


def _copies(sheets: Sequence[ParsedSheet]) -> list[Problem]:
    return [*copied_sales(sheets), *copied_periods(sheets)]
