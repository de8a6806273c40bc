"""The telecom book's commitments and its complaints desk."""

from datetime import UTC, date, datetime, time, timedelta

from customers import Customer
from dice import dice
from pages import Bad, Book, Column, Formula
from quarters import AS_OF, chinese, workday
from telecom_customers import CUSTOMERS

COMMITMENT_COLUMNS = (
    Column(header="序号", kind="number", width=6),
    Column(header="客户名称", width=30),
    Column(header="承诺事项", kind="long", width=32),
    Column(header="责任人", width=10),
    Column(header="计划完成时间", kind="date", width=14),
    Column(header="实际完成时间", kind="date", width=14),
    Column(header="完成情况", width=10),
    Column(header="风险预警时间", kind="time", width=17),
    Column(header="客户确认", width=10),
)
PROMISES = (
    "完成专线双路由割接",
    "提交云资源扩容方案",
    "开通新站点线路",
    "出具季度服务报告",
    "完成等保整改复测",
    "组织一次产品培训",
    "机柜扩容交付",
    "账单格式调整",
)
TICKET_COLUMNS = (
    Column(header="工单号", width=14),
    Column(header="客户名称", width=30),
    Column(header="受理时间", kind="time", width=17),
    Column(header="响应时间", kind="time", width=17),
    Column(header="初步方案时间", kind="time", width=17),
    Column(header="解决时间", kind="time", width=17),
    Column(header="严重程度", width=10),
    Column(header="投诉原因", width=12),
    Column(header="可选方案数", kind="number", width=11),
    Column(header="问题描述", kind="long", width=36),
)
CAUSES = {
    "线路中断": "专线中断，业务受影响",
    "网速质量": "高峰时段丢包、时延偏大",
    "计费争议": "账单与合同资费不一致",
    "服务态度": "工单回复不及时",
    "云平台故障": "云主机异常重启",
}
LATE = ("延迟交付", "新增线路未按约定日期开通")
LATE_FOR = ("DK014", "DK026")


def build_commitments(book: Book) -> None:
    """Write what was promised, by whom, until when, and whether it was kept."""
    page = book.page("承诺事项", COMMITMENT_COLUMNS)
    page.title("承诺—执行—反馈跟踪表")
    page.header()
    number = 0
    for customer in CUSTOMERS:
        throw = dice("promises", customer.name)
        for _ in range(1 + (customer.yearly > 300) + (customer.yearly > 1500)):
            number += 1
            due = workday(date(2026, 1, 12) + timedelta(days=throw.randint(0, 330)))
            late = throw.random() < 0.15
            done: object = due + timedelta(days=throw.randint(1, 12) if late else -throw.randint(0, 9))
            status = "已完成"
            if not isinstance(done, date) or done > AS_OF or (late and due > date(2026, 8, 31)):
                done, status = "-", "进行中"
            if number == 37:
                done, status = "-", "取消"
            raised = datetime.combine(due - timedelta(days=throw.choice((1, 3, 5))), time(10), tzinfo=UTC)
            typed: object = chinese(due) if throw.random() < 0.08 else due
            if number == 64:
                typed = Bad(value="春节后", why="not a date; value left out")
            page.write(
                (
                    number,
                    customer.name,
                    throw.choice(PROMISES),
                    customer.owner,
                    typed,
                    done,
                    status,
                    raised.replace(tzinfo=None) if late else None,
                    "是"
                    if status == "已完成" and throw.random() < 0.85
                    else "否"
                    if status == "已完成"
                    else None,
                )
            )
        if customer.number in ("DK020", "DK040"):
            page.blank()


def tickets(customer: Customer) -> list[tuple[datetime, str, str]]:
    """Give a customer's tickets of the last four quarters: when, cause, description."""
    throw = dice("tickets", customer.name)
    found = []
    for _ in range(throw.choice((0, 1, 1, 2)) + (customer.yearly > 1000) + (customer.satisfaction < 65)):
        opened = datetime(2025, 10, 8, throw.randint(8, 18), throw.randint(0, 59), tzinfo=UTC)
        cause = throw.choice(sorted(CAUSES))
        found.append((opened + timedelta(days=throw.randint(0, 350)), cause, CAUSES[cause]))
    if customer.number in LATE_FOR:
        found.append((datetime(2026, 8, throw.randint(4, 27), 9, 30, tzinfo=UTC), *LATE))
    return sorted(found)


def build_tickets(book: Book) -> None:
    """Write the complaints desk's tickets with the three times of the 3R rule."""
    page = book.page("投诉工单", TICKET_COLUMNS)
    page.title("客户投诉与故障工单（2025年四季度—2026年三季度）")
    page.header()
    number = 0
    for customer in CUSTOMERS:
        throw = dice("answered", customer.name)
        for opened, cause, text in tickets(customer):
            number += 1
            seen = opened + timedelta(minutes=throw.choice((12, 25, 40, 75, 110, 180)))
            plan = seen + timedelta(hours=throw.choice((3, 6, 12, 20, 30)))
            solved: object = (plan + timedelta(hours=throw.randint(4, 72))).replace(tzinfo=None)
            if number == 23:
                solved = Bad(value=Formula(text="=NA()", value="#N/A"), why="error cell; value left out")
            times = (
                opened.replace(tzinfo=None),
                seen.replace(tzinfo=None),
                plan.replace(tzinfo=None),
                solved,
            )
            grade = throw.choice(("一般", "一般", "较大", "重大"))
            page.write(
                (f"GD26{number:04d}", customer.name, *times, grade, cause, throw.choice((1, 2, 2, 3)), text)
            )
    page.footer("3R：2小时响应、24小时初步方案、2—3个可选方案")
