"""Which account a name or number may mean that no account has: offered to a person, never taken."""

from dataclasses import dataclass, field
from difflib import get_close_matches

from kamxl.sheets.accounts.name_forms import name_form
from kamxl.sheets.accounts.names import Roster
from kamxl.sheets.accounts.number_forms import damage, loose_number
from kamxl.sheets.accounts.short_names import is_short_for

_SIMILAR = 0.75
_MOST_COMPARED = 5_000_000
"""Short names are looked for while names times accounts stay below this."""

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """The accounts that something written may mean, best first, and why."""

    kind: str = UNKNOWN
    accounts: tuple[int, ...] = ()


@dataclass(slots=True)
class Offers:
    """Looks for accounts that names and numbers may mean."""

    roster: Roster
    _short: dict[str, int] = field(default_factory=dict)
    _compared: int = 0

    def offer(self, account_id: str | None, name: str | None, *, alike: bool = True) -> Offer:
        """Find the accounts that a row's cells may mean. `alike`: also names that are only similar."""
        by_number = self._by_number(account_id) if account_id else None
        if by_number is not None:
            return by_number
        written = name or account_id or ""
        bearers = self.roster.bearers(written) if name else ()
        if bearers and account_id:
            return Offer(kind="other_number", accounts=bearers)
        if len(bearers) > 1:
            return Offer(kind="same_name", accounts=bearers)
        short = self.short(written)
        if short >= 0:
            return Offer(kind="short_name", accounts=(short,))
        index = self._similar(written) if alike else -1
        return Offer(kind="spelling", accounts=(index,)) if index >= 0 else Offer()

    def _by_number(self, account_id: str) -> Offer | None:
        found = tuple(self.roster.by_loose.get(loose_number(account_id), ()))
        return Offer(kind=damage(account_id, self.roster.ids[found[0]]), accounts=found) if found else None

    def short(self, written: str) -> int:
        """Return the only account whose name begins with a short name; -1 when none or several do."""
        if written not in self._short:
            self._compared += len(self.roster.names)
            fits = (
                [index for index, name in enumerate(self.roster.names) if is_short_for(written, name)]
                if self._compared <= _MOST_COMPARED
                else []
            )
            self._short[written] = fits[0] if len(fits) == 1 else -1
        return self._short[written]

    def _similar(self, written: str) -> int:
        core, by_core = name_form(written)[0], self.roster.by_core
        if core in by_core:
            return by_core[core][0]
        shortest = 2 if any(c > "\u2e80" for c in core) else 4
        if len(core) >= shortest:
            for known, indexes in by_core.items():
                if len(known) >= shortest and (known in core or core in known):
                    return indexes[0]
        close = get_close_matches(core, by_core, n=1, cutoff=_SIMILAR)
        return by_core[close[0]][0] if close else -1
