"""Which account a row speaks of. The number decides; different companies are never merged silently."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kamxl.sheets.accounts.name_forms import compatible, name_form
from kamxl.sheets.accounts.number_forms import fold_id, loose_number, number_key

__all__ = ["Found", "NameCandidate", "NameMatch", "Roster", "fold_id"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameCandidate:
    """A name or number that no account has, and the account it may mean; a person decides on KAM Settings.

    `kind` says why it is offered: `short_name`, `spelling`, `lost_zeros`, `decimal`, `spaces`, `case`,
    `same_name` (several accounts bear it), `other_number` (the name is known, its number is not),
    or `unknown` (nothing is offered). `others` are the numbers of further accounts it may mean.
    """

    written: str
    where: str
    rows: int
    account_id: str | None
    account_name: str | None
    kind: str = "spelling"
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMatch:
    """A name that was taken for an account after width, case, blanks and legal form were set aside.

    `kind` is `spelling`, or `short_name` where the team accepts short names.
    """

    written: str
    where: str
    rows: int
    account_id: str
    account_name: str
    kind: str = "spelling"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a row's account cells lead to. `account` is an index, -1 for none.

    `match` says how far the cells were bent to fit: `spelling`, `short_name` or a damaged number.
    `contradiction` tells that the name is another account's, `renamed` that it is no account's at all.
    """

    account: int = -1
    match: str = ""
    contradiction: bool = False
    renamed: bool = False
    never: bool = False


@dataclass(slots=True)
class Roster:
    """The accounts of the book, and all the ways to name one. `closed`: only listed accounts count."""

    closed: bool
    aliases: Mapping[str, str] = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    numbered: list[bool] = field(default_factory=list)
    by_id: dict[str, int] = field(default_factory=dict)
    by_folded: dict[str, list[int]] = field(default_factory=dict)
    by_loose: dict[str, list[int]] = field(default_factory=dict)
    by_name: dict[str, list[int]] = field(default_factory=dict)
    by_short: dict[str, list[int]] = field(default_factory=dict)
    by_core: dict[str, list[int]] = field(default_factory=dict)

    def add(self, account_id: str | None, name: str | None, short: str | None = None) -> int:
        """Add an account and return its index. Without an id, its name serves."""
        index = len(self.ids)
        known = name or short or account_id or ""
        self.ids.append(account_id or known)
        self.names.append(known)
        self.numbered.append(bool(account_id))
        if account_id:
            self._number(account_id, index)
        for one in dict.fromkeys(filter(None, (name, known))):
            self.by_name.setdefault(one, []).append(index)
        if short:
            self.by_short.setdefault(short, []).append(index)
        # Numbers are compared as they are: C-1 and C1 are two.
        for one in dict.fromkeys(name_form(text)[0] for text in (name, short) if text):
            if index not in self.by_core.setdefault(one, []):
                self.by_core[one].append(index)
        return index

    def _number(self, account_id: str, index: int) -> None:
        self.by_id.setdefault(number_key(account_id), index)
        self.by_folded.setdefault(fold_id(account_id), []).append(index)
        self.by_loose.setdefault(loose_number(account_id), []).append(index)

    def find(self, account_id: str | None, name: str | None, *, same_numbers: bool = True) -> Found:
        """Find the account of a row: by its number as written, else by its name.

        With `same_numbers`, the sheet uses the numbers of the account list: a number that is not in the list
        is another account, whatever its name. Otherwise names decide.
        """
        if not account_id:
            return self.by_written(name) if name else Found()
        index = self.by_number(account_id)
        if index >= 0:
            return self._beside(index, name)
        aliased = self._aliased(account_id)
        if aliased is not None:
            return aliased
        by_name = self.by_written(name or account_id)
        if not name or by_name.account < 0 or not self.numbered[by_name.account] or self._told(name):
            return by_name
        if by_name.account in self.by_loose.get(loose_number(account_id), ()):
            return Found(account=by_name.account, match="number")
        return Found() if same_numbers else by_name

    def by_number(self, account_id: str) -> int:
        """Find an account by its number: as written, else by the one number that differs only in case."""
        index = self.by_id.get(number_key(account_id), -1)
        if index < 0 and self.closed:
            alike = self.by_folded.get(fold_id(account_id), ())
            index = alike[0] if len(alike) == 1 else -1
        return index

    def _beside(self, index: int, name: str | None) -> Found:
        """Look at the name that stands beside a known number."""
        if not name or index in self._exact(name):
            return Found(account=index)
        by_name = self.by_written(name)
        if by_name.account == index or by_name.never:
            return Found(account=index)
        return Found(
            account=index,
            contradiction=by_name.account >= 0 and not by_name.match,
            renamed=by_name.account < 0 or bool(by_name.match),
        )

    def _told(self, written: str) -> bool:
        return bool(self.aliases.get(written))

    def _aliased(self, written: str) -> Found | None:
        """Follow what the team said about a name or number."""
        alias = self.aliases.get(written)
        if alias == "-":
            return Found(never=True)
        target = self._exact(alias) if alias else ()
        return Found(account=target[0]) if len(target) == 1 else None

    def by_written(self, written: str) -> Found:
        """Find an account by a name as written: the team's own alias first, then exact, then normalised."""
        aliased = self._aliased(written)
        if aliased is not None:
            return aliased
        exact = self._exact(written)
        if exact:
            return Found(account=exact[0]) if len(exact) == 1 else Found()
        return self._normalised(written)

    def knows(self, written: str) -> bool:
        """Say whether exactly one account has this id or name."""
        return len(self._exact(written)) == 1

    def bearers(self, written: str) -> tuple[int, ...]:
        """List the accounts that a name names, or would name without its legal form."""
        return tuple(self._exact(written) or self.by_core.get(name_form(written)[0], ()))

    def _exact(self, written: str) -> tuple[int, ...]:
        """List the accounts of this name, or else of this short name, or else of this number."""
        named = self.by_name.get(written) or self.by_short.get(written)
        if named:
            return tuple(named)
        index = self.by_number(written)
        return () if index < 0 else (index,)

    def _normalised(self, written: str) -> Found:
        core, form = name_form(written)
        same = self.by_core.get(core, []) if core else []
        fitting = [index for index in same if form and form == name_form(self.names[index])[1]]
        fitting = fitting or [index for index in same if compatible(form, name_form(self.names[index])[1])]
        if len(fitting) != 1 or (not form and len(same) > 1):
            return Found()
        return Found(account=fitting[0], match="spelling")
