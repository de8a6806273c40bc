"""How well accounts are served."""

from dataclasses import dataclass

from kamxl.locale import N_
from kamxl.sheets.tables.column import Day, Kind, column
from kamxl.sheets.tables.table import Table, any_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRow:
    """One row: how well an account was served."""

    date: Day | None = column(
        Kind.DAY,
        label=N_("Period of the service"),
        help="The day, month or quarter of the figures; the last day of a period stands for it.",
        hans="考核期 考核周期 考核月份 考核季度 服务期间 服务月份 服务季度",
        hant="考核期 考核週期 考核月份 考核季度 服務期間 服務月份 服務季度",
        en="Service Period; Service Month; Service Quarter; Period of the Service; Measured On",
        hints="季度; 月份; 期间; 期間; 统计月份; 統計月份; 日期; Quarter; Month; Period; Date",
        read_by=("measures.service.service_of",),
    )
    sla_target: float | None = column(
        Kind.PERCENT,
        label=N_("Availability promised, %"),
        help="Availability promised, %.",
        hans="SLA目标 承诺可用性 可用性目标 客户的目标值 可用率目标 承诺可用率",
        hant="SLA目標 承諾可用性 可用性目標 客戶的目標值 可用率目標 承諾可用率",
        en="SLA Target; Target; Uptime Target; SLA; Availability Target; Promised Availability; "
        "Availability Promised",
        against="k€; €; 金额; 金額; revenue; sales; 销售; 銷售; annual; year; 年; 万; 萬",
        read_by=("measures.service.service_of",),
    )
    sla_actual: float | None = column(
        Kind.PERCENT,
        label=N_("Availability reached, %"),
        help="Availability reached, %.",
        hans="可用率 系统可用性 实际可用性 目前的达成情况 SLA实际 SLA实际值 SLA达成 SLA完成 实际可用率",
        hant="可用率 系統可用性 實際可用性 目前的達成情況 SLA實際 SLA實際值 SLA達成 實際可用率",
        en="Availability; Uptime; SLA Actual; Service Level; Actual SLA; SLA Achieved; SLA Reached; "
        "Actual Availability; Availability Reached",
        read_by=("measures.service.service_of",),
    )
    on_time_rate: float | None = column(
        Kind.PERCENT,
        label=N_("Delivered on time, %"),
        help="Delivered on time, %.",
        hans="准时交付率 交付及时率 OTD 及时率 准交率 准时交货率 按时交付率 交货准时率",
        hant="準時交付率 交付及時率 OTD 及時率 準交率 準時交貨率 達交率 按時交付率 交貨準時率",
        en="On-time Delivery; OTD; OTIF; On-time %; On-time Rate; On-time Delivery Rate; Delivered on Time",
        read_by=("measures.service.supplier_of",),
    )
    quality_rate: float | None = column(
        Kind.PERCENT,
        label=N_("Passed inspection, %"),
        help="Passed inspection, %.",
        hans="合格率 验货通过率 良率 一次合格率 产品合格率 质量合格率",
        hant="合格率 驗貨通過率 驗貨透過率 良率 一次合格率 產品合格率 品質合格率",
        en="Pass Rate; Quality Rate; FPY; Acceptance Rate; Quality Pass Rate; Passed Inspection",
        hints="Quality",
        read_by=("measures.service.supplier_of",),
    )
    supplier_rank: float | None = column(
        Kind.NUMBER,
        label=N_("Rank among suppliers"),
        help="Our rank among the customer's suppliers.",
        hans="我司在所有供应商池的排名 供应商排名 份额排名",
        hant="我司在所有供應商池的排名 供應商排名 份額排名",
        en="Supplier Ranking; Rank; Vendor Rank; Rank Among Suppliers; Supplier Position",
        read_by=("measures.service.supplier_of",),
    )


SERVICE = Table(
    key="service",
    label=N_("Service"),
    row=ServiceRow,
    needs=(any_of("sla_target", "sla_actual", "on_time_rate", "quality_rate", "supplier_rank"),),
    sheet_words=("服务", "交付", "sla", "service", "delivery"),
    carried_by_accounts=6,
)
