"""The accounts of the book: from the team's list, or from what the other tables speak of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from kamxl.domain.account import Account
from kamxl.domain.message import say
from kamxl.domain.problem import Problem, Severity
from kamxl.sheets.accounts.names import Roster
from kamxl.sheets.accounts.number_forms import number_key
from kamxl.sheets.cells.day_store import NOT_A_TIME, DayStore
from kamxl.sheets.cells.text_stores import TextStore
from kamxl.sheets.rows.parsed import Fate, ParsedSheet

_TEXTS = ("industry", "region", "owner", "credit_grade")
_DAYS = ("owner_since", "first_coop_date")


def list_accounts(sheets: Iterable[ParsedSheet], roster: Roster) -> tuple[list[Account], list[Problem]]:
    """Enter the rows of the account lists into the roster; a second row of the same account is left out."""
    listing = _Listing(roster=roster)
    for sheet in sheets:
        listing.enter(sheet)
    return listing.accounts, listing.problems


@dataclass(slots=True, kw_only=True)
class _Listing:
    """The accounts listed so far."""

    roster: Roster
    accounts: list[Account] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def enter(self, sheet: ParsedSheet) -> None:
        """Enter the rows of one list."""
        before, elsewhere = len(self.accounts), 0
        keys = zip(
            *(_texts(sheet, name) for name in ("account_id", "account_name", "short_name")), strict=True
        )
        columns = {name: _texts(sheet, name) for name in _TEXTS}
        days = {name: _days(sheet, name) for name in _DAYS}
        sheet.accounts = [-1] * len(sheet.rows)
        for place, (account_id, name, short) in enumerate(keys):
            if sheet.fates[place] != Fate.USED:
                continue
            if not (account_id or name or short):
                sheet.fates[place] = Fate.NO_ACCOUNT
                continue
            first = _same(self.roster, account_id, name or short)
            if first >= 0:
                sheet.fates[place] = Fate.DUPLICATE
                elsewhere += first < before
                if first >= before:
                    self.problems.append(
                        _twice(sheet, place, account_id or name or short, name, self.accounts[first])
                    )
                continue
            index = sheet.accounts[place] = self.roster.add(account_id, name, short)
            self.accounts.append(
                Account(
                    id=self.roster.ids[index],
                    name=self.roster.names[index],
                    short_name=short,
                    industry=columns["industry"][place],
                    region=columns["region"][place],
                    owner=columns["owner"][place],
                    owner_since=days["owner_since"][place],
                    first_coop_date=days["first_coop_date"][place],
                    credit_grade=columns["credit_grade"][place],
                    cell=sheet.cell(sheet.keys[0], place),
                )
            )
        if elsewhere:
            self.problems.append(_elsewhere(sheet, elsewhere))


def _elsewhere(sheet: ParsedSheet, count: int) -> Problem:
    message = say(
        "accounts of an earlier list stand here again. The first list decides. Rows left out: {count}.",
        count=count,
    )
    return Problem(
        where=sheet.label, message=message, severity=Severity.LEFT_OUT, table="accounts", count=count
    )


def _same(roster: Roster, account_id: str | None, name: str | None) -> int:
    """Return the account listed before: of the same number, or of the same name where one has no number."""
    if account_id and number_key(account_id) in roster.by_id:
        return roster.by_id[number_key(account_id)]
    for index in roster.by_name.get(name, ()) if name else ():
        if not account_id or not roster.numbered[index]:
            return index
    return -1


def _twice(sheet: ParsedSheet, place: int, written: str | None, name: str | None, first: Account) -> Problem:
    message = say(
        "'{written}' is listed twice; the first row is {cell}. Keep one of them. Row left out.",
        written=written,
        cell=first.cell,
    )
    if name and name not in {first.name, first.short_name, written}:
        message = say(
            "'{written}' is listed twice: here as {name}, in {cell} as {first}. One of them needs another "
            "number. Row left out.",
            written=written,
            name=name,
            cell=first.cell,
            first=first.name,
        )
    return Problem(
        where=sheet.cell(sheet.keys[0], place), message=message, severity=Severity.LEFT_OUT, table="accounts"
    )


def found_accounts(roster: Roster, sheets: Sequence[ParsedSheet]) -> list[Account]:
    """Make accounts of what the roster gathered while there was no list; the first row is their cell."""
    cells: dict[int, str] = {}
    for sheet in sheets:
        for place, index in enumerate(sheet.accounts):
            if index >= 0 and index not in cells:
                cells[index] = sheet.cell(sheet.keys[0] if sheet.keys else "", place)
    return [
        Account(id=account_id, name=name, cell=cells.get(index))
        for index, (account_id, name) in enumerate(zip(roster.ids, roster.names, strict=True))
    ]


def _texts(sheet: ParsedSheet, name: str) -> list[str | None]:
    store = sheet.stores.get(name)
    return store.listed() if isinstance(store, TextStore) else [None] * len(sheet.rows)


def _days(sheet: ParsedSheet, name: str) -> list[date | None]:
    store = sheet.stores.get(name)
    if not isinstance(store, DayStore):
        return [None] * len(sheet.rows)
    return [None if s == NOT_A_TIME else datetime.fromtimestamp(s, UTC).date() for s in store.seconds]
