"""One book, one currency: amounts in another one are converted by a rate that was set, else never added."""

from collections import Counter
from collections.abc import Iterator, Sequence
from math import nan

from kamxl.domain.message import Message, say
from kamxl.domain.problem import Problem, Severity
from kamxl.settings.reading import ExchangeRates
from kamxl.sheets.cells.currencies import SHARED
from kamxl.sheets.cells.number_faults import Foreign
from kamxl.sheets.rows.amounts import CONTRADICTED, UNNAMED, Amounts, amounts_of
from kamxl.sheets.rows.parsed import Fate, ParsedSheet
from kamxl.sheets.tables.declared import DECIDING_CURRENCY

_NO_RATES = ExchangeRates()


def settle_currency(
    sheets: Sequence[ParsedSheet], rates: ExchangeRates = _NO_RATES
) -> tuple[str | None, list[Problem]]:
    """Find the currency of most amounts, sales first; convert the others, or leave them out and say so."""
    columns = [one for sheet in sheets for one in amounts_of(sheet)]
    known = {code for one in columns for code in _codes(one)} - SHARED.keys() - {CONTRADICTED}
    for one in columns:
        one.settle(known | rates.rates.keys())
    chosen = rates.base or _most_common(columns)
    problems = [problem for one in columns for problem in _told(one)]
    if chosen is not None:
        for one in columns:
            problems += _converted(one, chosen, rates)
    return None if chosen == UNNAMED else chosen, problems


def _codes(one: Amounts) -> set[str]:
    return {code for code in (one.whole, *set(one.each)) if code is not None}


def _most_common(columns: Sequence[Amounts]) -> str | None:
    for table in DECIDING_CURRENCY:
        counts: Counter[str | None] = Counter()
        for one in columns:
            if one.sheet.table == table and (one.decides or table == "periodic"):
                counts += one.counts()
        counts.pop(None, None)
        counts.pop(CONTRADICTED, None)
        if counts:
            return counts.most_common(1)[0][0]
    return None


def _told(one: Amounts) -> Iterator[Problem]:
    """Say where amounts without a currency were taken for one, and where two were named."""
    if one.taken_along:
        message = say(
            "'{header}': amounts without a currency are taken for {currency}, like the others of the column. "
            "Cells: {count}.",
            header=one.place.header,
            currency=next(code for code in one.each if code is not None),
            count=one.taken_along,
        )
        yield _problem(one, message, Severity.NOTE, one.taken_along)


def _converted(one: Amounts, chosen: str, rates: ExchangeRates) -> Iterator[Problem]:
    """Bring a column's amounts to the book's currency; what has no rate is left out."""
    for code in sorted(_codes(one) - {chosen}):
        places = [place for place in one.places(code) if not one.store.blank(place)]
        rate = None if chosen == UNNAMED else rates.rates.get(code)
        if not places:
            continue
        if rate is not None:
            yield _by_rate(one, places, (code, chosen, rate))
        elif one.decides:
            yield from _left_out(one, places, code, chosen)
        else:
            _unknown(one, places, code)


def _by_rate(one: Amounts, places: Sequence[int], conversion: tuple[str, str, float]) -> Problem:
    code, chosen, rate = conversion
    for place in places:
        one.store.numbers[place] = round(one.store.numbers[place] * rate, 6)
    message = say(
        "'{header}': amounts in {other} count {rate} {currency} each, as the setting exchange_rates says. "
        "Cells: {count}.",
        header=one.place.header,
        other=code,
        rate=f"{rate:g}",
        currency=chosen,
        count=len(places),
    )
    return _problem(one, message, Severity.NOTE, len(places))


def _left_out(one: Amounts, places: Sequence[int], code: str, chosen: str) -> Iterator[Problem]:
    sheet = one.sheet
    used = [place for place in places if sheet.fates[place] == Fate.USED]
    if not used:
        return
    for place in used:
        sheet.fates[place] = Fate.CURRENCY
    yield Problem(
        where=f"{sheet.label}, row {sheet.rows[used[0]]}",
        message=_reason(code, chosen, len(used)),
        severity=Severity.LEFT_OUT,
        table=sheet.table,
        count=len(used),
    )


def _reason(code: str, chosen: str, count: int) -> Message:
    if code == CONTRADICTED:
        return say(
            "the amount names one currency and the currency column another. Rows left out: {count}.",
            count=count,
        )
    if code == UNNAMED:
        return say(
            "amounts here name no currency, and the column has several. Rows left out: {count}.", count=count
        )
    if chosen == UNNAMED:
        return say(
            "amounts here are in {other}; most amounts of the column name no currency, and currencies are "
            "never added together. Rows left out: {count}.",
            count=count,
            other=code,
        )
    return say(
        "amounts here are in {other}; the book is in {currency}, and currencies are never added together. "
        "Rows left out: {count}.",
        count=count,
        other=code,
        currency=chosen,
    )


def _unknown(one: Amounts, places: Sequence[int], code: str) -> None:
    """Make amounts unknown that only accompany a row; they are named with the other cells of their column."""
    if code in {UNNAMED, CONTRADICTED}:
        reason = say("the currency of this amount cannot be told.")
    else:
        reason = say("this amount is in {other}, and no exchange rate is set on KAM Settings.", other=code)
    for place in places:
        one.store.numbers[place] = nan
        one.store.findings.append((place, Foreign(reason=reason)))
    one.store.findings.sort(key=lambda found: found[0])


def _problem(one: Amounts, message: Message, severity: Severity, count: int) -> Problem:
    return Problem(
        where=one.sheet.label, message=message, severity=severity, table=one.sheet.table, count=count
    )
