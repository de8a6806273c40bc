"""The telecom book's contracts, needs pool and risks."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import fsum
from typing import Any

from customers import Customer
from dice import dice
from pages import Bad, Book, Column, Formula, Page
from quarters import AS_OF, chinese
from telecom_customers import CUSTOMERS

CONTRACT_COLUMNS = (
    Column(header="合同编号", width=16),
    Column(header="客户名称", width=30),
    Column(header="合同名称", width=24),
    Column(header="合同金额（万元）", kind="money", width=14),
    Column(header="生效日期", kind="date", width=14),
    Column(header="到期日", kind="date", width=14),
    Column(header="续约意向", width=10),
    Column(header="是否续约", width=10),
    Column(header="备注", width=16),
)
INTENT = {"star": "已承诺", "vague": "犹豫", "not renewing": "不续", "stopped": "未知"}
NEED_COLUMNS = (
    Column(header="需求编号", width=12),
    Column(header="客户名称", width=30),
    Column(header="需求描述", kind="long", width=34),
    Column(header="需求类型", width=10),
    Column(header="紧急度", kind="number", width=8),
    Column(header="预计金额（万元）", kind="money", width=14),
    Column(header="商机阶段", width=12),
    Column(header="成功率", kind="percent", width=9),
    Column(header="预计成交日期", kind="date", width=14),
)
WISHES = {
    "D": ("总部到分支的组网专线提速", "备用链路双路由改造"),
    "C": ("核心业务系统迁移上云", "容灾备份与对象存储扩容"),
    "W": ("设备联网与远程采集", "车辆定位与流量池"),
    "A": ("等保三级测评与整改", "安全运营托管试点"),
    "X": ("新园区网络与会议系统建设", "智慧厂区一体化平台"),
}
RISK_COLUMNS = (
    Column(header="登记日期", kind="date", width=14),
    Column(header="客户名称", width=30),
    Column(header="风险信号", width=16),
    Column(header="预警级别", width=10),
    Column(header="应对措施", kind="long", width=40),
    Column(header="责任人", width=10),
    Column(header="处理状态", width=10),
)
UNKNOWN_SIGNAL = Bad(value="组织调整传闻", why="unknown signal; row counted as no risk")
# Day, customer, signal, colour, measure, status.
RISKS: tuple[tuple[Any, str, Any, str, str, str], ...] = (
    (
        date(2026, 8, 17),
        "DK007",
        "决策人离职",
        "红",
        "分管副总裁已离任，30天内拜访继任者，由高层出面",
        "处理中",
    ),
    (date(2026, 7, 22), "DK018", "竞品介入", "红", "丙运营商参与云专线比价，准备联合方案", "处理中"),
    (date(2026, 2, 10), "DK020", "预算冻结", "黄", "集团预算恢复，项目重启", "已解除"),
    ("2026年6月8日", "DK010", "预算取消", "黄", "农机项目预算已恢复", "已关闭"),
    (date(2025, 11, 19), "DK039", "竞争对手进入", "黄", "竞品试点结束，未入围", "已关闭"),
    (date(2026, 9, 2), "DK036", UNKNOWN_SIGNAL, "绿", "保持关注，向教练核实", "观察"),
)


@dataclass(frozen=True, kw_only=True)
class Contract:
    """One contract and what the customer says about renewing it."""

    customer: Customer
    name: str
    amount: float
    start: date
    end: date

    @property
    def ended(self) -> bool:
        """Whether its last day has passed."""
        return self.end <= AS_OF


def contracts(customer: Customer) -> list[Contract]:
    """Give a customer's contracts: the running one of each of its first two lines, and the one before it."""
    throw = dice("contracts", customer.name)
    found = []
    for line in customer.lines[: 2 if customer.yearly > 400 else 1]:
        years = throw.choice((1, 2, 3))
        end = date(2026, 10, 1) + timedelta(days=throw.randint(0, 365 * years - 30))
        for _ in range(2):
            start = end.replace(year=end.year - years) + timedelta(days=1)
            if start >= customer.since - timedelta(days=31):
                amount = round(customer.yearly * years * throw.uniform(0.3, 0.5), 1)
                found.append(
                    Contract(customer=customer, name=f"{line}服务合同", amount=amount, start=start, end=end)
                )
            end = start - timedelta(days=1)
    if not found:
        start = customer.since
        end = start.replace(year=start.year + 2) - timedelta(days=1)
        name = f"{customer.lines[0]}服务合同"
        found.append(Contract(customer=customer, name=name, amount=customer.yearly, start=start, end=end))
    return found


def intent(contract: Contract) -> str:
    """Give the team's word for the customer's intention to renew; "-" once the contract has ended."""
    if contract.ended:
        return "-"
    usual = "明确" if dice("intent", contract.customer.name).random() < 0.75 else "未知"
    return INTENT.get(contract.customer.story, usual)


def build_contracts(book: Book) -> None:
    """Write the contract register by region, each with a subtotal; ended contracts are filtered out."""
    page = book.page("合同台账", CONTRACT_COLUMNS)
    page.title("大客户合同台账")
    page.header()
    header = page.row - 1
    subtotals: list[tuple[int, float]] = []
    number = 0
    for region in sorted({customer.region for customer in CUSTOMERS}):
        start = page.row + 1
        total = 0.0
        for contract in (
            one for customer in CUSTOMERS if customer.region == region for one in contracts(customer)
        ):
            number += 1
            total += write_contract(page, contract, f"HT{contract.start.year}-{number:03d}")
        page.total(
            (
                None,
                f"{region}小计",
                None,
                Formula(text=f"=SUM(D{start}:D{page.row})", value=total),
                *[None] * 5,
            )
        )
        subtotals.append((page.row, total))
    rows = "+".join(f"D{row}" for row, _ in subtotals)
    page.total(
        (
            "总计",
            None,
            None,
            Formula(text="=" + rows, value=fsum(total for _, total in subtotals)),
            *[None] * 5,
        )
    )
    page.sheet.autofilter(header, 0, page.row - 1, len(CONTRACT_COLUMNS) - 1)
    page.sheet.filter_column_list(8, ["执行中", "Blanks"])
    page.footer("填表人：祝小满    法务复核：范知远")


def write_contract(page: Page, contract: Contract, number: str) -> float:
    """Write one contract; give its amount."""
    renewed = "-"
    if contract.ended:
        page.sheet.set_row(page.row, None, None, {"hidden": True})
        renewed = "是"
    end: object = contract.end
    if contract.customer.number == "DK051" and not contract.ended:
        end = Bad(value="长期有效", why="not a date; value left out")
    if contract.customer.number in ("DK004", "DK031", "DK045"):
        end = chinese(contract.end)
    note = "已到期" if contract.ended else "执行中"
    values = (contract.amount, contract.start, end, intent(contract), renewed, note)
    page.write((number, contract.customer.name, contract.name, *values))
    return contract.amount


def build_needs(book: Book) -> None:
    """Write the needs pool: one or two needs for most customers."""
    page = book.page("需求池", NEED_COLUMNS)
    page.title("客户需求池（显性／隐性／潜在）")
    page.header()
    number = 0
    for customer in CUSTOMERS:
        throw = dice("needs", customer.name)
        if customer.story == "stopped" or throw.random() < 0.15:
            continue
        for wish in throw.sample(sorted(WISHES), 1 + (customer.yearly > 300)):
            number += 1
            urgency: object = throw.randint(1, 5)
            if number == 17:
                urgency = Bad(value="很急", why="not a number from 1 to 5; value left out")
            chance = throw.choice((0.2, 0.4, 0.5, 0.6, 0.8))
            close = AS_OF + timedelta(days=throw.randint(15, 300))
            page.write(
                (
                    f"XQ{number:03d}",
                    customer.name,
                    throw.choice(WISHES[wish]),
                    throw.choice(("显性", "显性", "隐性", "潜在")),
                    urgency,
                    round(customer.yearly * throw.uniform(0.05, 0.3), 1) if throw.random() < 0.95 else "-",
                    throw.choice(("线索", "需求确认", "方案报价", "商务谈判", "签约中")),
                    f"{chance:.0%}" if throw.random() < 0.15 else chance,
                    f"{close.year}年{close.month}月" if throw.random() < 0.15 else close,
                )
            )


def build_risks(book: Book) -> None:
    """Write the risk register: few rows, as it should be."""
    page = book.page("风险台账", RISK_COLUMNS)
    page.title("客户风险台账")
    page.header()
    by_number = {customer.number: customer for customer in CUSTOMERS}
    for day, number, signal, colour, measure, status in RISKS:
        customer = by_number[number]
        page.write((day, customer.name, signal, colour, measure, customer.owner, status))
    page.footer("处理状态为“已解除”“已关闭”的不再预警")
