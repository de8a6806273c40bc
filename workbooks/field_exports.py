"""What programs exported: deliveries of the centre (GB18030), invoices abroad (UTF-16, European marks)."""

import csv
from math import fsum
from pathlib import Path

from dice import dice
from field_customers import BRANCH
from field_east import full_width
from field_facts import Sale, of_region

CENTRAL = (
    "出库日期",
    "单据类型",
    "单据编号",
    "客户名称",
    "物料名称",
    "数量",
    "不含税金额",
    "税额",
    "含税金额",
    "单据状态",
)
STATES = {"cancelled": "作废", "draft": "草稿"}
OVERSEAS = (
    "Billing date",
    "Billing doc",
    "Billing type",
    "Sold-to",
    "Sold-to name",
    "Ship-to",
    "Material",
    "Qty",
    "Net amount",
    "VAT",
    "Gross amount",
    "Currency",
    "Status",
)
ENGLISH_STATES = {"cancelled": "Cancelled", "draft": "Draft"}


def build(home: Path) -> None:
    """Write both exports."""
    with (home / "central.csv").open("w", encoding="gb18030", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["销售出库明细查询"] + [""] * 9)
        writer.writerow(["导出时间：2026-09-30 18:05", "", "", "组织：华中分公司"] + [""] * 6)
        writer.writerow(CENTRAL)
        sales = of_region("华中")
        writer.writerows(central_row(one) for one in sales)
        writer.writerow(["合计", "", "", "", "", "", f"{central_total(sales):.2f}", "", "", ""])
    with (home / "overseas.csv").open("w", encoding="utf-16", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(OVERSEAS)
        writer.writerows(overseas_row(one) for one in of_region("海外"))


def central_total(sales: list[Sale]) -> float:
    """Add as the program does: it knows no undecided names."""
    return fsum(one.amount for one in sales if one.state not in STATES)


def central_row(sale: Sale) -> list[object]:
    """Write a delivery: returns are a type of document, names are spelled as each clerk likes."""
    throw = dice("field spelling", sale.number)
    name = throw.choice((sale.account.name, *sale.account.spellings))
    if sale.state == "undecided":
        name = BRANCH
    amount = abs(sale.amount)
    tax = round(amount * 0.13, 2)
    size = str(abs(sale.quantity))
    return [
        f"{sale.day:%Y%m%d}",
        "销售退货" if sale.amount < 0 else "销售出库",
        f"XSCK{sale.number}",
        name,
        sale.product,
        full_width(size) if throw.random() < 0.1 else size,
        f"{amount:.2f}",
        f"{tax:.2f}",
        f"{amount + tax:.2f}",
        STATES.get(sale.state, "已审核"),
    ]


def european(value: float) -> str:
    """Write 1234.5 as `1.234,50` and 12000 as `12.000`."""
    text = f"{value:,.2f}" if round(value % 1, 2) else f"{value:,.0f}"
    return text.translate({ord(","): ".", ord("."): ","})


def overseas_row(sale: Sale) -> list[object]:
    """Write an invoice; returns are credit memos with a minus at the end."""
    amount = abs(sale.amount)
    minus = "-" if sale.amount < 0 else ""
    tax = round(amount * 0.19, 2)
    return [
        f"{sale.day:%d/%m/%Y}",
        f"90{sale.number}",
        "Credit memo" if sale.amount < 0 else "Invoice",
        sale.account.number,
        sale.account.name,
        f"{sale.account.short} warehouse",
        sale.product,
        f"{european(abs(sale.quantity))}{minus}",
        f"{european(amount)}{minus}",
        f"{european(tax)}{minus}",
        f"{european(round(amount + tax, 2))}{minus}",
        sale.currency,
        ENGLISH_STATES.get(sale.state, "Posted"),
    ]
