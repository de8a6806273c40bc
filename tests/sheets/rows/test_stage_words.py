import pytest

from kamxl.sheets.rows.stage_words import stage_in


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("订单明细", "orders"),
        ("2026_Orders", "orders"),
        ("SalesOrders", "orders"),
        ("出庫單", "deliveries"),
        ("Shipments Q1", "deliveries"),
        ("验收", "acceptances"),
        ("開票", "invoices"),
        ("Billing", "invoices"),
        ("回款登记", "receipts"),
        ("Payments", "receipts"),
        ("报价单", "quotes"),
        ("Cash sales", None),
        ("Border trade", None),
        ("已发货订单", None),
        ("Sales", None),
    ],
)
def test_a_name_speaks_of_one_stage_or_of_none(text: str, stage: str | None) -> None:
    assert stage_in(text) == stage
