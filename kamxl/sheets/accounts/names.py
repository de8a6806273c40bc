"""Which account a row speaks of. Different companies are never merged silently."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from kamxl.sheets.accounts.name_forms import compatible, name_form

_SIMILAR = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class NameCandidate:
    """A name that no account has, and the account it may mean; a person decides on KAM Settings."""

    written: str
    where: str
    rows: int
    account_id: str | None
    account_name: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMatch:
    """A name that was taken for an account after width, case, blanks and legal form were set aside."""

    written: str
    where: str
    rows: int
    account_id: str
    account_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a row's account cells lead to. `account` is an index, -1 for none."""

    account: int = -1
    normalised: bool = False
    contradiction: bool = False
    never: bool = False


@dataclass(slots=True)
class Roster:
    """The accounts of the book, and all the ways to name one. `closed`: only listed accounts count."""

    closed: bool
    aliases: Mapping[str, str] = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    by_id: dict[str, int] = field(default_factory=dict)
    by_name: dict[str, int] = field(default_factory=dict)
    by_short: dict[str, int] = field(default_factory=dict)
    by_core: dict[str, list[int]] = field(default_factory=dict)

    def add(self, account_id: str | None, name: str | None, short: str | None = None) -> int:
        """Add an account and return its index. Without an id, its name serves."""
        index = len(self.ids)
        known = name or short or account_id or ""
        self.ids.append(account_id or known)
        self.names.append(known)
        if account_id:
            self.by_id.setdefault(fold_id(account_id), index)
        for one in {name, known} - {None}:
            self.by_name.setdefault(str(one), index)
        if short:
            # A short name that two accounts share names neither.
            self.by_short[short] = -1 if short in self.by_short else index
        for one in dict.fromkeys(name_form(text)[0] for text in (known, short) if text):
            if index not in self.by_core.setdefault(one, []):
                self.by_core[one].append(index)
        return index

    def find(self, account_id: str | None, name: str | None) -> Found:
        """Find the account of a row by its id, else by its name."""
        by_name = self.by_written(name) if name else Found()
        if account_id and fold_id(account_id) in self.by_id:
            index = self.by_id[fold_id(account_id)]
            differs = by_name.account not in {-1, index} and not by_name.normalised
            return Found(account=index, contradiction=differs)
        if by_name.account < 0 and account_id and not name:
            return self.by_written(account_id)
        return by_name

    def by_written(self, written: str) -> Found:
        """Find an account by a name as written: the team's own alias first, then exact, then normalised."""
        alias = self.aliases.get(written)
        if alias == "-":
            return Found(never=True)
        if alias:
            target = self._exact(alias)
            if target >= 0:
                return Found(account=target)
        exact = self._exact(written)
        return Found(account=exact) if exact >= 0 else self._normalised(written)

    def knows(self, written: str) -> bool:
        """Say whether an account has this id or name."""
        return self._exact(written) >= 0

    def _exact(self, written: str) -> int:
        for index in (
            self.by_name.get(written),
            self.by_short.get(written),
            self.by_id.get(fold_id(written)),
        ):
            if index is not None and index >= 0:
                return index
        return -1

    def _normalised(self, written: str) -> Found:
        core, form = name_form(written)
        same = self.by_core.get(core, []) if core else []
        fitting = [index for index in same if form and form == name_form(self.names[index])[1]]
        fitting = fitting or [index for index in same if compatible(form, name_form(self.names[index])[1])]
        if len(fitting) != 1 or (not form and len(same) > 1):
            return Found()
        return Found(account=fitting[0], normalised=True)

    def similar(self, written: str) -> int:
        """Suggest the account a name may mean; -1 when none is alike."""
        core = name_form(written)[0]
        if core in self.by_core:
            return self.by_core[core][0]
        shortest = 2 if any(c > "\u2e80" for c in core) else 4
        if len(core) >= shortest:
            for known, indexes in self.by_core.items():
                if len(known) >= shortest and (known in core or core in known):
                    return indexes[0]
        close = get_close_matches(core, self.by_core, n=1, cutoff=_SIMILAR)
        return self.by_core[close[0]][0] if close else -1


def fold_id(text: str) -> str:
    """Fold an account number for comparing: width and case do not count."""
    return unicodedata.normalize("NFKC", text).strip().casefold()
