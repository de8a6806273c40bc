"""What else to do next quarter: the moves that have no room on the first page, and rows to fill in."""

from kamxl.locale import N_
from kamxl.reports.case import AccountCase
from kamxl.reports.decision import moves
from kamxl.reports.decision.told import Told
from kamxl.reports.measure import phrase
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Cell, Column, Shown, Table

TITLE = N_("Further actions of the next quarter")

_ON_THE_FIRST_PAGE = 3
_BLANK_ROWS = 3
_MOST, _LONGEST = 9, 160


def build(sheet: ReportSheet, case: AccountCase) -> None:
    """List the moves after those of the first page, then rows for the team's own."""
    t = case.t
    told = Told(
        account=case.account,
        settings=case.settings,
        quarter_end=case.review.running.last_day,
        written=case.written,
    )
    sheet.heading(t(TITLE))
    rows: list[tuple[Cell, ...]] = [
        (
            Shown(phrase(case.words(one.step.do), _LONGEST), "strong"),
            phrase(case.words(one.what), _LONGEST),
            case.to_fill(f"owner_{one.code}", one.owner or ""),
            case.to_fill(f"by_{one.code}", one.due),
            phrase(case.words(one.step.done), _LONGEST),
        )
        for one in moves(told)[_ON_THE_FIRST_PAGE:][:_MOST]
    ]
    rows += [
        tuple(case.to_fill(f"own_{row}_{part}", "") for part in ("do", "why", "owner", "by", "done"))
        for row in range(1, _BLANK_ROWS + 1)
    ]
    sheet.table(
        Table(
            columns=(
                Column(title=t("What to do"), style="wrapped", least=150),
                Column(title=t("Why"), style="wrapped", least=150),
                Column(title=t("Owner"), style="fill_in", least=60),
                Column(title=t("By when"), style="fill_in", least=64),
                Column(title=t("Done when"), style="wrapped", least=120),
            ),
            rows=rows,
            least_height=20,
        )
    )
    sheet.paragraph(t("Tinted cells are for the team to fill in; they are kept when the book is made anew."))
