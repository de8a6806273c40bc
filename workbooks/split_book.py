"""The split book: a list of accounts (xlsx), the sales (a GBK csv from the ERP) and the visits (xlsx)."""

import csv
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from care import answers, visits
from dice import dice
from pages import Bad, Book, Column, Look, Planted
from quarters import AS_OF, Quarter, chinese
from split_customers import CUSTOMERS, PRODUCTS, PROJECTS
from telecom_care import LEVELS, word
from telecom_people import met_names, people
from trade import orders

FOLDER = "split_book"
FIRST = Quarter(2023, 4)
LOOK = Look(header_fill="#7F6000", total_fill="#FFF2CC")
SALES_HEADER = (
    "订单日期",
    "订单编号",
    "客户编码",
    "客户名称",
    "产品类别",
    "品名",
    "数量",
    "单价(元)",
    "销售额(元)",
)
# Place among all orders → the column (0-based) that is spoiled, its text, and why.
SPOILED_SALES = {
    801: (0, "2025/13/7", "not a date; row left out"),
    1702: (8, "见合同", "not an amount; row left out"),
}
SURVEY_DAYS = (date(2025, 12, 1), date(2026, 6, 15))
TALKS = {
    "formal": ("备件库存与到货情况核对", "现场校准安排", "新产线选型交流"),
    "executive": ("双方高层会面，框架协议续签", "分管领导互访"),
    "workshop": ("年度联合规划研讨", "智能仪表路线图研讨"),
}
INTENT = {"star": "已承诺", "vague": "待定", "stopped": "未知"}


def columns(text: str) -> tuple[Column, ...]:
    """Read columns from a text such as `客户编码::10 评分日期:date:12`."""
    parts = [part.split(":") for part in text.split()]
    return tuple(
        Column(header=header, kind=kind or "text", width=float(width))  # type: ignore[arg-type]
        for header, kind, width in parts
    )


def build(folder: Path) -> list[Planted]:
    """Write the three files into a folder of their own; give the list of their bad cells."""
    home = folder / FOLDER
    home.mkdir(parents=True, exist_ok=True)
    planted = [*build_accounts(home), *build_sales(home), *build_visits(home)]
    return [replace(bad, file=f"{FOLDER}/{bad.file}") for bad in planted]


def build_sales(home: Path) -> list[Planted]:
    """Write the ERP's export: GBK, Windows line ends, dates such as 2026/3/5, a total in the last line."""
    found = sorted(
        (order for customer in CUSTOMERS for order in orders(customer, FIRST, PROJECTS, positions=1.6)),
        key=lambda order: order.day,
    )
    planted: list[Planted] = []
    total = 0.0
    with (home / "sales.csv").open("w", encoding="gbk", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(SALES_HEADER)
        for place, order in enumerate(found):
            product, usual = dice("item", str(place)).choice(PRODUCTS[order.line])
            size = max(1, round(abs(order.amount) / usual))
            price = round(abs(order.amount) / size, 2)
            size = size if order.amount > 0 else -size
            day = f"{order.day.year}/{order.day.month}/{order.day.day}"
            amount = f"{size * price:.2f}"
            total += round(size * price, 2)
            who = (order.customer.number, order.customer.name)
            row: list[Any] = [day, f"SO{place:06d}", *who, order.line, product, size, f"{price:.2f}", amount]
            if place in SPOILED_SALES:
                column, row[column], why = SPOILED_SALES[place]
                cell = f"sales!{'ABCDEFGHI'[column]}{place + 2}"
                planted.append(Planted(file="sales.csv", cell=cell, shows=row[column], why=why))
            writer.writerow(row)
        writer.writerow(("合计", "", "", "", "", "", "", "", f"{total:.2f}"))
    return planted


def fill(book: Book, name: str, text: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """Write one sheet: columns as in `columns`, then its rows."""
    page = book.page(name, columns(text))
    page.header()
    for row in rows:
        page.write(row)


def build_accounts(home: Path) -> list[Planted]:
    """Write the list of accounts with scores on the same sheet, contacts, contracts and risks."""
    book = Book(home / "accounts.xlsx", LOOK, title="重点客户档案", author="罗一鸣")
    fill(
        book,
        "客户档案",
        "客户编码::10 公司名称::28 公司简称::14 行业::10 大区::8 业务员::10 首单日期:date:12 "
        "战略匹配度:number:11 增长潜力:number:10 资源互补:number:10 评估日期:date:12 客户现状::10",
        (
            (
                one.number,
                one.name,
                one.short,
                one.industry,
                one.region,
                one.owner,
                one.since,
                *one.scores,
                date(2026, 7, 8),
                "停止合作" if one.story == "stopped" else "正常",
            )
            for one in CUSTOMERS
        ),
    )
    fill(
        book,
        "关键联系人",
        "客户编码::10 公司名称::28 姓名::10 岗位::14 客户部门::12 关键人角色::12 影响力:number:8 "
        "支持度:number:8 在职::8 离职日期:date:12",
        (
            (
                one.number,
                one.name,
                person.name,
                person.title,
                person.department,
                person.role,
                max(1, 5 - place),
                dice("ties", one.name, str(place)).randint(-1, 2),
                "否" if person.left_on else "是",
                person.left_on,
            )
            for one in CUSTOMERS
            for place, person in enumerate(people(one)[:4])
        ),
    )
    fill(
        book,
        "合同",
        "合同号::14 公司名称::28 项目名称::24 "
        "合同额(万元):number:14 "
        "起始日期:date:12 到期日期:date:12 续签意向::10",
        contract_rows(),
    )
    fill(
        book,
        "预警",
        "发现日期:date:12 公司名称::28 预警信号::16 红黄绿灯::10 处理状态::10",
        (
            (date(2026, 8, 18), CUSTOMERS[7].name, "关键人离职", "红", "跟进中"),
            (date(2026, 1, 12), CUSTOMERS[10].name, "预算冻结", "黄", "已解除"),
        ),
    )
    return book.close()


def contract_rows() -> Iterable[tuple[Any, ...]]:
    """Walk one running contract per customer, in 万元."""
    for number, one in enumerate(CUSTOMERS):
        throw = dice("contract", one.name)
        end = AS_OF + timedelta(days=throw.randint(40, 500))
        start = max(one.since, end.replace(year=end.year - 2) + timedelta(days=1))
        intent = INTENT.get(one.story, throw.choice(("明确", "明确", "未知")))
        yield (
            f"KJ-{number + 1:03d}",
            one.name,
            "年度框架采购",
            round(one.yearly / 5000, 1),
            start,
            end,
            intent,
        )


def build_visits(home: Path) -> list[Planted]:
    """Write the visits and the satisfaction survey."""
    book = Book(home / "visits.xlsx", LOOK, title="拜访与回访", author="蒋思源")
    rows = []
    for place, visit in enumerate(sorted((v for c in CUSTOMERS for v in visits(c)), key=lambda one: one.day)):
        throw = dice("talk", visit.customer.name, str(visit.day))
        day: object = chinese(visit.day) if throw.random() < 0.1 else visit.day
        if place == 133:
            day = Bad(value="国庆前后", why="not a date; row left out")
        met = met_names(visit.customer, visit.met, visit.day)
        talk = throw.choice(TALKS[visit.level])
        customer = (visit.customer.short, visit.customer.owner)
        rows.append((day, *customer, LEVELS[visit.level], throw.choice(("现场", "视频")), met, talk))
    fill(
        book,
        "拜访",
        "拜访时间:date:14 客户::16 跟进人::10 沟通层级::10 沟通方式::10 访谈对象::20 拜访内容:long:34",
        rows,
    )
    fill(
        book,
        "满意度",
        "调查日期:date:12 客户::16 综合满意度::12 推荐意愿:number:10",
        (
            (day, one.short, word(points), round(points / 10))
            for one in CUSTOMERS
            for day, points in answers(one, "survey", SURVEY_DAYS, 3)
        ),
    )
    return book.close()
