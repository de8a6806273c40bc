"""What numbers under a header measure: money of sales, a target, receipts, costs, a count of visits."""

import re
from collections.abc import Iterable
from enum import StrEnum

from kamxl.locale import N_
from kamxl.sheets.cells.periods import plain_text


class Measure(StrEnum):
    """What is measured. Only SALES becomes revenue and TARGET a target; the rest is left alone."""

    RATE = "rate"
    COUNT = "count"
    SCORE = "score"
    TARGET = "target"
    FORECAST = "forecast"
    RECEIPTS = "receipts"
    RECEIVABLE = "receivable"
    FEE = "fee"
    COST = "cost"
    PROFIT = "profit"
    TAX = "tax"
    PRICE = "price"
    QUANTITY = "quantity"
    DAY = "day"
    SALES = "sales"


_WORDS = {
    Measure.RATE: r"同比|环比|環比|增长|增長|增幅|率|占比|佔比|比重|排名|名次|%|\byoy\b|\bqoq\b|growth|"
    r"\bshare\b|\brank|\bvs\b|attain"
    r"|\brate\b|\bpct\b|percent|差异|差異|差额|差額|variance|\bdelta\b|折扣|discount",
    Measure.SCORE: r"满意|滿意|\bnps\b|评分|評分|得分|打分|score|csat|\bces\b|rating|\bsla\b",
    Measure.COUNT: r"次数|次數|人数|人數|个数|個數|单数|單數|笔数|筆數|户数|戶數|天数|天數|时长|時長"
    r"|小时|小時|工时|工時|拜访|拜訪|访问|訪問|客诉|客訴"
    r"|投诉|投訴|工单|工單|\bvisits?\b|\bcalls?\b|\bmeetings?\b|\bcounts?\b|number of|"
    r"\bno\. of\b|\bhours?\b|\bdays\b|complaints?"
    r"|tickets?|headcount|\bcases\b",
    Measure.TARGET: r"目标|目標|任务|任務|指标|指標|预算|預算|计划|計劃|target|quota|budget|\bplan|\bgoal",
    Measure.FORECAST: r"预测|預測|预计|預計|forecast|projected|expected|estimate",
    Measure.RECEIPTS: r"回款|收款|收汇|收匯|到账|到帳|到款|实收|實收|已收|receipts?\b|collect|"
    r"payments?\b|\bpaid\b|cash received|remittance",
    Measure.RECEIVABLE: r"应收|應收|欠款|余额|餘額|账龄|帳齡|未收|receivable|outstanding|balance|"
    r"overdue|ag(?:e)?ing|\bdue\b|期初|期末",
    Measure.FEE: r"费用|費用|运费|運費|手续费|手續費|佣金|报销|報銷|返利|补贴|補貼|服务费|費$|费$|\bfees?\b|"
    r"expens|freight|shipping|commission"
    r"|rebate|\bspend(?:ing)? on\b|marketing spend",
    Measure.COST: r"成本|\bcosts?\b|cogs|采购支出|採購支出",
    Measure.PROFIT: r"毛利|利润|利潤|margin|profit|ebit",
    Measure.TAX: r"税额|稅額|税金|稅金|增值税额"
    r"|\btax(?:es)?\b(?! incl| excl|-)|\bvat\b(?! incl| excl)|\bgst\b",
    Measure.PRICE: r"单价|單價|均价|均價|unit price|price per|\basp\b",
    Measure.QUANTITY: r"数量|數量|销量|銷量|件数|件數|台数|台數|吨|噸|\b件\b|(?<=[/（(])\s*[台件套只个吨箱]|"
    r"\bqty\b|quantit|\bunits?\b(?!\s*[:=])|\bvolume\b|\bpcs\b"
    r"|pieces|tonnes?|\bkg\b",
    Measure.DAY: r"日期|时间|時間|\bdate\b",
    Measure.SALES: r"销售|銷售|销货|銷貨|收入|营收|營收|营业|營業|业绩|業績|金额|金額|货款|貨款"
    r"|订货|訂貨|订单|訂單|开票|開票|出货|出貨|发货|發貨"
    r"|验收|驗收|签约|簽約|成交|采购额|採購額|产值|產值|含税|含稅|未税|未稅|净额|淨額|\bsales?\b|revenue|turnover|amount|billing|billed"
    r"|invoice|bookings?|\borders?\b|\bnet\b|\bgross\b|purchases|shipments?|"
    r"\bvalue\b|\barr\b|\bmrr\b|实际|實際|完成|达成|達成"
    r"|\bactuals?\b|achieved",
}
_PATTERNS = {measure: re.compile(words) for measure, words in _WORDS.items()}

MEASURE_LABELS = {
    Measure.RATE: N_("a rate or a share"),
    Measure.COUNT: N_("a count"),
    Measure.SCORE: N_("a score"),
    Measure.TARGET: N_("a target"),
    Measure.FORECAST: N_("a forecast"),
    Measure.RECEIPTS: N_("money received"),
    Measure.RECEIVABLE: N_("money owed"),
    Measure.FEE: N_("fees and expenses"),
    Measure.COST: N_("costs"),
    Measure.PROFIT: N_("profit"),
    Measure.TAX: N_("tax"),
    Measure.PRICE: N_("a price"),
    Measure.QUANTITY: N_("a quantity"),
    Measure.DAY: N_("a day"),
    Measure.SALES: N_("sales"),
}
"""What people call them."""


def measure_of(text: str) -> Measure | None:
    """Say what a text speaks of; None when it names no measure."""
    plain = plain_text(text)
    return next((measure for measure, pattern in _PATTERNS.items() if pattern.search(plain)), None)


def measure_in_any(texts: Iterable[str]) -> tuple[Measure, str] | None:
    """Return the first measure that one of the texts names, and that text."""
    return next(((found, text) for text in texts if (found := measure_of(text)) is not None), None)
