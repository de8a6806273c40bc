"""Complaints and service cases."""

from dataclasses import dataclass

from kamxl.locale import N_
from kamxl.sheets.tables.column import Day, Kind, column
from kamxl.sheets.tables.table import Table, any_of


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueRow:
    """One row: one complaint or service case."""

    issue_id: str | None = column(
        Kind.KEY,
        label=N_("Issue number"),
        help="Number.",
        hans="工单号 投诉编号 服务编号 问题编号 客诉单号 投诉单号 工单编号 服务单号",
        hant="工單號 投訴編號 服務編號 問題編號 客訴單號 案件編號 投訴單號 工單編號 服務單號",
        en="Ticket No.; Case ID; Complaint No.; Issue ID; Incident No.; Ticket ID; Ticket Number; "
        "Case Number; Case No.; Complaint ID; Issue Number",
        hints="Ticket; Case",
        read_by=("measures.service.complaints_of",),
    )
    opened_at: Day | None = column(
        Kind.DAY,
        label=N_("Reported on"),
        help="Reported at.",
        hans="受理时间 投诉时间 发生时间 提出时间 报修时间 反馈时间 提出日期 投诉日期 受理日期 "
        "报告时间 登记时间 创建时间",
        hant="受理時間 投訴時間 發生時間 提出時間 報修時間 反饋時間 通報時間 提出日期 投訴日期 "
        "受理日期 報告時間 登記時間 建立時間",
        en="Opened; Reported At; Created On; Open Date; Received At; Reported On; Date Opened; "
        "Date Reported; Opened At; Opened On; Received On; Complaint Date",
        hints="Created at",
        read_by=(
            "measures.dossier._complaint",
            "measures.signals._late_deliveries",
            "measures.service.complaints_of",
        ),
    )
    acknowledged_at: Day | None = column(
        Kind.DAY,
        label=N_("Answered on"),
        help="Answered at.",
        hans="响应时间 首次响应时间 确认时间 首响时间 响应日期 回复时间 受理确认时间",
        hant="響應時間 首次響應時間 確認時間 首響時間 回應時間 回覆時間 響應日期",
        en="Acknowledged At; First Response; Responded At; Response Time; Answered On; "
        "Acknowledged On; First Response At; First Reply",
        hints="Acknowledged",
        read_by=("measures.service.complaints_of",),
    )
    proposal_at: Day | None = column(
        Kind.DAY,
        label=N_("First plan on"),
        help="First plan at.",
        hans="初步方案时间 方案提交时间 解决方案时间 方案日期 提出方案时间 方案提出时间",
        hant="初步方案時間 方案提交時間 解決方案時間 方案提出時間 方案日期 提出方案時間",
        en="Proposal At; Solution Proposed; Plan Sent At; First Plan On; Proposal Date; Plan On; "
        "Solution Proposed At",
        read_by=("measures.service.complaints_of",),
    )
    resolved_at: Day | None = column(
        Kind.DAY,
        label=N_("Closed on"),
        help="Closed at.",
        hans="解决时间 关闭时间 完结时间 处理完成时间 结案时间 解决日期 关闭日期 办结时间 完成处理时间",
        hant="解決時間 關閉時間 完結時間 處理完成時間 結案時間 解決日期 關閉日期 辦結時間 結案日期",
        en="Resolved At; Closed At; Resolution Date; Closed On; Resolved On; Date Closed; Date Resolved",
        hints="Resolved; Closed",
        read_by=(
            "measures.dossier._complaint",
            "measures.service.complaints_of",
        ),
    )
    severity: str | None = column(
        Kind.KEY,
        label=N_("Severity"),
        help="How bad it is.",
        hans="严重程度 级别 问题等级 影响程度",
        hant="嚴重程度 級別 問題等級 影響程度 嚴重度",
        en="Severity; Priority; Impact Level",
        read_by=("measures.dossier._complaint",),
    )
    options_offered: float | None = column(
        Kind.NUMBER,
        label=N_("Options offered"),
        help="Solutions offered.",
        hans="可选方案数 方案数量 备选方案 方案数 可选方案数量 备选方案数量",
        hant="可選方案數 方案數量 備選方案 備選方案數 方案數 可選方案數量",
        en="Options Offered; No. of Options; Alternatives; Number of Options; Options; Solutions Offered",
        read_by=("measures.service.complaints_of",),
    )
    issue_type: str | None = column(
        Kind.TEXT,
        label=N_("Kind of issue"),
        help="Kind of case.",
        hans="问题类型 投诉类型 投诉原因 服务类型 投诉类别 问题类别 问题分类 工单类型",
        hant="問題類型 問題型別 投訴類型 投訴型別 投訴原因 服務類型 服務型別 客訴類型 投訴類別 "
        "問題類別 問題分類 工單類型",
        en="Issue Type; Category; Complaint Type; Reason; Type of Issue; Case Type; Ticket Type; "
        "Complaint Category; Problem Type; Kind of Issue",
        hints="类型; 類型; Type; Kind",
        read_by=(
            "measures.dossier._complaint",
            "measures.signals._late_deliveries",
            "measures.service.complaints_of",
        ),
    )
    description: str | None = column(
        Kind.TEXT,
        label=N_("What happened"),
        help="What happened.",
        hans="问题描述 投诉内容 服务概述 主要问题说明 情况说明 问题内容 投诉描述 故障描述",
        hant="問題描述 投訴內容 服務概述 主要問題說明 客訴內容 情況說明 問題內容 投訴描述 故障描述",
        en="Description; Summary; Details; Subject; What Happened; Issue Description; Problem Description",
        hints="Complaint; 描述; 说明; 說明",
        read_by=("measures.dossier._complaint", "measures.signals._late_deliveries"),
    )


ISSUES = Table(
    key="issues",
    label=N_("Complaints and issues"),
    row=IssueRow,
    needs=(any_of("issue_id", "opened_at", "issue_type", "description"),),
    sheet_words=("投诉", "工单", "问题", "客诉", "投訴", "issue", "complaint", "ticket", "case"),
)
