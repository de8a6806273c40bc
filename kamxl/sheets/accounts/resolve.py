"""Give every row its account, and say which names led nowhere."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kamxl.domain.message import say
from kamxl.domain.problem import Problem, Severity
from kamxl.sheets.accounts.names import Found, NameCandidate, NameMatch, Roster
from kamxl.sheets.cells.text_stores import TextStore
from kamxl.sheets.rows.parsed import Fate, ParsedSheet

_NOBODY = (None, None)
_MOST_SUGGESTIONS = 300


@dataclass(slots=True)
class _Seen:
    """Rows of one written name that is not simply an account's own."""

    where: str
    table: str
    rows: int = 0


@dataclass(slots=True)
class Resolution:
    """What came of the names."""

    roster: Roster
    unlisted: dict[str, _Seen] = field(default_factory=dict)
    normalised: dict[tuple[str, int], _Seen] = field(default_factory=dict)
    contradictions: dict[tuple[str, str, int], _Seen] = field(default_factory=dict)
    never: Counter[tuple[str, str]] = field(default_factory=Counter)

    def resolve(self, sheet: ParsedSheet, *, founding: bool) -> None:
        """Find the account of each row. With `founding`, a new name becomes a new account."""
        ids, names = _texts(sheet, "account_id"), _texts(sheet, "account_name")
        pairs = list(zip(ids, names, strict=True))
        used = pairs
        if any(sheet.fates):
            used = [pair for pair, fate in zip(pairs, sheet.fates, strict=True) if fate == Fate.USED]
        found = {
            pair: self._find(pair, founding=founding) if pair != _NOBODY else Found()
            for pair in dict.fromkeys(used)
        }
        accounts = {pair: one.account for pair, one in found.items()}
        sheet.accounts = [accounts.get(pair, -1) for pair in pairs]
        odd = {p: one for p, one in found.items() if one.account < 0 or one.normalised or one.contradiction}
        for place, pair in enumerate(pairs if odd else ()):
            if pair in odd and sheet.fates[place] == Fate.USED:
                self._tell(sheet, place, pair, odd[pair])

    def _find(self, pair: tuple[str | None, str | None], *, founding: bool) -> Found:
        found = self.roster.find(*pair)
        if found.account >= 0 or found.never or not founding:
            return found
        return Found(account=self.roster.add(*pair))

    def _tell(
        self, sheet: ParsedSheet, place: int, pair: tuple[str | None, str | None], found: Found
    ) -> None:
        if pair == _NOBODY:
            sheet.fates[place] = Fate.NO_ACCOUNT
            return
        written = pair[1] or pair[0] or ""
        column = "account_name" if pair[1] else "account_id"
        if found.never:
            sheet.fates[place] = Fate.NEVER
            self.never[sheet.label, sheet.table] += 1
            return
        if found.account < 0:
            sheet.fates[place] = Fate.UNLISTED
            seen = self.unlisted.setdefault(written, _Seen(sheet.cell(column, place), sheet.table))
        elif found.contradiction:
            key = (pair[0] or "", written, found.account)
            seen = self.contradictions.setdefault(key, _Seen(sheet.cell(column, place), sheet.table))
        else:
            seen = self.normalised.setdefault(
                (written, found.account), _Seen(sheet.cell(column, place), sheet.table)
            )
        seen.rows += 1

    def candidates(self) -> tuple[NameCandidate, ...]:
        """List the names that led nowhere, most rows first, each with the account it may mean."""
        many = sorted(self.unlisted.items(), key=lambda one: -one[1].rows)
        return tuple(
            self._candidate(written, seen, suggest=number < _MOST_SUGGESTIONS)
            for number, (written, seen) in enumerate(many)
        )

    def _candidate(self, written: str, seen: _Seen, *, suggest: bool) -> NameCandidate:
        index = self.roster.similar(written) if suggest else -1
        return NameCandidate(
            written=written,
            where=seen.where,
            rows=seen.rows,
            account_id=self.roster.ids[index] if index >= 0 else None,
            account_name=self.roster.names[index] if index >= 0 else None,
        )

    def matched(self) -> tuple[NameMatch, ...]:
        """List the names that were taken for an account after their spelling was evened out."""
        return tuple(
            NameMatch(
                written=written,
                where=seen.where,
                rows=seen.rows,
                account_id=self.roster.ids[index],
                account_name=self.roster.names[index],
            )
            for (written, index), seen in self.normalised.items()
        )

    def problems(self, candidates: Iterable[NameCandidate]) -> Sequence[Problem]:
        """Say which names led nowhere, and which ids and names contradict each other."""
        found = [self._unlisted(one) for one in candidates]
        for (account_id, written, index), seen in self.contradictions.items():
            message = say(
                "'{written}' is not the name of account {id} ({name}). The number decides. Rows: {count}.",
                written=written,
                id=account_id,
                name=self.roster.names[index],
                count=seen.rows,
            )
            found.append(Problem(where=seen.where, message=message, table=seen.table, count=seen.rows))
        for (label, table), rows in self.never.items():
            message = say("names marked '-' on KAM Settings are left out. Rows: {count}.", count=rows)
            found.append(
                Problem(where=label, message=message, severity=Severity.NOTE, table=table, count=rows)
            )
        return found

    def _unlisted(self, one: NameCandidate) -> Problem:
        if one.account_id is None:
            message = say(
                "'{written}' is not in the account list. Add it there, or say on KAM Settings whose name "
                "it is. Rows left out: {count}.",
                written=one.written,
                count=one.rows,
            )
        else:
            message = say(
                "'{written}' is not in the account list; it may mean {name} ({id}). Decide on KAM Settings. "
                "Rows left out: {count}.",
                written=one.written,
                name=one.account_name,
                id=one.account_id,
                count=one.rows,
            )
        return Problem(
            where=one.where,
            message=message,
            severity=Severity.LEFT_OUT,
            table=self.unlisted[one.written].table,
            count=one.rows,
        )


def _texts(sheet: ParsedSheet, column: str) -> list[str | None]:
    store = sheet.stores.get(column)
    return store.listed() if isinstance(store, TextStore) else [None] * len(sheet.rows)
