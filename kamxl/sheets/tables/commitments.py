"""Promises to customers."""

from dataclasses import dataclass

from kamxl.locale import N_
from kamxl.sheets.tables.column import Day, Kind, column
from kamxl.sheets.tables.table import Table, any_of


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentRow:
    """One row: one promise to the customer."""

    title: str | None = column(
        Kind.TEXT,
        label=N_("Commitment"),
        help="What was promised.",
        hans="承诺事项 承诺 行动项 任务 事项 里程碑 关键节点 工作内容 改善措施 行动计划 承诺内容 行动 "
        "行动事项 工作事项 任务名称",
        hant="承諾事項 承諾 行動項 任務 事項 里程碑 關鍵節點 工作內容 改善措施 行動計劃 行動方案 "
        "承諾內容 行動 行動事項 工作事項 任務名稱",
        en="Commitment; Action; Action Item; Task; Milestone; Deliverable; Initiative; "
        "What Was Promised; Task Name",
        hints="Promise",
        may_hold_totals=True,
        read_by=(
            "measures.dossier._commitment",
            "measures.terms.promises_of",
        ),
    )
    owner: str | None = column(
        Kind.TEXT,
        label=N_("Owner of the promise"),
        help="Who does it.",
        hans="责任人 负责人 执行人 主责人 承办人",
        hant="責任人 負責人 執行人 主責人",
        en="Owner; Responsible; Assignee; DRI; Person Responsible; Assigned To; Owner of Commitment",
        hints="Who",
        read_by=(
            "measures.dossier._commitment",
            "measures.terms.promises_of",
        ),
    )
    due_date: Day | None = column(
        Kind.DAY,
        label=N_("Promised for"),
        help="Due on.",
        hans="完成时间 计划完成时间 目标完成时间 截止日期 承诺日期 交期 交付日期 承诺完成日期 承诺时间 "
        "计划完成日期 计划完成日 到期日 到期日期 要求完成时间 完成期限",
        hant="完成時間 計劃完成時間 目標完成時間 截止日期 承諾日期 交期 交付日期 預計完成日 "
        "承諾完成日期 承諾時間 計劃完成日期 計畫完成日 到期日 到期日期 要求完成時間 完成期限",
        en="Due Date; Deadline; Target Date; Promised Date; Planned Finish; Due; Due On; Due By; "
        "Promised For; Promised On; Planned Completion",
        hints="Date",
        read_by=(
            "measures.dossier._commitment",
            "measures.terms.promises_of",
        ),
    )
    done_date: Day | None = column(
        Kind.DAY,
        label=N_("Done on"),
        help="Done on.",
        hans="实际完成时间 完成日期 实际交付日期 验收日期 完成日 实际完成日期 实际完成日",
        hant="實際完成時間 完成日期 實際交付日期 驗收日期 實際完成日 驗收日 完成日 實際完成日期",
        en="Completed On; Done Date; Actual Finish; Delivered On; Accepted On; Done On; "
        "Completion Date; Date Completed; Actual Completion",
        hints="Done; Completed; 完成",
        read_by=(
            "measures.dossier._commitment",
            "measures.terms._kept",
        ),
    )
    status: str | None = column(
        Kind.WORD,
        label=N_("Status of the promise"),
        help="open, done or cancelled.",
        hans="进度 完成情况 执行状态 状态 当前进展 任务状态 行动状态",
        hant="進度 完成情況 執行狀態 狀態 當前進展 執行狀況 任務狀態 行動狀態",
        en="Status; Progress; % Complete; Commitment Status; Task Status; Action Status",
        hints="State",
        read_by=(
            "measures.dossier._commitment",
            "measures.terms._kept",
        ),
    )
    risk_raised_at: Day | None = column(
        Kind.DAY,
        label=N_("Risk raised on"),
        help="When a risk to it was raised.",
        hans="风险预警时间 预警时间 风险上报时间 风险提出日期 预警提出时间 风险报告时间",
        hant="風險預警時間 預警時間 風險上報時間 風險通報時間 風險提出日期 預警提出時間 風險報告時間",
        en="Risk Raised At; Warning Time; Risk Flagged On; Risk Raised On; Risk Raised; Warned On",
        read_by=("measures.terms.promises_of",),
    )
    confirmed: bool | None = column(
        Kind.YES_NO,
        label=N_("Confirmed by the customer"),
        help="The customer confirmed it.",
        hans="客户确认函 客户确认 是否确认 验收确认 客户是否确认",
        hant="客戶確認函 客戶確認 是否確認 驗收確認 客戶確認書 客戶是否確認",
        en="Customer Sign-off; Confirmed; Acceptance; Sign-off; Customer Confirmed; Confirmed by Customer",
        read_by=("measures.dossier._commitment",),
    )


COMMITMENTS = Table(
    key="commitments",
    label=N_("Commitments"),
    row=CommitmentRow,
    needs=(any_of("title"),),
    sheet_words=("承诺", "行动", "任务", "承諾", "commitment", "promise", "action", "task"),
)
