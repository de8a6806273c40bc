"""The columns of amounts of a sheet, and the currency of each of their cells."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kamxl.sheets.cells.currencies import SHARED, currency_of, settled
from kamxl.sheets.cells.number_stores import NumberStore
from kamxl.sheets.cells.text_stores import TextStore
from kamxl.sheets.layout.places import Place
from kamxl.sheets.rows.parsed import Fate, ParsedSheet
from kamxl.sheets.tables.declared import DECIDING_CURRENCY, TABLES

UNNAMED = "?"
"""An amount without a currency in a column that names several."""
CONTRADICTED = "!"
"""An amount whose cell and whose currency column name two currencies."""


@dataclass(slots=True, kw_only=True)
class Amounts:
    """A column of amounts. `each` gives the currency by row, where rows differ; else `whole` is that of all.

    `decides`: without this amount a row is of no use. `stated`: the header names the currency of the column,
    and single cells only deviate from it.
    """

    sheet: ParsedSheet
    place: Place
    store: NumberStore
    decides: bool
    whole: str | None = None
    each: list[str | None] = field(default_factory=list)
    stated: bool = False
    taken_along: int = 0
    """Amounts without a currency beside others that all name the same one."""

    def counts(self) -> Counter[str | None]:
        """Count the used amounts by currency."""
        fates, store = self.sheet.fates, self.store
        if not self.each or self.stated:
            return Counter({self.whole: fates.count(int(Fate.USED))})
        used = Fate.USED
        return Counter(
            one for place, one in enumerate(self.each) if fates[place] == used and not store.blank(place)
        )

    def places(self, currency: str) -> Sequence[int]:
        """Return the rows whose amount is in a currency."""
        if not self.each:
            return range(len(self.sheet.rows)) if self.whole == currency else ()
        return [place for place, one in enumerate(self.each) if one == currency]

    def settle(self, known: set[str]) -> None:
        """Tell signs that several currencies share by those that the book names."""
        chinese = is_chinese(self.sheet)
        self.whole = settled(self.whole, known, chinese=chinese)
        if self.each:
            forms = {one: settled(one, known, chinese=chinese) for one in set(self.each)}
            self.each = [forms[one] for one in self.each]
            self._unnamed()

    def _unnamed(self) -> None:
        """Say of amounts without a currency whose they are: those of the column's only one, else nobody's."""
        named = {one for one in self.each if one is not None}
        open_ones = [
            place for place, one in enumerate(self.each) if one is None and not self.store.blank(place)
        ]
        if not named or not open_ones:
            return
        only = next(iter(named)) if len(named) == 1 else UNNAMED
        for place in open_ones:
            self.each[place] = only
        usual = only == UNNAMED or (only == "CNY" and is_chinese(self.sheet))
        self.taken_along = 0 if usual else len(open_ones)


def is_chinese(sheet: ParsedSheet) -> bool:
    """Say whether the headers of a sheet are Chinese."""
    languages = sheet.layout.languages
    return bool(languages) and max(languages, key=languages.__getitem__).startswith("zh")


def amounts_of(sheet: ParsedSheet) -> list[Amounts]:
    """List the columns of amounts of a sheet with the currency of each of their cells."""
    stated = _yuan(sheet)
    column = sheet.stores.get("currency")
    words = _words(column) if isinstance(column, TextStore) else ()
    found: list[Amounts] = []
    for place, store, decides in _columns(sheet):
        one = Amounts(sheet=sheet, place=place, store=store, decides=decides, whole=store.currency or stated)
        if words:
            _by_words(one, words)
        elif store.currencies or store.shown_currencies:
            cells = store.shown_currencies | store.currencies
            one.each = [cells.get(row, one.whole) for row in range(len(sheet.rows))]
            one.stated = one.whole is not None
        found.append(one)
    return found


def _columns(sheet: ParsedSheet) -> Iterator[tuple[Place, NumberStore, bool]]:
    """Yield the columns of amounts; the first of those that a row cannot do without decides."""
    money = [
        (name, store)
        for name, store in sheet.stores.items()
        if isinstance(store, NumberStore) and store.amounts
    ]
    order = [*sheet.required(), *TABLES[sheet.table].columns]
    money.sort(key=lambda one: order.index(one[0]))
    decides = sheet.table in DECIDING_CURRENCY
    for index, (name, store) in enumerate(money):
        yield sheet.layout.columns[name], store, decides and index == 0
    for one, values in sheet.wide:
        yield one.place, values, False
    for table, stores in sheet.extras.items():
        for name, other in stores.items():
            if isinstance(other, NumberStore) and other.amounts:
                yield sheet.layout.extras[table][name], other, False


def _words(column: TextStore) -> Sequence[str | None]:
    """Return the currency that the currency column names in each row."""
    words = [*map(currency_of, column.words), None]
    return [words[code] for code in column.codes]


def _by_words(one: Amounts, words: Sequence[str | None]) -> None:
    cells = one.store.currencies
    one.each = [word or one.whole for word in words]
    for place, sign in cells.items():
        word = words[place]
        if word is None:
            one.each[place] = sign
        elif not _agree(sign, word):
            one.each[place] = CONTRADICTED


def _agree(sign: str, word: str) -> bool:
    return sign == word or word in SHARED.get(sign, ())


def _yuan(sheet: ParsedSheet) -> str | None:
    """Return CNY where a unit such as 万元 stands in simplified Chinese."""
    layout = sheet.layout
    places = [*layout.columns.values(), *(one.place for one in layout.wide)]
    units = [unit for unit in (*(place.unit for place in places), layout.unit) if unit is not None]
    simplified = layout.languages["zh-Hans"] > layout.languages["zh-Hant"] if layout.languages else False
    return "CNY" if simplified and any(unit.written.strip().endswith("元") for unit in units) else None
