"""Needs and opportunities."""

from dataclasses import dataclass

from kamxl.locale import N_
from kamxl.sheets.tables.column import Day, Kind, column
from kamxl.sheets.tables.table import Table, any_of


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedRow:
    """One row: one need or opportunity."""

    need_id: str | None = column(
        Kind.KEY,
        label=N_("Need number"),
        help="Number.",
        hans="需求编号 需求ID 商机编号 商机ID",
        hant="需求編號 需求ID 商機編號 需求單號 商機ID",
        en="Need ID; Request ID; Opportunity ID; FR No.; Opportunity No.; Opp ID; Deal ID; Need Number",
        read_by=("measures.dossier._need",),
    )
    description: str | None = column(
        Kind.TEXT,
        label=N_("Need"),
        help="What the customer needs.",
        hans="需求 需求描述 客户需求 需求内容 商机 商机信息 商机名称 机会 诉求 需求名称 机会名称 项目机会",
        hant="需求 需求描述 客戶需求 需求內容 商機 商機信息 商機資訊 商機名稱 機會 訴求 需求說明 "
        "需求名稱 機會名稱",
        en="Need; Requirement; Request; Opportunity; Description; Feature Request; Opportunity Name; "
        "Deal; Deal Name",
        against="date; 日期; 数; count",
        read_by=("measures.dossier._need",),
    )
    need_type: str | None = column(
        Kind.WORD,
        label=N_("Kind of need"),
        help="explicit, implicit or latent.",
        hans="需求类型 显性/隐性/潜在 需求类别",
        hant="需求類型 需求型別 顯性/隱性/潛在 需求類別",
        en="Need Type; Type; Explicit/Implicit/Latent; Category; Kind of Need; Requirement Type",
        hints="类型; 類型; Kind",
        read_by=("measures.dossier._need",),
    )
    urgency: float | None = column(
        Kind.NUMBER,
        label=N_("Urgency"),
        help="Urgency, 1 to 5.",
        hans="紧急度 紧急程度 优先级 急迫度",
        hant="緊急度 緊急程度 優先級 優先順序 急迫度",
        en="Urgency; Priority; Severity; Time Criticality",
        low=1,
        high=5,
        read_by=("measures.dossier._need",),
    )
    value: float | None = column(
        Kind.MONEY,
        label=N_("Value of the need"),
        help="What it may be worth.",
        hans="价值量 预计金额 商机金额 预计价值 潜在金额 预期收益 预估金额 预计合同额 预计签约金额 商机价值",
        hant="價值量 預計金額 商機金額 預計價值 潛在金額 預期收益 預估金額 預期效益 預估價值 "
        "預計合約額 商機價值",
        en="Value; Est. Value; Expected Revenue; Deal Size; Impact; Worth; Expected Value; "
        "Estimated Value; Estimated Amount; Deal Value; Opportunity Value; Opportunity Amount; "
        "Expected Amount",
        hints="金额; 金額; Amount",
        against="税; 稅; tax; 已; paid; 回款; sla; %",
        read_by=("measures.dossier._need",),
    )
    stage: str | None = column(
        Kind.TEXT,
        label=N_("Stage of the need"),
        help="The team's own word for its state.",
        hans="商机阶段 销售阶段 需求状态 排期状态 跟进阶段 机会阶段 需求阶段",
        hant="商機階段 銷售階段 需求狀態 排期狀態 跟進階段 機會階段 需求階段",
        en="Stage; Status; Sales Stage; Pipeline Stage; Opportunity Stage; Need Stage",
        hints="阶段; 階段; 状态; 狀態",
        against="关系; 關係; relationship; lifecycle; 生命",
        read_by=("measures.dossier._need", "sheets.frames.derived_columns.with_outcome"),
    )
    probability: float | None = column(
        Kind.PERCENT,
        label=N_("Chance, %"),
        help="Chance of winning, %.",
        hans="成功率 赢单率 成交概率 可能性 赢率 成单率 把握度",
        hant="成功率 贏單率 成交概率 成交機率 可能性 贏率 成單率 把握度",
        en="Probability; Win %; Likelihood; Probability %; Chance of Winning; Win Probability; Win Rate",
        read_by=("measures.dossier._need",),
    )
    expected_close: Day | None = column(
        Kind.DAY,
        label=N_("Expected close"),
        help="Expected to close on.",
        hans="预计成交日期 预计签约时间 计划上线 期望完成时间 预计成交 预计成交时间 预计结束日期 "
        "预计签单日期 预计签约日期",
        hant="預計成交日期 預計簽約時間 計劃上線 期望完成時間 預計結案日 預計成交 預計成交時間 "
        "預計簽單日期 預計簽約日期",
        en="Expected Close; Close Date; Target Date; ETA; Expected Close Date; Estimated Close; "
        "Estimated Close Date; Closing Date",
        read_by=("measures.dossier._need",),
    )
    owner: str | None = column(
        Kind.TEXT,
        label=N_("Owner of the need"),
        help="Who looks after it.",
        hans="商机负责人 商机所有人",
        hant="商機負責人 商機所有人",
        en="Opportunity Owner; Deal Owner; Need Owner",
        hints="负责人; 負責人; Owner",
        read_by=("measures.dossier._need",),
    )


NEEDS = Table(
    key="needs",
    label=N_("Needs"),
    row=NeedRow,
    needs=(any_of("need_id", "description", "need_type"),),
    sheet_words=("需求", "商机", "商機", "need", "opportunit", "requirement"),
    decides_currency=6,
)
