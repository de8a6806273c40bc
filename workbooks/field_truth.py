"""The truth of the field book, from its clean facts: what a reader must find, leave out and say."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from math import fsum
from pathlib import Path
from typing import Any

import field_east
import field_exports
import field_south
import field_team
from field_customers import ACCOUNTS, BRANCH, TWIN, Account
from field_facts import EUR, LEFT_OUT, Sale, needs, of_region, sales, visits
from quarters import AS_OF, quarter_of

FILE = "field_book_truth.json"
MONTHLY = "east_2025.xlsx:{}月"
EXPORTS = {"华中": "central.csv", "海外": "overseas.csv"}


def write(path: Path) -> None:
    """Write the truth as JSON."""
    path.write_text(json.dumps(truth(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def truth() -> dict[str, Any]:
    """Give everything that is true of the folder."""
    return {
        "as_of": f"{AS_OF}",
        "currency": "CNY",
        "exchange_rates": {"EUR": EUR},
        "accounts": {one.number: account_truth(one) for one in ACCOUNTS},
        "used_rows": used_rows(),
        "left_out": left_out(),
        "counted_elsewhere": counted_elsewhere(),
        "never_sales": never_sales(),
        "totals_that_differ": totals_that_differ(),
        "same_name": {TWIN: [one.number for one in ACCOUNTS if one.name == TWIN]},
        "undecided_names": {BRANCH: "K-401"},
    }


def account_truth(account: Account) -> dict[str, Any]:
    """Give what is true of one account; revenue in yuan, without tax."""
    revenue: dict[str, list[float]] = defaultdict(list)
    for sale in sales():
        if sale.account is account and sale.state not in LEFT_OUT:
            quarter = quarter_of(sale.day)
            revenue[f"{quarter.year}Q{quarter.number}"].append(sale.yuan)
    return {
        "name": account.name,
        "region": account.region,
        "revenue": {quarter: round(fsum(parts), 2) for quarter, parts in sorted(revenue.items())},
        "interactions": sum(one.account is account and not one.undecided for one in visits()),
        "contacts": len(field_team.contacts(account)),
        "needs": sum(one.account is account for one in needs()),
    }


def sheet_of(sale: Sale) -> str:
    """Name the sheet on which a sale counts."""
    if sale.account.region == "华南":
        return f"ledger.xlsx:{sale.account.short}"
    if sale.account.region == "华北":
        return f"north.xlsx:{sale.day.year}年"
    if sale.account.region == "华东":
        return MONTHLY.format(sale.day.month) if sale.day.year == 2025 else "east_2026.xlsx:全部"
    return EXPORTS[sale.account.region]


def used_rows() -> dict[str, int]:
    """Count the rows that are sales or returns, by sheet; the north has months instead."""
    counted = (one for one in sales() if one.state not in LEFT_OUT and one.account.region != "华北")
    return dict(sorted(Counter(map(sheet_of, counted)).items()))


def left_out() -> list[dict[str, Any]]:
    """List the rows that must not count, by sheet and reason; sums are in the currency of the sheet."""
    found: dict[tuple[str, str], list[Sale]] = defaultdict(list)
    for sale in sales():
        if sale.state in LEFT_OUT:
            found[sheet_of(sale), sale.state].append(sale)
    listed = [
        {"sheet": sheet, "why": why, "rows": len(rows), "amount": summed(one.amount for one in rows)}
        for (sheet, why), rows in sorted(found.items())
    ]
    doubtful = sum(one.undecided for one in visits())
    return [*listed, {"sheet": "team.xlsx:拜访记录", "why": "undecided", "rows": doubtful, "amount": None}]


def counted_elsewhere() -> dict[str, int]:
    """Give the sheets that hold what stands on other sheets already, with their rows or values."""
    rows = [one for one in of_region("华东") if one.day.year == 2026]
    months = {(one.account.number, one.day.month) for one in rows if one.state not in LEFT_OUT}
    copied = sum(one.account.owner == field_east.OWNER for one in rows)
    return {f"east_2026.xlsx:{field_east.OWNER}客户": copied, "east_2026.xlsx:月度汇总": len(months)}


def never_sales() -> dict[str, float]:
    """Give the sums of what looks like sales and is none: receipts, quotes, the credit side of the cards."""
    cards = [
        line.credit or 0
        for account in ACCOUNTS
        if account.region == "华南"
        for line in field_south.lines(account, of_region("华南"))
    ]
    return {
        "team.xlsx:入账登记": summed(row[3] for row in field_team.receipts()),
        "team.xlsx:报价登记": summed(row[3] for row in field_team.quote_rows()),
        "ledger.xlsx": summed(cards),
    }


def totals_that_differ() -> list[dict[str, Any]]:
    """List the totals with which the counted rows do not agree; all other totals of the folder agree."""
    stale = [
        one for one in of_region("华东") if (one.day.year, one.day.month) == (2025, field_east.STALE_MONTH)
    ]
    central = of_region("华中")
    return [
        {
            "sheet": MONTHLY.format(field_east.STALE_MONTH),
            "says": field_east.stale_total(stale),
            "rows": field_east.counted(stale),
        },
        {
            "sheet": "central.csv",
            "says": round(field_exports.central_total(central), 2),
            "rows": summed(one.yuan for one in central),
        },
    ]


def summed(parts: Iterable[float]) -> float:
    """Add and round to cents."""
    return round(fsum(parts), 2)
