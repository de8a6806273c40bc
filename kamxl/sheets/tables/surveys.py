"""What customers answered."""

from dataclasses import dataclass

from kamxl.locale import N_
from kamxl.sheets.tables.column import Day, Kind, column
from kamxl.sheets.tables.table import Table, any_of


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyRow:
    """One row: one answer of a customer."""

    date: Day | None = column(
        Kind.DAY,
        label=N_("Date of the answer"),
        help="The day of the answer.",
        hans="调研日期 调查日期 回收日期 评价日期 回访日期 填写日期 答卷日期 调查时间 评价时间",
        hant="調研日期 調查日期 回收日期 評價日期 回訪日期 填寫日期 問卷日期 調查時間 評價時間",
        en="Survey Date; Response Date; Date; Date of Answer; Answered On; Surveyed On; Submitted On",
        read_by=(
            "measures.judged",
            "measures.service.recommendation_of",
        ),
    )
    satisfaction: float | None = column(
        Kind.SCORE,
        label=N_("Satisfaction"),
        help="Satisfaction, 0 to 100.",
        hans="满意度 客户满意度 满意度得分 满意度评分 满意度分数 综合满意度 评分 总体满意度 "
        "满意度（分） 客户满意度评分",
        hant="滿意度 客戶滿意度 滿意度得分 滿意度評分 滿意度分數 綜合滿意度 評分 總體滿意度 整體滿意度 "
        "客戶滿意度評分",
        en="CSAT; Satisfaction; Satisfaction Score; CSAT Score; Customer Satisfaction; "
        "Overall Satisfaction; Satisfaction %; Satisfaction Rating",
        against="date; 日期; 目标; target",
        read_by=("measures.judged.answers_of",),
    )
    nps_score: float | None = column(
        Kind.NUMBER,
        label=N_("NPS answer"),
        help="Would recommend, 0 to 10.",
        hans="NPS 推荐意愿 推荐分 净推荐值 NPS评分 NPS得分 推荐度 推荐指数",
        hant="NPS 推薦意願 推薦分 淨推薦值 NPS評分 NPS得分 推薦度",
        en="NPS; NPS Score; Likelihood to Recommend; LTR; Recommend Score; NPS Answer; NPS Rating",
        low=0,
        high=10,
        read_by=("measures.service.recommendation_of",),
    )
    ces_score: float | None = column(
        Kind.NUMBER,
        label=N_("Effort score"),
        help="Effort score.",
        hans="费力度 客户费力度 CES",
        hant="費力度 客戶費力度 CES",
        en="CES; Effort Score; Customer Effort",
        read_by=("measures.dossier._answer",),
    )
    respondent: str | None = column(
        Kind.TEXT,
        label=N_("Respondent"),
        help="Who answered.",
        hans="填写人 受访人 评价人 被访者",
        hant="填寫人 受訪人 評價人 被訪者 受訪者",
        en="Respondent; Completed By; Surveyed Contact",
        read_by=("measures.service.recommendation_of",),
    )
    feedback: str | None = column(
        Kind.TEXT,
        label=N_("Feedback"),
        help="What was said.",
        hans="意见建议 改进建议 客户反馈 反馈意见 客户意见",
        hant="意見建議 改進建議 客戶反饋 反饋意見 客戶意見 意見回饋",
        en="Feedback; Comments; Verbatim; Suggestions",
        read_by=("measures.dossier._answer",),
    )


SURVEYS = Table(
    key="surveys",
    label=N_("Surveys"),
    row=SurveyRow,
    needs=(any_of("satisfaction", "nps_score", "ces_score"),),
    sheet_words=("满意度", "调研", "滿意度", "調研", "survey", "satisfaction", "nps", "csat"),
    dated_by="date",
    dates_the_book=True,
    carried_by_accounts=3,
)
