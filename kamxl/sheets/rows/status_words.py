"""What the word of a document type or a status column makes of a sale."""

import re
from collections.abc import Mapping
from functools import cache

from kamxl.sheets.cells.words import fold, words_for

COLUMN = "transactions.status"
"""Where the words are declared, and where a team adds its own."""

COUNTED = "counted"
RETURNED = "returned"
PAYMENT = "payment"

_YES = {"yes", "y", "true", "1", "x", "✓", "√", "是", "有"}
_NO = {"no", "n", "false", "0", "否", "无", "無", "没有", "沒有"}
_MARKS = ("退", "红", "紅", "冲", "沖", "return", "credit", "refund", "reversal")
"""Parts of a word that are enough in a column that marks returns."""
_PAYMENTS = {
    "payment",
    "payments",
    "deposit",
    "receipt",
    "收款",
    "收款单",
    "收款單",
    "预收款",
    "預收款",
    "付款单",
    "回款",
}
_PARTS = (
    (re.compile(r"作废|作廢|取消|关闭|關閉|撤销|撤銷|\bcancel|\bvoid"), "void"),
    (re.compile(r"草稿|\bdraft|\bquot"), "draft"),
    (re.compile(r"已退[款货貨]|\brefunded"), "refunded"),
    (
        re.compile(
            r"退货|退貨|退款|红字|紅字|红冲|紅沖|冲红|沖紅|冲销|沖銷|\breturn|\bcredit\s?(?:note|memo)|\brefund"
        ),
        RETURNED,
    ),
    (re.compile(r"\blost\b|丢单|丟單|输单|輸單"), "lost"),
)
_NOT = re.compile(
    r"(?:未|没有|沒有|没|不|无|無|非|尚未)(?=作|取|关|關|撤|退|红|紅|冲|沖)|\b(?:not|no|never|un)[\s-]*(?=cancel|void|return|refund)"
)
_UNSURE = re.compile(r"部分|\bpart|中$|申请|申請|待|\bpending|\brequest|\bto be\b")
_WHOLE = re.compile(
    r".{0,4}(?:退货|退貨|退款|红冲|紅沖|红字|紅字)[单單]?"
    r"|(?:sales )?(?:returns?|credit (?:notes?|memos?)|refunds?)"
)


def is_return(word: str) -> bool:
    """Say whether a word names a return and nothing else, in a column that is not about returns."""
    return _WHOLE.fullmatch(fold(word)) is not None


def meaning(word: str, column: str, own: Mapping[str, Mapping[str, str]]) -> str | None:
    """Say what a word of a column means: counted, returned, refunded, void, draft, lost or payment.

    In a status column a return is an order that came back: nothing was sold in the end. In a column of
    document types or of marks it is a document of its own, whose amount counts as negative.
    """
    folded = fold(word)
    if column == "return_flag" and folded in _YES | _NO:
        return RETURNED if folded in _YES else COUNTED
    if column == "return_flag" and not _NOT.search(folded) and any(sign in folded for sign in _MARKS):
        return RETURNED
    if column == "return_flag" and folded in _PAYMENTS:
        return PAYMENT
    found = _words(_frozen(own)).get(folded) or _in_parts(folded)
    if column == "status":
        return "refunded" if found == RETURNED else found
    return RETURNED if found == "refunded" else found


def _in_parts(folded: str) -> str | None:
    if _UNSURE.search(folded):
        return None
    if _NOT.search(folded):
        return COUNTED
    return next((code for pattern, code in _PARTS if pattern.search(folded)), None)


def _frozen(own: Mapping[str, Mapping[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(own.get(COLUMN, {}).items())


@cache
def _words(own: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    return words_for(COLUMN, {COLUMN: dict(own)})
