"""Recovery plans: how an account is won back after a crisis."""

from dataclasses import dataclass

from kamxl.locale import N_
from kamxl.sheets.tables.column import Day, Kind, column
from kamxl.sheets.tables.table import Table, any_of


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryRow:
    """One row: the recovery plan of one account after one crisis (handbook)."""

    crisis: str | None = column(
        Kind.TEXT,
        label=N_("What went wrong"),
        help="The crisis, in a sentence.",
        hans="危机情况 危机描述",
        hant="危機情況 危機描述",
        en="Crisis; What Went Wrong",
        read_by=("measures.open_files.recoveries_of",),
    )
    crisis_noticed_on: Day | None = column(
        Kind.DAY,
        label=N_("Crisis noticed on"),
        help="The day on which it was noticed.",
        hans="危机发生日期 危机日期",
        hant="危機發生日期 危機日期",
        en="Crisis Noticed On; Crisis Date",
        read_by=("measures.open_files.recoveries_of",),
    )
    spoken_to: str | None = column(
        Kind.TEXT,
        label=N_("Who is spoken to"),
        help="Whom of the customer we speak to about it.",
        hans="挽回沟通对象",
        hant="挽回溝通對象",
        en="Who Is Spoken To",
        read_by=("measures.dossier._recovery",),
    )
    option_1: str | None = column(
        Kind.TEXT,
        label=N_("First option offered"),
        help="A way out that the customer may choose; offer two or three.",
        hans="挽回方案一",
        hant="挽回方案一",
        en="First Option Offered; Recovery Option 1",
        read_by=("measures.dossier._recovery",),
    )
    option_2: str | None = column(
        Kind.TEXT,
        label=N_("Second option offered"),
        help="Another way out.",
        hans="挽回方案二",
        hant="挽回方案二",
        en="Second Option Offered; Recovery Option 2",
        read_by=("measures.dossier._recovery",),
    )
    option_3: str | None = column(
        Kind.TEXT,
        label=N_("Third option offered"),
        help="A third way out, if there is one.",
        hans="挽回方案三",
        hant="挽回方案三",
        en="Third Option Offered; Recovery Option 3",
        read_by=("measures.dossier._recovery",),
    )
    compensation: str | None = column(
        Kind.TEXT,
        label=N_("Compensation offered"),
        help="What the customer gets for its trouble.",
        hans="补偿措施 补偿内容",
        hant="補償措施 補償內容",
        en="Compensation Offered; Compensation",
        read_by=("measures.dossier._recovery",),
    )
    our_lead: str | None = column(
        Kind.TEXT,
        label=N_("Our project lead"),
        help="Who leads the recovery on our side.",
        hans="我方项目负责人",
        hant="我方項目負責人 我方專案負責人",
        en="Our Project Lead",
        read_by=("measures.open_files.recoveries_of",),
    )
    customer_lead: str | None = column(
        Kind.TEXT,
        label=N_("The customer's project lead"),
        help="Who leads it at the customer.",
        hans="客户方项目负责人",
        hant="客戶方項目負責人 客戶方專案負責人",
        en="The Customer's Project Lead; Customer Project Lead",
        read_by=("measures.dossier._recovery",),
    )
    follow_up_on: Day | None = column(
        Kind.DAY,
        label=N_("Recovery: next follow-up on"),
        help="The day on which we look at it again, together with the customer.",
        hans="挽回跟进日期",
        hant="挽回跟進日期",
        en="Recovery: Next Follow-up On; Recovery Follow-up",
        read_by=("measures.open_files.recoveries_of",),
    )
    recovered_on: Day | None = column(
        Kind.DAY,
        label=N_("Recovery closed on"),
        help="The day on which the plan was closed; blank until then.",
        hans="挽回结束日期",
        hant="挽回結束日期",
        en="Recovery Closed On",
        read_by=("measures.open_files.recoveries_of",),
    )


RECOVERY = Table(
    key="recovery",
    label=N_("Recovery plans"),
    row=RecoveryRow,
    needs=(any_of("crisis", "option_1"),),
    sheet_words=("挽回", "recovery"),
)
