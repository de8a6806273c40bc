"""The case library: deals won and lost, renewals that failed, and why."""

from dataclasses import dataclass

from kamxl.locale import N_
from kamxl.sheets.tables.column import Day, Kind, column
from kamxl.sheets.tables.table import Table, any_of


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """One row: one case worth remembering, with up to five reasons in the team's own words (handbook)."""

    case_title: str | None = column(
        Kind.TEXT,
        label=N_("Title of the case"),
        help="What the case is about, in a few words.",
        hans="案例标题 案例名称",
        hant="案例標題 案例名稱",
        en="Title of the Case; Case Title",
        read_by=("measures.plans",),
    )
    case_outcome: str | None = column(
        Kind.WORD,
        label=N_("Outcome of the case"),
        help="won, lost or not renewed.",
        hans="案例结果",
        hant="案例結果",
        en="Outcome of the Case; Case Outcome",
        read_by=("measures.plans",),
    )
    case_decided_on: Day | None = column(
        Kind.DAY,
        label=N_("Case decided on"),
        help="The day on which it was decided.",
        hans="案例日期",
        hant="案例日期",
        en="Case Decided On",
        read_by=("measures.plans",),
    )
    case_amount: float | None = column(
        Kind.MONEY,
        label=N_("Amount of the case"),
        help="How much money it was about.",
        hans="案例金额",
        hant="案例金額",
        en="Amount of the Case; Case Amount",
        read_by=("measures.plans",),
    )
    case_rival: str | None = column(
        Kind.TEXT,
        label=N_("Rival in the case"),
        help="Who else wanted the business.",
        hans="案例竞争对手",
        hant="案例競爭對手",
        en="Rival in the Case",
        read_by=("measures.plans",),
    )
    reason_1: str | None = column(
        Kind.TEXT,
        label=N_("First reason of the case"),
        help="The main reason of the outcome, in the team's own words.",
        hans="案例原因一",
        hant="案例原因一",
        en="First Reason of the Case",
        read_by=("measures.plans",),
    )
    reason_2: str | None = column(
        Kind.TEXT,
        label=N_("Second reason of the case"),
        help="The second reason, if there is one.",
        hans="案例原因二",
        hant="案例原因二",
        en="Second Reason of the Case",
        read_by=("measures.plans",),
    )
    reason_3: str | None = column(
        Kind.TEXT,
        label=N_("Third reason of the case"),
        help="The third reason, if there is one.",
        hans="案例原因三",
        hant="案例原因三",
        en="Third Reason of the Case",
        read_by=("measures.plans",),
    )
    reason_4: str | None = column(
        Kind.TEXT,
        label=N_("Fourth reason of the case"),
        help="The fourth reason, if there is one.",
        hans="案例原因四",
        hant="案例原因四",
        en="Fourth Reason of the Case",
        read_by=("measures.plans",),
    )
    reason_5: str | None = column(
        Kind.TEXT,
        label=N_("Fifth reason of the case"),
        help="The fifth reason, if there is one.",
        hans="案例原因五",
        hant="案例原因五",
        en="Fifth Reason of the Case",
        read_by=("measures.plans",),
    )
    lesson: str | None = column(
        Kind.TEXT,
        label=N_("Lesson of the case"),
        help="What we do differently next time.",
        hans="案例经验教训",
        hant="案例經驗教訓",
        en="Lesson of the Case",
        read_by=("measures.plans",),
    )


CASES = Table(
    key="cases",
    label=N_("Case library"),
    row=CaseRow,
    needs=(any_of("case_title"), any_of("case_outcome", "reason_1", "lesson")),
    sheet_words=("案例", "case library"),
)
