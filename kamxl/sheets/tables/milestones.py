"""The milestones of an account plan, numbered."""

from dataclasses import dataclass

from kamxl.locale import N_
from kamxl.sheets.tables.column import Day, Kind, column
from kamxl.sheets.tables.table import Table, any_of

HOW_MANY = 26
"""So many milestones has the plan of an account (handbook); a team writes down what they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneRow:
    """One row: one milestone of one account."""

    milestone_no: float | None = column(
        Kind.NUMBER,
        label=N_("Milestone number"),
        help="The number of the milestone in the plan, counted from 1.",
        hans="里程碑序号 里程碑编号",
        hant="里程碑序號 里程碑編號",
        en="Milestone No.; Milestone Number",
        low=1,
        high=999,
        read_by=(
            "measures.plans.milestones_of",
            "measures.dossier._milestone",
        ),
    )
    milestone_text: str | None = column(
        Kind.TEXT,
        label=N_("Milestone to reach"),
        help="What is to be reached, so that the customer can confirm it.",
        hans="应达成的里程碑 应达里程碑",
        hant="應達成的里程碑 應達里程碑",
        en="Milestone to Reach",
        read_by=(
            "measures.plans.milestones_of",
            "measures.dossier._milestone",
        ),
    )
    milestone_owner: str | None = column(
        Kind.TEXT,
        label=N_("Owner of the milestone"),
        help="Who of ours sees to it.",
        hans="里程碑负责人",
        hant="里程碑負責人",
        en="Milestone Owner; Owner of the Milestone",
        read_by=(
            "measures.plans.milestones_of",
            "measures.dossier._milestone",
        ),
    )
    milestone_planned_for: Day | None = column(
        Kind.DAY,
        label=N_("Milestone planned for"),
        help="The day by which it is to be reached.",
        hans="里程碑计划日期",
        hant="里程碑計劃日期",
        en="Milestone Planned For; Milestone Due On",
        read_by=(
            "measures.plans.milestones_of",
            "measures.dossier._milestone",
        ),
    )
    milestone_reached_on: Day | None = column(
        Kind.DAY,
        label=N_("Milestone reached on"),
        help="The day on which it was reached; blank until then.",
        hans="里程碑达成日期",
        hant="里程碑達成日期",
        en="Milestone Reached On",
        read_by=(
            "measures.plans.milestones_of",
            "measures.dossier._milestone",
        ),
    )
    milestone_confirmed: bool | None = column(
        Kind.YES_NO,
        label=N_("Milestone confirmed by the customer"),
        help="Whether the customer confirmed it.",
        hans="里程碑客户确认",
        hant="里程碑客戶確認",
        en="Milestone Confirmed by the Customer; Milestone Confirmed",
        read_by=(
            "measures.plans.milestones_of",
            "measures.dossier._milestone",
        ),
    )


MILESTONES = Table(
    key="milestones",
    label=N_("Milestones"),
    row=MilestoneRow,
    needs=(any_of("milestone_no"), any_of("milestone_text")),
    numbered_by="milestone_no",
)
