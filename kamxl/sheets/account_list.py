"""The accounts of the book: from the team's list, or from what the other tables speak of."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

from kamxl.domain.account import Account
from kamxl.domain.message import say
from kamxl.domain.problem import Problem, Severity
from kamxl.sheets.day_store import NOT_A_TIME, DayStore
from kamxl.sheets.names import Roster, fold_id
from kamxl.sheets.parsed import Fate, ParsedSheet
from kamxl.sheets.text_stores import TextStore

_TEXTS = ("industry", "region", "owner")
_DAYS = ("owner_since", "first_coop_date")


def list_accounts(sheets: Iterable[ParsedSheet], roster: Roster) -> tuple[list[Account], list[Problem]]:
    """Enter the rows of the account lists into the roster; a second row of the same account is left out."""
    accounts: list[Account] = []
    problems: list[Problem] = []
    for sheet in sheets:
        elsewhere = 0
        known_before = len(accounts)
        columns = {
            name: _texts(sheet, name) for name in ("account_id", "account_name", "short_name", *_TEXTS)
        }
        days = {name: _days(sheet, name) for name in _DAYS}
        sheet.accounts = [-1] * len(sheet.rows)
        for place, fate in enumerate(sheet.fates):
            if fate != Fate.USED:
                continue
            account_id, name, short = (
                columns[key][place] for key in ("account_id", "account_name", "short_name")
            )
            if not (account_id or name or short):
                sheet.fates[place] = Fate.NO_ACCOUNT
                continue
            first = _same(roster, account_id, name or short)
            if first >= 0:
                sheet.fates[place] = Fate.DUPLICATE
                if first < known_before:
                    elsewhere += 1
                else:
                    problems.append(_twice(sheet, place, account_id or name or short or "", accounts[first]))
                continue
            index = roster.add(account_id, name, short)
            sheet.accounts[place] = index
            accounts.append(
                Account(
                    id=roster.ids[index],
                    name=roster.names[index],
                    short_name=short,
                    cell=sheet.cell(sheet.keys[0], place),
                    **{key: columns[key][place] for key in _TEXTS},
                    **{key: values[place] for key, values in days.items()},
                )
            )
        if elsewhere:
            message = say(
                "accounts of an earlier list stand here again. The first list decides. Rows left out: {count}.",
                count=elsewhere,
            )
            problems.append(
                Problem(
                    where=sheet.label,
                    message=message,
                    severity=Severity.LEFT_OUT,
                    table="accounts",
                    count=elsewhere,
                )
            )
    return accounts, problems


def _same(roster: Roster, account_id: str | None, name: str | None) -> int:
    if account_id and fold_id(account_id) in roster.by_id:
        return roster.by_id[fold_id(account_id)]
    return roster.by_name.get(name, -1) if name else -1


def _twice(sheet: ParsedSheet, place: int, written: str, first: Account) -> Problem:
    message = say(
        "'{written}' is listed twice; the first row is {cell}. Keep one of them. Row left out.",
        written=written,
        cell=first.cell,
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
                cells[index] = sheet.cell(sheet.keys[0], place)
    return [
        Account(id=account_id, name=name, cell=cells.get(index))
        for index, (account_id, name) in enumerate(zip(roster.ids, roster.names, strict=True))
    ]


def _texts(sheet: ParsedSheet, name: str) -> list[str | None]:
    store = sheet.stores.get(name)
    return store.values() if isinstance(store, TextStore) else [None] * len(sheet.rows)


def _days(sheet: ParsedSheet, name: str) -> list[date | None]:
    store = sheet.stores.get(name)
    if not isinstance(store, DayStore):
        return [None] * len(sheet.rows)
    return [None if s == NOT_A_TIME else datetime.fromtimestamp(s, UTC).date() for s in store.seconds]
