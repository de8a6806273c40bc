"""The telecom book's list of customers, their scores, and the people who work there."""

from dataclasses import dataclass
from datetime import date, timedelta

from customers import Customer
from dice import dice
from pages import Bad, Book, Column
from quarters import chinese
from telecom_customers import CUSTOMERS

SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦"
)
GIVEN = (
    "书瑶",
    "子墨",
    "若溪",
    "景行",
    "思齐",
    "明哲",
    "雨桐",
    "承泽",
    "静姝",
    "弘毅",
    "清和",
    "沐阳",
    "嘉言",
    "知远",
    "念安",
    "修远",
)
# Role as the team writes it, job titles, department.
ROLES = (
    ("决策者", ("分管副总裁", "总经理", "首席信息官"), "公司领导"),
    ("使用者", ("运维主管", "网络工程师", "业务主管"), "运维部"),
    ("技术把关", ("信息中心主任", "架构师", "技术总监"), "信息中心"),
    ("教练", ("采购经理", "行政经理", "数字化专员"), "采购部"),
    ("使用者", ("客服主管", "车间信息员"), "业务部门"),
    ("技术把关", ("安全经理", "数据经理"), "信息中心"),
)
LEFT_ON = date(2026, 8, 14)
LIST_COLUMNS = (
    Column(header="客户编号", width=10),
    Column(header="客户名称", width=30),
    Column(header="客户简称", width=14),
    Column(header="所属行业", width=10),
    Column(header="区域", width=8),
    Column(header="客户经理", width=10),
    Column(header="接手日期", kind="date", width=12),
    Column(header="首次合作日期", kind="date", width=14),
    Column(header="客户性质", width=10),
    Column(header="客户等级", width=9),
    Column(header="信用等级", width=9),
    Column(header="账期（天）", kind="number", width=9),
    Column(header="预算规模（万元）", kind="number", width=12),
    Column(header="竞争对手", width=12),
    Column(header="客户状态", width=10),
    Column(header="备注", kind="long", width=26),
)
SCORE_COLUMNS = (
    Column(header="客户编号", width=10),
    Column(header="客户名称", width=30),
    Column(header="战略契合度", kind="number", width=12),
    Column(header="价值潜力", kind="number", width=12),
    Column(header="资源互补性", kind="number", width=12),
    Column(header="评分人", width=10),
    Column(header="评分日期", kind="date", width=14),
)
CONTACT_COLUMNS = (
    Column(header="客户名称", width=30),
    Column(header="联系人", width=10),
    Column(header="职务", width=14),
    Column(header="所在部门", width=12),
    Column(header="决策角色", width=10),
    Column(header="影响力", kind="number", width=8),
    Column(header="态度", kind="number", width=8),
    Column(header="关系强度", kind="number", width=9),
    Column(header="是否在职", width=9),
    Column(header="离职日期", kind="date", width=14),
    Column(header="手机", width=14),
)


@dataclass(frozen=True, kw_only=True)
class Person:
    """Someone who works at a customer."""

    name: str
    title: str
    department: str
    role: str
    left_on: date | None = None


def people(customer: Customer) -> list[Person]:
    """Give the contacts of a customer: three to six, the decision maker first unless the team knows none."""
    throw = dice("people", customer.name)
    wanted = ROLES[: 3 + min(3, int(customer.yearly // 250))]
    if customer.workshops == 1 and not customer.story:
        wanted = wanted[1:]
    found = []
    for place, (role, titles, department) in enumerate(wanted):
        name = throw.choice(SURNAMES) + GIVEN[(throw.randint(0, 15) + place) % len(GIVEN)]
        gone = place >= 4 and throw.random() < 0.4
        left_on = date(2025, 10, 1) + timedelta(days=throw.randint(0, 240)) if gone else None
        if customer.story == "decision maker left" and place == 0:
            left_on = LEFT_ON
        title = throw.choice(titles)
        found.append(Person(name=name, title=title, department=department, role=role, left_on=left_on))
    return found


def met_names(customer: Customer, places: tuple[int, ...], day: date) -> str:
    """Name the people a visit met; who had left by then was not there."""
    there = [person for person in people(customer) if person.left_on is None or person.left_on > day]
    return "、".join(dict.fromkeys(there[place % len(there)].name for place in places))


def build_list(book: Book) -> None:
    """Write the list of customers; the row of the stopped customer is hidden."""
    page = book.page("客户清单", LIST_COLUMNS)
    page.title("政企大客户清单（2026年三季度）", "截至：2026年9月30日")
    page.header()
    page.freeze(3)
    for customer in CUSTOMERS:
        throw = dice("list", customer.name)
        taken_over = customer.since + timedelta(days=throw.randint(0, 900))
        if customer.story == "new manager":
            taken_over = date(2026, 8, 3)
        if customer.story == "stopped":
            page.sheet.set_row(page.row, None, None, {"hidden": True})
        owed = throw.choice((30, 30, 45, 60))
        kind = throw.choice(("国有企业", "民营企业", "民营企业", "合资企业"))
        page.write(
            (
                customer.number,
                customer.name,
                customer.short,
                customer.industry,
                customer.region,
                customer.owner,
                min(taken_over, date(2026, 9, 1))
                if throw.random() < 0.9
                else chinese(min(taken_over, date(2026, 3, 2))),
                customer.since,
                kind,
                "A" if customer.yearly > 1000 else "B" if customer.yearly > 300 else "C",
                throw.choice(("AAA", "AA", "AA", "A")),
                owed,
                round(customer.yearly * throw.uniform(1.3, 3.2), -1),
                throw.choice(("-", "-", "乙运营商", "丙运营商", "云厂商")),
                "已停用" if customer.story == "stopped" else "合作中",
                {"DK022": "与砚湖电气装备有限公司无股权关系", "DK049": "注意：不是砚湖电气设备"}.get(
                    customer.number
                ),
            )
        )
    page.footer("填表人：祝小满    联系电话：分机 8016")


def build_scores(book: Book) -> None:
    """Write the strategic scores; "-" where nobody scored yet."""
    page = book.page("客户评分", SCORE_COLUMNS)
    page.title("客户战略价值评分表（1—5分）")
    page.header()
    for customer in CUSTOMERS:
        values: list[object] = ["-" if score is None else score for score in customer.scores]
        if customer.number == "DK044":
            values[1] = Bad(value="6", why="outside 1–5; score left out")
        scored = date(2026, 7, 1) + timedelta(days=dice("scored", customer.name).randint(0, 20))
        typed = chinese(scored) if customer.number in ("DK008", "DK019", "DK042") else scored
        page.write((customer.number, customer.name, *values, customer.owner, typed))
    page.footer("评分口径：5分最高；“-”为尚未评分")


def build_contacts(book: Book) -> None:
    """Write the contacts; the customer's name is one merged cell beside its people."""
    page = book.page("联系人", CONTACT_COLUMNS)
    page.title("客户关键人档案（CUTE角色）")
    page.header()
    for customer in CUSTOMERS:
        throw = dice("ties", customer.name)
        first = page.row
        warm = (customer.satisfaction - 60) // 10
        for place, person in enumerate(people(customer)):
            influence: object = max(1, 5 - place) if person.role != "决策者" else 5
            if customer.number == "DK030" and place == 1:
                influence = Bad(value="很大", why="not a number from 1 to 5; value left out")
            page.write(
                (
                    None,
                    person.name,
                    person.title,
                    person.department,
                    person.role,
                    influence,
                    max(-2, min(2, warm - 1 + throw.randint(-1, 1))),
                    max(1, min(5, warm + 1 + throw.randint(0, 1))),
                    "离职" if person.left_on else "在职",
                    person.left_on or "-",
                    f"138****{throw.randint(1000, 9999)}",
                )
            )
        page.merge_down(0, first, customer.name)
    page.footer("填表人：各客户经理    不记录个人隐私及礼品往来")
