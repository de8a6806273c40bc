"""What the word of a document type or a status column makes of a sale."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from kamxl.sheets.cells.words import fold, words_for

COLUMN = "transactions.status"
"""Where the words are declared, and where a team adds its own."""

COUNTED = "counted"
RETURNED = "returned"
PAYMENT = "payment"
CLOSED = "closed"

_YES = {"yes", "y", "true", "1", "x", "✓", "√", "是", "有"}
_NO = {"no", "n", "false", "0", "否", "无", "無", "没有", "沒有"}
_MARKS = re.compile(
    r"退(?!税|稅|休)|[红紅](?:字|冲|沖|票|单|單|发票|發票)|^[红紅]$|[冲沖](?:销|銷|红|紅|减|減|抵|账|帳|回|正|$)"
    r"|\breturn(?:s|ed)?\b|\bcredit(?!\s*(?:sale|card|order|customer|term))|\brefund|\breversal"
)
"""Parts of a word that are enough in a column of kinds of documents."""
_HEADER = re.compile(r"退|红|紅|冲|沖|折让|折讓|return|credit|refund|reversal", re.IGNORECASE)
_FINISHED = re.compile(r"完成|成功|签收|簽收|\bcomplete|\bdelivered|\bfulfilled|\bpaid\b|\bdone\b")
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
    (re.compile(r"作废|作廢|取消|交易关闭|交易關閉|撤销|撤銷|\bcancel|\bvoid"), "void"),
    (re.compile(r"关闭|關閉"), CLOSED),
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


def meanings(
    words: Sequence[str], column: str, header: str, own: Mapping[str, Mapping[str, str]]
) -> list[str | None]:
    """Say what each word of a column means; None for words that are not known.

    Closed is cancelled beside orders that are finished; without them it may well mean finished.
    """
    marks = _HEADER.search(header) is not None
    found = [meaning(word, column, own, marks=marks) for word in words]
    finished = any(_FINISHED.search(fold(word)) for word in words)
    return [("void" if finished else None) if one == CLOSED else one for one in found]


def meaning(
    word: str, column: str, own: Mapping[str, Mapping[str, str]], *, marks: bool = True
) -> str | None:
    """Say what a word means: counted, returned, refunded, void, closed, draft, lost or payment.

    In a status column a return is an order that came back: nothing was sold in the end. In a column of
    kinds of documents it is a document of its own, whose amount counts as negative. The team's own words win.

    Args:
        word: As the sheet writes it.
        column: `status` or `return_flag`.
        own: The team's own words by `table.column`.
        marks: The header asks whether it is a return, so that yes and no answer.
    """
    folded = fold(word)
    told = {fold(one): code for one, code in own.get(COLUMN, {}).items()}.get(folded)
    if told is not None:
        return told
    if column == "status":
        found = _words().get(folded) or _in_parts(folded)
        return "refunded" if found == RETURNED else found
    return _of_document(folded, marks=marks)


def _of_document(folded: str, *, marks: bool) -> str | None:
    if folded in _YES | _NO:
        return None if not marks else RETURNED if folded in _YES else COUNTED
    if not _NOT.search(folded) and _MARKS.search(folded):
        return RETURNED
    if folded in _PAYMENTS:
        return PAYMENT
    found = _words().get(folded) or _in_parts(folded)
    return RETURNED if found == "refunded" else found


def _in_parts(folded: str) -> str | None:
    if _UNSURE.search(folded):
        return None
    if _NOT.search(folded):
        return COUNTED
    return next((code for pattern, code in _PARTS if pattern.search(folded)), None)


@cache
def _words() -> Mapping[str, str]:
    return words_for(COLUMN, {})
