"""Give every row its account, and gather what could not be decided."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from kamxl.sheets.accounts.candidates import Offer, Offers
from kamxl.sheets.accounts.names import Found, NameCandidate, NameMatch, Roster
from kamxl.sheets.cells.text_stores import TextStore
from kamxl.sheets.rows.parsed import Fate, ParsedSheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Pair: TypeAlias = tuple[str | None, str | None]

_NOBODY: Pair = (None, None)
_MOST_SUGGESTIONS = 300


@dataclass(slots=True)
class Seen:
    """Rows of one written number and name that are not simply an account's own, by sheet and table."""

    where: str
    table: str
    rows: int = 0
    sheets: Counter[tuple[str, str]] = field(default_factory=Counter)

    def take(self, sheet: ParsedSheet) -> None:
        """Count a row of a sheet."""
        self.rows += 1
        self.sheets[sheet.label, sheet.table] += 1


@dataclass(slots=True)
class Resolution:
    """What came of the names.

    With `short_names` the team takes a short name that fits one account only, with `lost_zeros` a number
    that fits one only once its leading zeros are back.
    """

    roster: Roster
    short_names: bool = False
    lost_zeros: bool = False
    unlisted: dict[Pair, Seen] = field(default_factory=dict)
    bent: dict[tuple[Pair, int, str], Seen] = field(default_factory=dict)
    contradictions: dict[tuple[Pair, int], Seen] = field(default_factory=dict)
    renamed: dict[tuple[Pair, int], Seen] = field(default_factory=dict)
    never: Counter[tuple[str, str]] = field(default_factory=Counter)
    rows: Counter[str] = field(default_factory=Counter)
    offers: Offers = field(init=False)

    def __post_init__(self) -> None:
        self.offers = Offers(self.roster)

    def found(self, sheets: Iterable[ParsedSheet]) -> None:
        """Enter all numbers of the founding sheets first, so that no order of rows or sheets matters."""
        for sheet in sheets:
            for account_id, name in dict.fromkeys(_used_pairs(sheet)):
                if account_id and self.roster.find(account_id, name).account < 0:
                    self.roster.add(account_id, name)

    def resolve(self, sheet: ParsedSheet, *, founding: bool) -> None:
        """Find the account of each row. With `founding`, a new name becomes a new account."""
        pairs = _pairs(sheet)
        used = _used_pairs(sheet, pairs)
        self.rows[sheet.label] += len(used)
        distinct = dict.fromkeys(used)
        same_numbers = any(one[0] and self.roster.by_number(one[0]) >= 0 for one in distinct)
        found = {
            pair: self._find(pair, founding=founding, same_numbers=same_numbers)
            for pair in distinct
            if pair != _NOBODY
        }
        accounts = {pair: one.account for pair, one in found.items()}
        sheet.accounts = [accounts.get(pair, -1) for pair in pairs]
        odd = {pair: one for pair, one in found.items() if _is_odd(one)}
        nobody = _NOBODY in distinct
        for place, pair in enumerate(pairs if odd or nobody else ()):
            if (pair in odd or pair == _NOBODY) and sheet.fates[place] == Fate.USED:
                self._tell(sheet, place, pair, odd.get(pair, Found()))

    def _find(self, pair: Pair, *, founding: bool, same_numbers: bool) -> Found:
        found = self.roster.find(*pair, same_numbers=same_numbers)
        if found.account >= 0 or found.never:
            return found
        if founding and len(self.roster.bearers(pair[1] or "")) < 2:
            return Found(account=self.roster.add(*pair))
        if self.short_names and not founding and not self.roster.bearers(pair[1] or ""):
            account = self.offers.short(pair[1] or pair[0] or "")
            if account >= 0:
                return Found(account=account, match="short_name")
        return self._with_zeros(pair[0]) if self.lost_zeros and pair[0] and not founding else found

    def _with_zeros(self, account_id: str) -> Found:
        offer = self.offers.offer(account_id, None, alike=False)
        if offer.kind == "lost_zeros" and len(offer.accounts) == 1:
            return Found(account=offer.accounts[0], match="number")
        return Found()

    def _tell(self, sheet: ParsedSheet, place: int, pair: Pair, found: Found) -> None:
        if pair == _NOBODY:
            sheet.fates[place] = Fate.NO_ACCOUNT
            return
        if found.never:
            sheet.fates[place] = Fate.NEVER
            self.never[sheet.label, sheet.table] += 1
            return
        column = "account_name" if pair[1] else "account_id"
        where = Seen(sheet.cell(column, place), sheet.table)
        if found.account < 0:
            sheet.fates[place] = Fate.UNLISTED
            self.unlisted.setdefault(pair, where).take(sheet)
        elif found.contradiction:
            self.contradictions.setdefault((pair, found.account), where).take(sheet)
        elif found.renamed:
            self.renamed.setdefault((pair, found.account), where).take(sheet)
        else:
            self.bent.setdefault((pair, found.account, found.match), where).take(sheet)

    def candidates(self) -> tuple[NameCandidate, ...]:
        """List the names that led nowhere, most rows first, each with the account it may mean."""
        return tuple(one for one, _ in self.open_names())

    def open_names(self) -> list[tuple[NameCandidate, Seen]]:
        """List the names that led nowhere with their rows, most rows first."""
        many = sorted(self.unlisted.items(), key=lambda one: -one[1].rows)
        return [
            (self._candidate(pair, seen, alike=number < _MOST_SUGGESTIONS), seen)
            for number, (pair, seen) in enumerate(many)
        ]

    def _candidate(self, pair: Pair, seen: Seen, *, alike: bool) -> NameCandidate:
        offer = self.offers.offer(*pair, alike=alike)
        first = offer.accounts[0] if offer.accounts else None
        return NameCandidate(
            written=_written(pair, offer),
            where=seen.where,
            rows=seen.rows,
            account_id=None if first is None else self.roster.ids[first],
            account_name=None if first is None else self.roster.names[first],
            kind=offer.kind,
            others=tuple(self.roster.ids[index] for index in offer.accounts[1:]),
        )

    def matched(self) -> tuple[NameMatch, ...]:
        """List the names that were taken for an account after their spelling was evened out."""
        return tuple(
            NameMatch(
                written=(pair[0] if match == "number" else pair[1] or pair[0]) or "",
                where=seen.where,
                rows=seen.rows,
                account_id=self.roster.ids[index],
                account_name=self.roster.names[index],
                kind=match or "spelling",
            )
            for (pair, index, match), seen in self.bent.items()
        )


def _is_odd(found: Found) -> bool:
    return found.account < 0 or bool(found.match) or found.contradiction or found.renamed


def _written(pair: Pair, offer: Offer) -> str:
    """Return what is to be decided: the number where that is what does not fit, else the name."""
    by_number = offer.kind in {"lost_zeros", "decimal", "spaces", "case", "other_number"}
    return (pair[0] if by_number else pair[1] or pair[0]) or ""


def _pairs(sheet: ParsedSheet) -> list[Pair]:
    """Return number and name of each row; a caption's account where no column names one."""
    given = sheet.account_from_context
    if given is not None:
        return [(None, given)] * len(sheet.rows)
    return list(zip(_texts(sheet, "account_id"), _texts(sheet, "account_name"), strict=True))


def _used_pairs(sheet: ParsedSheet, pairs: Sequence[Pair] | None = None) -> Sequence[Pair]:
    pairs = _pairs(sheet) if pairs is None else pairs
    if not any(sheet.fates):
        return pairs
    return [pair for pair, fate in zip(pairs, sheet.fates, strict=True) if fate == Fate.USED]


def _texts(sheet: ParsedSheet, column: str) -> list[str | None]:
    store = sheet.stores.get(column)
    return store.listed() if isinstance(store, TextStore) else [None] * len(sheet.rows)
