"""The six danger signals of the key-account handbook."""

from dataclasses import dataclass

from kamxl.locale import N_
from kamxl.sheets.tables.column import Day, Kind, column
from kamxl.sheets.tables.table import Table, any_of


@dataclass(frozen=True, slots=True, kw_only=True)
class DangerRow:
    """One row: the six danger signals of one account on one day, each yes or no."""

    date: Day | None = column(
        Kind.DAY,
        label=N_("Signs noticed on"),
        help="When the six signs were looked at.",
        hans="危险信号登记日期",
        hant="危險訊號日期",
        en="Signs Noticed On; Danger Signals On",
        read_by=("measures.danger_signs",),
    )
    orders_without_effort: bool | None = column(
        Kind.YES_NO,
        label=N_("Orders arrive without effort"),
        help="Orders arrive with no effort of ours.",
        hans="订单不请自来 订单来得太容易 无需努力就有订单",
        hant="訂單不請自來 訂單來得太容易",
        en="Orders Arrive without Effort; Orders without Effort; Effortless Orders",
        read_by=("measures.danger_signs",),
    )
    presales_worthless: bool | None = column(
        Kind.YES_NO,
        label=N_("Pre-sales seems worthless"),
        help="What our pre-sales do seems worthless to the customer.",
        hans="售前没有价值 售前工作看似无用 售前无价值",
        hant="售前沒有價值 售前工作看似無用",
        en="Pre-sales Seems Worthless; Pre-sales Worthless",
        read_by=("measures.danger_signs",),
    )
    studies_new_technology: bool | None = column(
        Kind.YES_NO,
        label=N_("Customer studies a new technology"),
        help="The customer studies a new technology.",
        hans="客户研究新技术 客户在研究新技术",
        hant="客戶研究新技術 客戶在研究新技術",
        en="Customer Studies a New Technology; Studies New Technology; New Technology Studied",
        read_by=("measures.danger_signs",),
    )
    presales_leaving: bool | None = column(
        Kind.YES_NO,
        label=N_("Our pre-sales leave the area"),
        help="Our pre-sales leave the area.",
        hans="售前人员撤离 售前人员离开该领域 售前撤出",
        hant="售前人員撤離 售前撤出",
        en="Our Pre-sales Leave the Area; Pre-sales Leaving; Pre-sales Left",
        read_by=("measures.danger_signs",),
    )
    template_proposals: bool | None = column(
        Kind.YES_NO,
        label=N_("Proposals are all templates"),
        help="Our proposals are all templates.",
        hans="方案都是模板 方案千篇一律 方案全是模板",
        hant="方案都是範本 方案千篇一律",
        en="Proposals Are All Templates; Template Proposals",
        read_by=("measures.danger_signs",),
    )
    no_more_training: bool | None = column(
        Kind.YES_NO,
        label=N_("Customer wants no more training"),
        help="The customer wants no more training.",
        hans="客户不再要求培训 客户不再需要培训 不再要培训",
        hant="客戶不再要求培訓 客戶不再需要培訓",
        en="Customer Wants No More Training; No More Training Wanted; No More Training",
        read_by=("measures.danger_signs",),
    )


DANGER_SIGNALS = Table(
    key="danger_signals",
    label=N_("Danger signals"),
    row=DangerRow,
    needs=(
        any_of(
            "orders_without_effort",
            "presales_worthless",
            "studies_new_technology",
            "presales_leaving",
            "template_proposals",
            "no_more_training",
        ),
    ),
    sheet_words=("危险信号", "危險信號", "danger signal"),
    dated_by="date",
)
