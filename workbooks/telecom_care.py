"""The telecom book's visits and satisfaction surveys."""

from datetime import date, timedelta

from care import answers, visits
from customers import Customer
from dice import dice
from pages import Bad, Book, Column, Page
from quarters import chinese
from telecom_customers import CUSTOMERS
from telecom_people import met_names, people

LEVELS = {"formal": "常规", "executive": "高层", "workshop": "战略研讨"}
CHANNELS = {
    "formal": ("上门拜访", "上门拜访", "视频会议"),
    "executive": ("上门拜访",),
    "workshop": ("现场会议",),
}
TALKS = {
    "formal": (
        "月度用量与账单核对",
        "业务复盘，线路质量情况通报",
        "新开通站点进度沟通",
        "云资源扩容需求交流",
        "故障复盘与整改说明",
        "续约条款沟通",
    ),
    "executive": ("双方高层会晤，确认年度合作方向", "分管领导互访，通报重点项目", "高层对话：数字化预算安排"),
    "workshop": (
        "年度联合规划研讨，共创场景清单",
        "季度战略研讨：云网融合路线图",
        "战略研讨：5G专网与安全体系",
    ),
}
NEXT = ("提交扩容方案", "安排技术交流", "跟进合同评审", "发送服务月报", "整理问题清单并回复", "-")
VISIT_COLUMNS = (
    Column(header="拜访日期", kind="date", width=14),
    Column(header="客户名称", width=30),
    Column(header="拜访层级", width=10),
    Column(header="拜访方式", width=10),
    Column(header="被拜访人", width=20),
    Column(header="我方人员", width=10),
    Column(header="沟通内容", kind="long", width=36),
    Column(header="下一步计划", width=20),
    Column(header="下次拜访日期", kind="date", width=14),
)
SPOILED_VISITS = {
    211: (0, Bad(value="上周三", why="not a date; row left out")),
    640: (2, Bad(value="顺路", why="unknown level; visit counted without a level")),
}
SURVEY_COLUMNS = (
    Column(header="调研日期", kind="date", width=14),
    Column(header="客户名称", width=30),
    Column(header="受访人", width=10),
    Column(header="满意度", width=10),
    Column(header="NPS", kind="number", width=8),
    Column(header="意见建议", kind="long", width=36),
)
CALL_COLUMNS = (
    Column(header="回访日期", kind="date", width=14),
    Column(header="客户名称", width=30),
    Column(header="评价人", width=10),
    Column(header="满意度得分", kind="number", width=12),
    Column(header="改进建议", kind="long", width=36),
)
SURVEY_DAYS = (date(2025, 6, 9), date(2026, 5, 11))
CALL_DAYS = (date(2025, 11, 10), date(2026, 2, 24), date(2026, 8, 17))
PRAISE = ("服务响应及时", "客户经理专业", "线路稳定", "希望增加云产品培训", "-", "账单可以更清晰")
BLAME = ("开通周期偏长", "故障通报不及时", "报价流程太慢", "希望固定技术接口人")


def build_visits(book: Book) -> None:
    """Write the visit log, oldest first; days are dates or text, as each manager types them."""
    page = book.page("拜访记录", VISIT_COLUMNS)
    page.title("客户拜访记录（2025年二季度—2026年三季度）")
    page.header()
    found = sorted(
        (visit for customer in CUSTOMERS for visit in visits(customer)), key=lambda visit: visit.day
    )
    for place, visit in enumerate(found):
        throw = dice("talk", visit.customer.name, str(visit.day), visit.level)
        following = visit.day + timedelta(days=throw.choice((14, 30, 30, 60)))
        row = [
            chinese(visit.day) if throw.random() < 0.12 else visit.day,
            visit.customer.name if throw.random() < 0.93 else visit.customer.short,
            LEVELS[visit.level],
            throw.choice(CHANNELS[visit.level]),
            met_names(visit.customer, visit.met, visit.day),
            visit.customer.owner,
            throw.choice(TALKS[visit.level]),
            throw.choice(NEXT),
            following if throw.random() < 0.6 else "-",
        ]
        if place in SPOILED_VISITS:
            column, bad = SPOILED_VISITS[place]
            row[column] = bad
        page.write(row)
        if place % 300 == 299:
            page.blank()
    page.sheet.data_validation(
        3, 2, page.row, 2, {"validate": "list", "source": "=选项!$A$2:$A$5", "error_type": "warning"}
    )
    page.footer("填表要求：拜访后3个工作日内登记；高层含副总裁及以上")


def word(points: int) -> str:
    """Give the word a customer ticks for its points."""
    steps = ((88, "很满意"), (69, "满意"), (45, "一般"), (15, "不太满意"))
    return next((text for least, text in steps if points >= least), "不满意")


def respondent(customer: Customer, day: date) -> str:
    """Name who answered: the second contact, usually the user."""
    return met_names(customer, (1,), day) if len(people(customer)) > 1 else "-"


def build_surveys(book: Book) -> None:
    """Write the yearly survey in words."""
    page = book.page("满意度调研", SURVEY_COLUMNS)
    page.title("客户满意度调研（年度）")
    page.header()
    for customer in CUSTOMERS:
        for day, points in answers(customer, "survey", SURVEY_DAYS, 3):
            throw = dice("survey", customer.name, str(day))
            rating: object = "不了解" if customer.number in ("DK055", "DK059") else word(points)
            if customer.number == "DK039" and day.year == 2026:
                rating = Bad(value="尚可", why="unknown word; answer left out")
            promoters = max(0, min(10, round(points / 10 + throw.uniform(-0.6, 0.9))))
            write_answer(page, customer, day, rating, promoters if throw.random() < 0.9 else "-")
    page.footer("选项：很满意／满意／一般／不太满意／不满意／不了解")


def write_answer(page: Page, customer: Customer, day: date, rating: object, *more: object) -> None:
    """Write one survey answer, with a sentence that suits the customer's mood."""
    throw = dice("sentence", customer.name, str(day))
    said = throw.choice(PRAISE if customer.satisfaction >= 70 else BLAME)
    page.write((day, customer.name, respondent(customer, day), rating, *more, said))


def build_calls(book: Book) -> None:
    """Write the call-backs of the service desk, 0–100 points."""
    page = book.page("季度回访", CALL_COLUMNS)
    page.title("客服中心季度回访评分（百分制）")
    page.header()
    for customer in CUSTOMERS:
        for day, points in answers(customer, "calls", CALL_DAYS, 3):
            throw = dice("call", customer.name, str(day))
            text = str(points).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
            write_answer(page, customer, day, text if throw.random() < 0.03 else points)
