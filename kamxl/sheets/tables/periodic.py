"""Sales and targets by quarter, month or year."""

from dataclasses import dataclass

from kamxl.locale import N_
from kamxl.sheets.tables.column import Kind, column
from kamxl.sheets.tables.table import Sold, Table, any_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodicRow:
    """One row: one account, its values by quarter, month or year; in columns, or one period a row."""

    period: str | None = column(
        Kind.KEY,
        label=N_("Period"),
        help="Quarter, month or year of the row, like 2026Q3.",
        hans="季度 期间 月份 年份 年度 年月 会计期间 统计期间 统计月份 周期 所属期间 所属月份 会计月份 "
        "业务月份 年份月份",
        hant="季度 期間 月份 年份 年度 年月 會計期間 統計期間 統計月份 年季 月別 週期 所屬期間 "
        "所屬月份 會計月份",
        en="Quarter; Period; Month; Year; Fiscal Period; FY; FQ; Fiscal Quarter; Fiscal Year; "
        "Fiscal Month; Year-Month; Reporting Period",
        hints="月; 年; 季; 季別",
        may_hold_totals=True,
        read_by=("sheets.frames.periodic_frame",),
    )
    value_q1: float | None = column(
        Kind.MONEY,
        label=N_("Revenue of the first quarter"),
        help="First quarter of the year.",
        hans="一季度 第一季度 1季度 Q1 Q1销售额 一季度销售额(万元) 首季",
        hant="一季度 第一季度 1季度 Q1 Q1銷售額 一季度銷售額(萬元) 首季 第一季 第1季",
        en="Q1; 1Q; Quarter 1; Q1 Sales; Q1 Revenue; First Quarter",
        read_by=("sheets.frames.periodic_frame",),
    )
    value_q2: float | None = column(
        Kind.MONEY,
        label=N_("Revenue of the second quarter"),
        help="Second quarter of the year.",
        hans="二季度 第二季度 2季度 Q2 Q2销售额 二季度销售额(万元)",
        hant="二季度 第二季度 2季度 Q2 Q2銷售額 二季度銷售額(萬元) 第二季 第2季",
        en="Q2; 2Q; Quarter 2; Q2 Sales; Q2 Revenue; Second Quarter",
        read_by=("sheets.frames.periodic_frame",),
    )
    value_q3: float | None = column(
        Kind.MONEY,
        label=N_("Revenue of the third quarter"),
        help="Third quarter of the year.",
        hans="三季度 第三季度 3季度 Q3 Q3销售额 三季度销售额(万元)",
        hant="三季度 第三季度 3季度 Q3 Q3銷售額 三季度銷售額(萬元) 第三季 第3季",
        en="Q3; 3Q; Quarter 3; Q3 Sales; Q3 Revenue; Third Quarter",
        read_by=("sheets.frames.periodic_frame",),
    )
    value_q4: float | None = column(
        Kind.MONEY,
        label=N_("Revenue of the fourth quarter"),
        help="Fourth quarter of the year.",
        hans="四季度 第四季度 4季度 Q4 Q4销售额 四季度销售额(万元) 末季",
        hant="四季度 第四季度 4季度 Q4 Q4銷售額 四季度銷售額(萬元) 末季 第四季 第4季",
        en="Q4; 4Q; Quarter 4; Q4 Sales; Q4 Revenue; Fourth Quarter",
        read_by=("sheets.frames.periodic_frame",),
    )
    target: float | None = column(
        Kind.MONEY,
        label=N_("Revenue target"),
        help="Target of the period.",
        hans="目标 销售目标 年度目标 任务 指标 计划额 预算 年度销售目标 年目标 全年目标 目标金额 "
        "目标额 年度指标 年度任务 季度目标 月度目标 考核目标",
        hant="目標 銷售目標 年度目標 任務 指標 計劃額 預算 業績目標 年度銷售目標 年目標 全年目標 "
        "目標金額 目標額 年度指標 季度目標 月度目標 年度業績目標",
        en="Target; Quota; Budget; Plan; Goal; Annual Target; Yearly Target; Full-year Target; "
        "Sales Target; Revenue Target; Target Revenue; Target Amount; Annual Quota; Sales Quota; "
        "Annual Plan; Sales Budget",
        against="sla; 可用; uptime; availability; 满意; 滿意; nps; 日期; date; 时间; 時間; 完成率; "
        "attainment; %; 率; 次数; visits; 拜访; level; 等级",
        read_by=("measures.targets", "sheets.frames.periodic_frame"),
    )
    actual: float | None = column(
        Kind.MONEY,
        label=N_("Revenue of the period"),
        help="Revenue of the period.",
        hans="实际 完成 完成额 实际完成 累计完成 实绩 实际销售额 实际金额 完成金额 实际完成额 年销售额 "
        "年度销售额 全年销售额",
        hant="實際 完成 完成額 實際完成 累計完成 實績 達成 實際銷售額 實際金額 完成金額 實際完成額 "
        "年銷售額 年度銷售額 全年銷售額",
        en="Actual; Achieved; YTD Actual; Result; Annual Sales; Annual Revenue; Yearly Sales; "
        "This Year Revenue; Actual Sales; Actual Revenue; Actuals; Revenue to Date; Sales YTD; "
        "YTD Sales; YTD Revenue",
        against="日期; date; 时间; 時間; finish; sla; 率; %; 数量; 數量; qty; 成本; cost; 回款; paid",
        read_by=("sheets.frames.periodic_frame",),
    )
    attainment: float | None = column(
        Kind.PERCENT,
        label=N_("Share of the target"),
        help="Share of the target; kamxl computes it itself.",
        hans="完成率 达成率 目标完成率 计划完成率",
        hant="完成率 達成率 目標完成率 計劃完成率 達標率",
        en="Attainment; % to Target; Achievement %; % of Plan; Attainment %; % of Target; Target Attainment",
    )
    yoy: float | None = column(
        Kind.PERCENT,
        label=N_("Year on year"),
        help="Year on year; kamxl computes it itself.",
        hans="同比 同比增长 同比增长率 较去年同期 增长率",
        hant="同比 同比增長 同比增長率 較去年同期 增長率 年增率 年成長率",
        en="YoY; YoY %; Growth vs LY; vs PY; Growth %; Percent Growth; Year over Year",
    )
    qoq: float | None = column(
        Kind.PERCENT,
        label=N_("Quarter on quarter"),
        help="Quarter on quarter; kamxl computes it itself.",
        hans="环比 环比增长 环比增长率 较上期 较上季",
        hant="環比 環比增長 環比增長率 較上期 較上季 季增率",
        en="QoQ; QoQ %; vs Prior Quarter; Sequential Growth; Quarter over Quarter",
    )
    usage_hours: float | None = column(
        Kind.NUMBER,
        label=N_("Hours of use"),
        help="Hours of use in the period.",
        hans="使用时长 产品使用时长 在线时长 活跃时长",
        hant="使用時長 產品使用時長 在線時長 線上時長 活躍時長 使用時數",
        en="Usage Hours; Usage Time; Active Hours; Time in Product",
        read_by=("sheets.frames.periodic_frame",),
    )


PERIODIC = Table(
    key="periodic",
    label=N_("Figures by period"),
    row=PeriodicRow,
    sold=Sold.BY_PERIOD,
    needs=(
        any_of("period", "value_q1", "value_q2", "value_q3", "value_q4"),
        any_of("value_q1", "value_q2", "value_q3", "value_q4", "target", "actual", "usage_hours"),
    ),
    vague_headers_suffice=True,
    period_may_stand_outside=True,
    sheet_words=("季度", "月度", "目标", "年度", "目標", "quarter", "month", "target", "budget"),
    founds_accounts=5,
    decides_currency=2,
    periods_in_columns=True,
)
