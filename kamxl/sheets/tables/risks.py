"""Risk signals."""

from dataclasses import dataclass

from kamxl.locale import N_
from kamxl.sheets.tables.column import Day, Kind, column
from kamxl.sheets.tables.table import Table, any_of


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskRow:
    """One row: one risk signal, in words or as yes/no columns."""

    date: Day | None = column(
        Kind.DAY,
        label=N_("Noticed on"),
        help="Noticed on.",
        hans="预警日期 风险日期 发现日期 登记日期 预警时间 风险提示日期",
        hant="預警日期 風險日期 發現日期 登記日期 預警時間 風險提示日期",
        en="Risk Date; Date Raised; Logged On; Noticed On; Warning Date; Raised On; Date Noticed",
        read_by=("measures.signals._risks",),
    )
    signal: str | None = column(
        Kind.TEXT,
        label=N_("Risk signal"),
        help="What was noticed, in words.",
        hans="风险信号 预警信号 风险事项 风险描述 流失迹象 高危信号 风险内容 风险说明",
        hant="風險信號 風險訊號 預警信號 預警訊號 風險事項 風險描述 流失跡象 高危信號 高危訊號 警訊 "
        "風險內容 風險說明",
        en="Risk; Signal; Risk Signal; Warning; Red Flag; Trigger; Risk Description; Risk Event",
        hints="风险; 風險",
        read_by=("sheets.frames.derived_columns", "measures.signals._risks"),
    )
    color: str | None = column(
        Kind.WORD,
        label=N_("Risk colour"),
        help="red, yellow or green, as the team sees it.",
        hans="红黄绿灯 三色灯 预警等级 风险等级 灯色 预警级别 风险灯 风险颜色 灯号",
        hant="紅黃綠燈 三色燈 預警等級 風險等級 燈色 預警級別 燈號 風險燈 風險顏色",
        en="RAG; Status Color; Risk Level; Alert Level; Traffic Light; Risk Colour; Risk Color; "
        "Risk Light; RAG Status",
        hints="Light",
        against="product; 产品; 產品",
        read_by=("measures.signals._risks",),
    )
    decision_maker_left: bool | None = column(
        Kind.YES_NO,
        label=N_("Decision maker left"),
        help="The decision maker left.",
        hans="决策人离职 核心决策人离职 关键人变动 联系人变更",
        hant="決策人離職 核心決策人離職 關鍵人變動 聯繫人變更 聯絡人變更 決策者離職",
        en="Decision Maker Left; Sponsor Change; Champion Left; Key Contact Change; Economic Buyer Left",
        read_by=("sheets.frames.derived_columns",),
    )
    budget_frozen: bool | None = column(
        Kind.YES_NO,
        label=N_("Budget frozen"),
        help="The budget was frozen.",
        hans="预算冻结 预算取消 预算缩减",
        hant="預算凍結 預算取消 預算縮減",
        en="Budget Frozen; Budget Freeze; Budget Cut",
        read_by=("sheets.frames.derived_columns",),
    )
    competitor_entry: bool | None = column(
        Kind.YES_NO,
        label=N_("Competitor entered"),
        help="A competitor entered.",
        hans="竞品介入 竞争对手介入 竞品进入",
        hant="競品介入 競爭對手介入 競品進入",
        en="Competitor Entry; Competitive Threat; Competitor Engaged; Competitor Entered; "
        "Competitor Has Entered",
        read_by=("sheets.frames.derived_columns",),
    )
    status: str | None = column(
        Kind.WORD,
        label=N_("Status of the risk"),
        help="open or done.",
        hans="处理状态 风险状态 是否关闭 状态 预警状态",
        hant="處理狀態 風險狀態 是否關閉 狀態 預警狀態",
        en="Status; Open/Closed; Risk Status; Warning Status",
        hints="State",
        against="us; country; province; 订单; order",
        read_by=("measures.signals._risks",),
    )


RISKS = Table(
    key="risks",
    label=N_("Risks"),
    row=RiskRow,
    needs=(any_of("signal", "color", "decision_maker_left", "budget_frozen", "competitor_entry"),),
    sheet_words=("风险", "预警", "風險", "預警", "risk", "warning"),
    dated_by="date",
    dates_the_book=True,
    carried_by_accounts=5,
)
