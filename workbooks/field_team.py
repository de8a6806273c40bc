"""What the field book's team keeps beside its sales: customers, contacts, visits, needs, quotes, receipts."""

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dice import dice
from field_customers import ACCOUNTS, TWIN, Account
from field_east import full_width
from field_facts import EUR, Visit, needs, of_region, visits
from pages import Book, Column, Look, Page
from quarters import AS_OF, chinese, dots, workday
from telecom_people import GIVEN, SURNAMES

LOOK = Look(header_fill="#1F4E79", total_fill="#DDEBF7")
LEVELS = {"formal": "常规拜访", "executive": "高层互访", "workshop": "战略研讨"}
ENGLISH_LEVELS = {"formal": "Review", "executive": "Executive", "workshop": "Workshop"}
ENGLISH_STAGES = {"初步接洽": "Prospecting", "方案报价": "Quote", "赢单": "Closed Won", "丢单": "Closed Lost"}
ENGLISH_NAMES = ("Ida Falk", "Joris Maes", "Priya Nair", "Tom Ashby", "Lena Brandt", "Marc Oudin")
ROLES = ("决策者", "使用者", "教练")
ABROAD = "海外"


def columns(text: str) -> tuple[Column, ...]:
    """Read columns from a text such as `客户编号::10 首单日期:date:12`; `_` stands for a blank."""
    parts = [part.split(":") for part in text.split()]
    return tuple(
        Column(header=header.replace("_", " "), kind=kind or "text", width=float(width))  # type: ignore[arg-type]
        for header, kind, width in parts
    )


def fill(
    book: Book, name: str, text: str, rows: Iterable[Iterable[Any]], title: str = "", note: str = ""
) -> Page:
    """Write one sheet: title and note, columns, rows."""
    page = book.page(name, columns(text))
    if title:
        page.title(title, note)
    page.header()
    for row in rows:
        page.write(row)
    return page


def build(home: Path) -> None:
    """Write the three books of the team."""
    build_accounts(home)
    build_team(home)
    build_overseas(home)


def build_accounts(home: Path) -> None:
    """Write the list of customers with the regions merged down, contacts, and the one rate of the team."""
    book = Book(home / "accounts.xlsx", LOOK, title="客户名册", author="王敏")
    page = book.page(
        "客户名册",
        columns("大区::8 客户编号::10 客户名称::28 简称::14 行业::10 客户经理::16 首单日期:date:13"),
    )
    page.title("重点客户名册", "截至2026年9月30日")
    page.header()
    first, region = page.row, ACCOUNTS[0].region
    for one in ACCOUNTS:
        if one.region != region:
            page.merge_down(0, first, region)
            first, region = page.row, one.region
        page.write(["", one.number, one.name, one.short, one.industry, one.owner, one.since])
    page.merge_down(0, first, region)
    page.footer("填表人：王敏")
    fill(book, "联系人", "客户编号::10 客户名称::28 姓名::14 职务::14 决策角色::10 手机::14", contact_rows())
    settings = book.page("KAM Settings", columns("A::18 B::18 C::24"))
    settings.write(["exchange_rates", None, f"1 EUR = {EUR} CNY"])
    book.close()


def contacts(account: Account) -> list[tuple[str, str, str]]:
    """Give name, position and role of one to three people of an account."""
    throw = dice("field contacts", account.number)
    found = []
    for place in range(throw.randint(1, 3)):
        name = throw.choice(SURNAMES) + GIVEN[(throw.randint(0, 15) + place) % len(GIVEN)]
        if account.region == ABROAD:
            name = ENGLISH_NAMES[(throw.randint(0, 5) + place) % len(ENGLISH_NAMES)]
        found.append((name, throw.choice(("采购经理", "生产副总", "设备主管")), ROLES[place]))
    return list({one[0]: one for one in found}.values())


def contact_rows() -> Iterable[tuple[Any, ...]]:
    """Walk the contacts; telephone numbers as people write them."""
    for account in ACCOUNTS:
        for place, (name, position, role) in enumerate(contacts(account)):
            phone = f"139{dice('field phone', account.number, str(place)).randint(10_000_000, 99_999_999)}"
            yield account.number, account.name, name, position, role, full_width(phone) if place else phone


def home_days(visit: Visit) -> object:
    """Write the day of a visit as whoever made it does."""
    day = visit.day
    manners = (day, dots(day), chinese(day), f"{day:%Y%m%d}")
    return dice("field visit", visit.account.number, str(day)).choice(manners)


def who(visit: Visit) -> tuple[str | None, str]:
    """Name the account of a visit by number and name, or by its short name alone."""
    one = visit.account
    if visit.undecided:
        return None, TWIN
    if one.name == TWIN or dice("field who", one.number, str(visit.day)).random() < 0.5:
        return one.number, one.name
    return None, one.short


def build_team(home: Path) -> None:
    """Write visits, needs, quotes and receipts."""
    book = Book(home / "team.xlsx", LOOK, title="重点客户工作簿", author="韩雪")
    fill(
        book,
        "拜访记录",
        "拜访日期:date:14 客户编号::10 客户名称::28 拜访层级::10 拜访人员::14 拜访内容:long:30",
        (
            (home_days(one), *who(one), LEVELS[one.level], one.account.owner, "更换周期与库存核对")
            for one in visits()
            if one.account.region != ABROAD
        ),
        "重点客户拜访记录",
        "填表人：韩雪",
    )
    fill(
        book,
        "商机",
        "客户编号::10 客户名称::28 商机名称::20 预计金额（万元）:number:12 商机阶段::12 预计成交日期:date:14",
        (
            (one.account.number, one.account.name, one.text, one.value / 10_000, one.stage, one.closes)
            for one in needs()
            if one.account.region != ABROAD
        ),
    )
    fill(
        book,
        "报价登记",
        "报价日期:date:13 报价单号::14 客户名称::28 报价金额:money:14 报价状态::10",
        quote_rows(),
    )
    page = fill(
        book,
        "入账登记",
        "收款日期:date:13 客户编号::10 客户名称::28 收款金额:money:14 收款方式::10",
        receipts(),
        "入账登记",
        "单位：元",
    )
    page.total(["合计", None, None, round(sum(row[3] for row in receipts()), 2), None])
    book.close()


def quote_rows() -> Iterable[tuple[Any, ...]]:
    """Walk quotes; they are no sales, whatever became of them."""
    for place, one in enumerate(
        need for need in needs() if need.account.name != TWIN and need.account.region != ABROAD
    ):
        day = workday(AS_OF - timedelta(days=7 * place + 5))
        state = ("已发送", "审批中", "已作废")[place % 3]
        yield day, f"BJ26{place:03d}", one.account.name, float(one.value), state


def receipts() -> list[tuple[Any, ...]]:
    """Give what the east paid in 2026: each sale with its tax, a month later."""
    found: list[tuple[Any, ...]] = []
    for sale in of_region("华东"):
        paid = workday(sale.day + timedelta(days=30))
        if sale.state == "sold" and date(2026, 1, 1) <= paid <= AS_OF:
            money = round(sale.amount * 1.13, 2)
            found.append((paid, sale.account.number, sale.account.name, money, "电汇"))
    return found


def build_overseas(home: Path) -> None:
    """Write the English sheets: visits with dd/mm/yyyy as text, and a pipeline with stages."""
    book = Book(home / "overseas.xlsx", LOOK, title="Overseas accounts", author="Nora Lindqvist")
    fill(
        book,
        "Visits",
        "Visit_Date::12 Account::26 Contact_Level::14 Visited_By::16 Notes:long:30",
        (
            (
                f"{one.day:%d/%m/%Y}",
                one.account.name,
                ENGLISH_LEVELS[one.level],
                one.account.owner,
                "Stock and call-offs",
            )
            for one in visits()
            if one.account.region == ABROAD
        ),
    )
    fill(
        book,
        "Pipeline",
        "Account::26 Opportunity_Name::22 Expected_Revenue_(CNY):number:14 Stage::14 Close_Date::12",
        (
            (
                one.account.name,
                "Membrane retrofit",
                one.value,
                ENGLISH_STAGES[one.stage],
                f"{one.closes:%d/%m/%Y}",
            )
            for one in needs()
            if one.account.region == ABROAD
        ),
    )
    book.close()
