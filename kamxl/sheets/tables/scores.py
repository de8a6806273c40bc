"""How the team scores its accounts."""

from dataclasses import dataclass

from kamxl.locale import N_
from kamxl.sheets.tables.column import Day, Kind, column
from kamxl.sheets.tables.table import Table, any_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRow:
    """One row: how the team scored one account on one day."""

    strategic_fit: float | None = column(
        Kind.NUMBER,
        label=N_("Strategic fit"),
        help="Strategic fit, 1 to 5.",
        hans="战略契合度 战略匹配度 战略协同 契合度 战略契合",
        hant="戰略契合度 戰略匹配度 戰略協同 契合度 戰略契合 策略契合度",
        en="Strategic Fit; Strategic Alignment; Fit; Strategy Fit",
        low=1,
        high=5,
        read_by=("measures.judged",),
    )
    value_potential: float | None = column(
        Kind.NUMBER,
        label=N_("Growth potential"),
        help="Growth potential, 1 to 5.",
        hans="价值潜力 发展潜力 增长潜力 增长空间 合作潜力 潜力",
        hant="價值潛力 發展潛力 增長潛力 增長空間 合作潛力 潛力 成長潛力",
        en="Growth Potential; Value Potential; Potential; Upside; Future Potential",
        low=1,
        high=5,
        read_by=("measures.judged",),
    )
    resource_complementarity: float | None = column(
        Kind.NUMBER,
        label=N_("Resource complementarity"),
        help="Resource complementarity, 1 to 5.",
        hans="资源互补性 资源互补 生态价值 协同价值",
        hant="資源互補性 資源互補 生態價值 協同價值",
        en="Resource Complementarity; Synergy; Complementarity; Resource Fit",
        low=1,
        high=5,
        read_by=("measures.judged",),
    )
    strategic_importance: float | None = column(
        Kind.NUMBER,
        label=N_("Strategic importance"),
        help="Importance as one number, 0 to 100.",
        hans="战略重要性 战略价值 战略意义 重要性 战略评分 战略分",
        hant="戰略重要性 戰略價值 戰略意義 重要性 戰略評分 戰略分 策略重要性",
        en="Strategic Importance; Strategic Value; Strategic Score; Attractiveness; Account Attractiveness",
        low=0,
        high=100,
        read_by=("measures.judged",),
    )
    contribution_score: float | None = column(
        Kind.NUMBER,
        label=N_("Contribution score"),
        help="Contribution as one number, 0 to 100.",
        hans="当前贡献度 贡献度 贡献评分 贡献值 贡献分",
        hant="當前貢獻度 貢獻度 貢獻評分 貢獻值 貢獻分 目前貢獻度",
        en="Contribution; Current Contribution; Contribution Score; Value Contribution",
        low=0,
        high=100,
        read_by=("measures.customer_file",),
    )
    relative_strength: float | None = column(
        Kind.NUMBER,
        label=N_("Strength against competitors"),
        help="Our strength against competitors.",
        hans="相对业务优势 我方优势 竞争优势 供应商排名",
        hant="相對業務優勢 我方優勢 競爭優勢 供應商排名 相對優勢",
        en="Relative Business Strength; Business Strength; Our Position; Supplier Rank; Relative Strength",
        read_by=("measures.customer_file",),
    )
    scored_on: Day | None = column(
        Kind.DAY,
        label=N_("Scored on"),
        help="When it was scored.",
        hans="评分日期 评估日期 打分日期 评级日期",
        hant="評分日期 評估日期 打分日期 評級日期",
        en="Scored On; Assessment Date; Rating Date; As Of",
        read_by=("measures.judged",),
    )
    scored_by: str | None = column(
        Kind.TEXT,
        label=N_("Scored by"),
        help="Who scored it.",
        hans="评分人 评估人 打分人",
        hant="評分人 評估人 打分人 評分人員",
        en="Scored By; Assessor; Rated By",
        read_by=("measures.customer_file",),
    )


SCORES = Table(
    key="scores",
    label=N_("Scores"),
    row=ScoreRow,
    needs=(any_of("strategic_fit", "value_potential", "resource_complementarity", "strategic_importance"),),
    carries_yearly_figures=True,
    sheet_words=("评分", "打分", "評分", "score", "rating"),
    dated_by="scored_on",
    dates_the_book=True,
    founds_accounts=2,
    carried_by_accounts=1,
)
