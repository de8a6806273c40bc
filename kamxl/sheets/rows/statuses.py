"""Returns count as negative, and what was cancelled, refunded or only drafted counts nothing."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from kamxl.domain.message import Message, say
from kamxl.domain.problem import Problem, Severity
from kamxl.sheets.cells.number_stores import NumberStore
from kamxl.sheets.cells.text_stores import TextStore
from kamxl.sheets.rows.copies import row_spans
from kamxl.sheets.rows.parsed import Fate, ParsedSheet
from kamxl.sheets.rows.status_words import COUNTED, RETURNED, is_return, meanings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_COLUMNS = ("return_flag", "status")
_TURNED = ("revenue", "revenue_net", "gross_profit", "cost", "quantity")
_NEGATED = {"gross_profit", "cost"}
"""These may be negative for a sale, and then are positive for its return."""
_MOST_WORDS = 1000
"""A column of more words than this holds remarks, not states."""
_SHOWN = 8
_RETURNS_SHEET = re.compile(
    r"[\d年月季度._\-\s]*(?:销售|銷售|客户|客戶)?(?:退货|退貨|红字|紅字)(?:发票|發票|单据|單據|单|單|明细|明細|记录|記錄|清单|表)*[\d年月季度._\-\s]*"
    r"|[\d._\-\s]*(?:sales\s+)?(?:returns?|credit\s*(?:notes?|memos?)|refunds?)[\d._\-\s]*",
    re.IGNORECASE,
)


def judge_statuses(
    sheets: Iterable[ParsedSheet], own: Mapping[str, Mapping[str, str]]
) -> tuple[list[Problem], list[Message]]:
    """Turn the amounts of returns, leave out what was never sold, and say which words are not known."""
    problems: list[Problem] = []
    turned: list[ParsedSheet] = []
    for sheet in sheets:
        if sheet.table == "transactions":
            problems += _judge(sheet, own)
            turned += [sheet] if sheet.turned else []
    return problems, [_turned(turned)] if turned else []


def _turned(sheets: Sequence[ParsedSheet]) -> Message:
    return say(
        "Amounts of rows marked as returns count as negative: {count} rows ({where}).",
        count=sum(len(sheet.turned) for sheet in sheets),
        where=tuple(
            say("{sheet} rows {rows}", sheet=sheet.label, rows=row_spans(sheet, [*sheet.turned]))
            for sheet in sheets
        ),
    )


def _judge(sheet: ParsedSheet, own: Mapping[str, Mapping[str, str]]) -> Iterator[Problem]:
    returned = {*_whole_sheet(sheet), *_among_lines(sheet)}
    for column in _COLUMNS:
        store = sheet.stores.get(column)
        if isinstance(store, TextStore) and len(store.words) <= _MOST_WORDS:
            codes = meanings(store.words, column, sheet.layout.columns[column].header, own)
            if RETURNED in codes:
                returned |= {place for place, code in _used(sheet, store) if codes[code] == RETURNED}
            out = {code for code, one in enumerate(codes) if one not in {None, COUNTED, RETURNED}}
            kept = _refunds(sheet, store, {i for i, one in enumerate(codes) if one == "refunded"})
            yield from _leave_out(sheet, column, store, out, kept)
            yield from _unknown(sheet, column, store, {i for i, one in enumerate(codes) if one is None})
    _turn(sheet, {place for place in returned if sheet.fates[place] == Fate.USED})


def _used(sheet: ParsedSheet, store: TextStore) -> Iterator[tuple[int, int]]:
    """Yield place and code of the used rows that have a word."""
    for place, (code, fate) in enumerate(zip(store.codes, sheet.fates, strict=True)):
        if code >= 0 and fate == Fate.USED:
            yield place, code


def _amount(sheet: ParsedSheet) -> NumberStore | None:
    for name in ("revenue_net", "revenue", "quantity"):
        store = sheet.stores.get(name)
        if isinstance(store, NumberStore):
            return store
    return None


def _negative(sheet: ParsedSheet) -> set[int]:
    amount = _amount(sheet)
    return set() if amount is None else {place for place, one in enumerate(amount.numbers) if one < 0}


def _refunds(sheet: ParsedSheet, store: TextStore, refunded: set[int]) -> set[int]:
    """Return the rows marked as refunded that count: refunds with their minus, and the sales they undo."""
    amount = _amount(sheet)
    if not refunded or amount is None:
        return set()
    rows = [place for place, code in _used(sheet, store) if code in refunded]
    kept = {place for place in rows if amount.numbers[place] < 0}
    undone = Counter((sheet.accounts[place], -amount.numbers[place]) for place in kept)
    for place in rows:
        key = (sheet.accounts[place], amount.numbers[place])
        if undone[key] > 0:
            undone[key] -= 1
            kept.add(place)
    return kept


def _whole_sheet(sheet: ParsedSheet) -> Sequence[int]:
    """List the rows of a sheet of returns: its name says so, and no amount has a sign."""
    if not _RETURNS_SHEET.fullmatch(sheet.source.name.strip()) or _negative(sheet):
        return ()
    return range(len(sheet.rows))


def _among_lines(sheet: ParsedSheet) -> Iterator[int]:
    """Yield the rows whose line of business is called a return: types of documents stand in such columns."""
    store = sheet.stores.get("product_line")
    if isinstance(store, TextStore):
        returns = {code for code, word in enumerate(store.words) if is_return(word)}
        yield from (place for place, code in _used(sheet, store) if code in returns) if returns else ()


def _leave_out(
    sheet: ParsedSheet, column: str, store: TextStore, out: set[int], kept: set[int]
) -> Iterator[Problem]:
    found: Counter[int] = Counter()
    places: list[int] = []
    total, amount = 0.0, _amount(sheet)
    for place, code in list(_used(sheet, store)) if out else ():
        if code in out and place not in kept:
            sheet.fates[place] = Fate.STATUS
            found[code] += 1
            places.append(place)
            value = amount.numbers[place] if amount is not None else 0.0
            total += value if value == value else 0.0  # noqa: PLR0124 - a blank is no number
    if found:
        message = say(
            "'{header}' says that nothing was sold here, or nothing in the end: {words}. "
            "Rows left out: {count} ({rows}), together {sum}.",
            header=sheet.layout.columns[column].header,
            words=_listed(store, found),
            count=len(places),
            rows=row_spans(sheet, places),
            sum=f"{total:,.10g}",
        )
        yield Problem(
            where=sheet.cell(column, places[0]),
            message=message,
            severity=Severity.LEFT_OUT,
            table=sheet.table,
            count=len(places),
        )


def _unknown(sheet: ParsedSheet, column: str, store: TextStore, unknown: set[int]) -> Iterator[Problem]:
    if not unknown:
        return
    places = [(place, code) for place, code in _used(sheet, store) if code in unknown]
    if places:
        found = Counter(code for _, code in places)
        message = say(
            "'{header}' has words kamxl does not know: {words}. Their rows are used; say on KAM Settings, as "
            "transactions.status, what they mean. Rows: {count} ({rows}).",
            header=sheet.layout.columns[column].header,
            words=_listed(store, found),
            count=len(places),
            rows=row_spans(sheet, [place for place, _ in places]),
        )
        yield Problem(
            where=sheet.cell(column, places[0][0]),
            message=message,
            severity=Severity.NOTE,
            table=sheet.table,
            count=len(places),
        )


def _listed(store: TextStore, found: Counter[int]) -> str:
    shown = ", ".join(f"{store.words[code]} ({count})" for code, count in found.most_common(_SHOWN))
    return f"{shown}, …" if len(found) > _SHOWN else shown


def _turn(sheet: ParsedSheet, returned: set[int]) -> None:
    amount = _amount(sheet)
    stores = {name: one for name in _TURNED if isinstance(one := sheet.stores.get(name), NumberStore)}
    for place in returned:
        if amount is not None and amount.numbers[place] > 0:
            sheet.turned.add(place)
            for name, store in stores.items():
                number = store.numbers[place]
                store.numbers[place] = -number if name in _NEGATED else -abs(number)
