"""One book, one currency: amounts in another one are left out and named, never added."""

from collections import Counter
from collections.abc import Sequence

from kamxl.domain.message import say
from kamxl.domain.problem import Problem, Severity
from kamxl.sheets.cells.number_stores import NumberStore
from kamxl.sheets.cells.text_stores import TextStore
from kamxl.sheets.cells.units import currency_of
from kamxl.sheets.rows.parsed import Fate, ParsedSheet
from kamxl.sheets.tables.column import Kind
from kamxl.sheets.tables.declared import DECIDING_CURRENCY, TABLES


def settle_currency(sheets: Sequence[ParsedSheet]) -> tuple[str | None, list[Problem]]:
    """Find the currency of most rows, sales first, and leave the rows in other currencies out."""
    known = {id(sheet): _currencies(sheet) for sheet in sheets if sheet.table in DECIDING_CURRENCY}
    chosen: str | None = None
    for table in DECIDING_CURRENCY:
        counts: Counter[str] = Counter()
        for sheet in sheets:
            if sheet.table == table:
                counts.update(
                    one for place, one in enumerate(known[id(sheet)]) if one and _used(sheet, place)
                )
        if counts:
            chosen = counts.most_common(1)[0][0]
            break
    problems: list[Problem] = []
    for sheet in sheets:
        if chosen is not None and id(sheet) in known:
            problems += _leave_out(sheet, known[id(sheet)], chosen)
    return chosen, problems


def _used(sheet: ParsedSheet, place: int) -> bool:
    return sheet.fates[place] == Fate.USED


def _leave_out(sheet: ParsedSheet, currencies: Sequence[str | None], chosen: str) -> list[Problem]:
    others: dict[str, list[int]] = {}
    for place, one in enumerate(currencies):
        if one not in {None, chosen} and _used(sheet, place):
            others.setdefault(str(one), []).append(place)
            sheet.fates[place] = Fate.CURRENCY
    return [
        Problem(
            where=f"{sheet.label}, row {sheet.rows[places[0]]}",
            message=say(
                "amounts here are in {other}; the book is in {currency}, and currencies are never added "
                "together. "
                "Rows left out: {count}.",
                count=len(places),
                other=other,
                currency=chosen,
            ),
            severity=Severity.LEFT_OUT,
            table=sheet.table,
            count=len(places),
        )
        for other, places in others.items()
    ]


def _currencies(sheet: ParsedSheet) -> list[str | None]:
    stated = _stated(sheet)
    column = sheet.stores.get("currency")
    if isinstance(column, TextStore):
        words = [currency_of(word) for word in column.words]
        return [words[code] if code >= 0 else stated for code in column.codes]
    result = [stated] * len(sheet.rows)
    for store in [*sheet.stores.values(), *(values for _, values in sheet.wide)]:
        if isinstance(store, NumberStore):
            for place, one in store.currencies.items():
                result[place] = one
    return result


def _stated(sheet: ParsedSheet) -> str | None:
    """Return the currency that a header or the line above it names; plain 元 in simplified Chinese is CNY."""
    columns = TABLES[sheet.table].columns
    places = [place for name, place in sheet.layout.columns.items() if columns[name].kind is Kind.MONEY]
    places += [one.place for one in sheet.layout.wide]
    units = [unit for unit in (*(place.unit for place in places), sheet.layout.unit) if unit is not None]
    for unit in units:
        if unit.currency is not None:
            return unit.currency
    languages = sheet.layout.languages
    simplified = languages["zh-Hans"] > languages["zh-Hant"]
    yuan = any(unit.written.strip().endswith("元") for unit in units)
    return "CNY" if simplified and yuan else None
