"""The rows of KAM Map about amounts: the unit and the currency in which each column of money stands."""

from collections import Counter
from collections.abc import Iterator

from kamxl.reports.kam_sheets.map_questions import Questions
from kamxl.reports.kam_sheets.map_rows import MapRow
from kamxl.reports.kam_sheets.words import Words
from kamxl.sheets.book import ColumnReading, RecognisedSheet
from kamxl.sheets.cells.units import unit_of
from kamxl.sheets.columns.headers import header
from kamxl.sheets.settings.amount_units import PERIODS, AmountUnit
from kamxl.sheets.settings.map_layout import UNIT, At
from kamxl.sheets.tables.column import Kind
from kamxl.sheets.tables.declared import TABLES

_CURRENCY = "currency"


def unit_rows(questions: Questions, words: Words) -> Iterator[MapRow]:
    """Yield a row for each column of amounts, one for all columns of periods, then what is remembered."""
    said = {(one.sheet.casefold(), _form(one.header)): one for one in questions.own.units}
    asked = set()
    for sheet in questions.sheets:
        for name, letters in _amounts(sheet):
            key = sheet.sheet.casefold(), _form(name)
            if key not in asked:
                asked.add(key)
                yield _row(sheet, name, letters, said.get(key), words)
    for key, one in said.items():
        if key not in asked:
            texts = {
                At.KEY: UNIT,
                At.SHEET: one.sheet,
                At.HEADER: one.header or words.t("all columns of periods"),
                At.ANSWER: one.written,
                At.WHY: words.t("the team said so"),
                At.ABOUT: one.sheet,
                At.EXACT: one.header,
            }
            yield MapRow(texts=texts, choices=UNIT)


def _amounts(sheet: RecognisedSheet) -> Iterator[tuple[str, str]]:
    """Yield the header of each column of amounts with its letter; all columns of periods are one."""
    headers = Counter(one.header for one in sheet.readings)
    periods = [one for one in sheet.readings if one.period is not None]
    for one in sheet.readings:
        if one.period is None and one.header and headers[one.header] == 1 and _is_money(one):
            yield one.header, one.letter
    if periods:
        first, last = periods[0].letter, periods[-1].letter
        yield PERIODS, first if first == last else f"{first}–{last}"


def _is_money(one: ColumnReading) -> bool:
    if one.table is None or one.column is None or one.column not in TABLES[one.table].columns:
        return False
    return TABLES[one.table].columns[one.column].kind is Kind.MONEY


def _row(sheet: RecognisedSheet, name: str, letters: str, said: AmountUnit | None, words: Words) -> MapRow:
    answer, why = _now(sheet, name, words)
    answer = said.written if said is not None else answer
    texts = {
        At.KEY: UNIT,
        At.SHEET: sheet.sheet,
        At.REGION: sheet.region,
        At.LETTER: letters,
        At.HEADER: name or words.t("all columns of periods"),
        At.ANSWER: answer,
        At.WHY: why or words.t("nothing names a unit or a currency"),
        At.WRITTEN: "" if said is not None else answer,
        At.ABOUT: sheet.sheet,
        At.EXACT: name,
    }
    return MapRow(texts=texts, choices=UNIT)


def _now(sheet: RecognisedSheet, name: str, words: Words) -> tuple[str, str]:
    """Return unit and currency as they were read, in one text, and why."""
    headers = {one.header for one in sheet.readings if one.period is not None} if name == PERIODS else {name}
    scaled = any(unit for _, text, unit in sheet.columns.values() if text in headers)
    found = {
        one.kind: one
        for one in sheet.conventions
        if one.value and (one.header in headers or (one.header is None and (scaled or one.kind == _CURRENCY)))
    }
    unit, currency = (found[kind].value if kind in found else "" for kind in ("unit", _CURRENCY))
    read = unit_of(unit)
    if currency and (read is None or read.currency is None) and "," not in currency:
        unit = f"{unit or 1} {currency}"
    why = " ".join(words.say(found[kind].why) for kind in ("unit", _CURRENCY) if kind in found)
    return unit or "1", why


def _form(text: str) -> str:
    return next(iter(header(text).forms), text)
