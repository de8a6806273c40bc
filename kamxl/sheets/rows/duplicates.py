"""Sales that stand on several sheets - all and filtered copies, months and all of them - count once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamxl.domain.message import say
from kamxl.domain.problem import Problem
from kamxl.sheets.cells.text_stores import TextStore
from kamxl.sheets.rows.copies import Copies, leave_out, listed, say_copies
from kamxl.sheets.rows.facts import Facts, facts_of
from kamxl.sheets.rows.parsed import Fate, ParsedSheet
from kamxl.sheets.rows.standing import standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    import pandas as pd

_ENOUGH = 3
"""So many rows without document numbers that all stand elsewhere make a copy; fewer if sheets look alike."""
_SAID = 3
"""So many equal rows without document numbers are worth a word."""
_DETAILS = ("product", "product_line")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """A sheet with its facts, and codes of documents and products that mean the same on every sheet."""

    sheet: ParsedSheet
    facts: Facts
    frame: pd.DataFrame
    """Columns account, day, amount, doc_no, product, product_line; -1 where there is no text."""
    has: frozenset[str]
    headers: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Inside:
    """Rows of a sheet that stand on a larger one: positions in its frame, of `all_rows` that are used."""

    one: _Sheet
    rows: np.ndarray
    all_rows: int

    @property
    def whole(self) -> bool:
        return len(self.rows) == self.all_rows


def copied_sales(sheets: Sequence[ParsedSheet]) -> list[Problem]:
    """Count each sale once. Two equal rows of one sheet are two sales and stay."""
    sales = [sheet for sheet in sheets if sheet.table == "transactions" and Fate.USED in sheet.fates]
    if len(sales) < 2:
        return []
    words: dict[str, int] = {}
    known = [_describe(sheet, words) for sheet in sales]
    # The largest sheet is the one that is complete; of equal ones the first.
    known.sort(key=lambda one: -len(one.frame))
    copies = [
        found
        for later, one in enumerate(known)
        for other in known[:later]
        if (found := _documents(one, other)) is not None
    ]
    doubts: list[Problem] = []
    for at, other in enumerate(known):
        inside = [part for one in known[at + 1 :] if (part := _inside(one, other)) is not None]
        copied = [part for part in inside if _is_copy(part, other, inside)]
        copies += [_left_out(part, other) for part in copied]
        doubts += _doubts(other, [part for part in inside if not any(part is one for one in copied)])
    return [*say_copies(copies), *doubts]


def _describe(sheet: ParsedSheet, words: dict[str, int]) -> _Sheet:
    import numpy as np
    import pandas as pd

    facts = facts_of(sheet)
    columns = {"account": facts.accounts, "day": facts.days, "amount": np.round(facts.amounts, 2)}
    has = set()
    for name in ("doc_no", *_DETAILS):
        store = sheet.stores.get(name)
        columns[name] = np.full(len(facts.places), -1, dtype=np.int64)
        if isinstance(store, TextStore):
            has.add(name)
            codes = [words.setdefault(word, len(words)) for word in store.words]
            columns[name] = np.array([*codes, -1], dtype=np.int64)[np.array(store.codes)[facts.places]]
    headers = frozenset(place.header for place in sheet.layout.columns.values())
    return _Sheet(sheet=sheet, facts=facts, frame=pd.DataFrame(columns), has=frozenset(has), headers=headers)


def _open(one: _Sheet) -> pd.DataFrame:
    """Return the rows that are still used."""
    import numpy as np

    fates = np.frombuffer(bytes(one.sheet.fates), dtype=np.uint8)
    used: pd.DataFrame = one.frame[fates[one.facts.places] == Fate.USED]
    return used


def _keys(one: _Sheet, other: _Sheet) -> list[str]:
    return ["account", "day", "amount", *(name for name in _DETAILS if name in one.has & other.has)]


def _documents(one: _Sheet, other: _Sheet) -> Copies | None:
    """Leave out the rows of a sheet whose document, day, account and amount stand on a larger one."""
    if "doc_no" not in one.has & other.has:
        return None
    mine, theirs = _open(one), _open(other)
    mine, theirs = mine[mine["doc_no"] >= 0], theirs[theirs["doc_no"] >= 0]
    same = mine.index[standing(mine, theirs, ["doc_no", *_keys(one, other)])]
    return leave_out(_copies(one, other, same.to_numpy(), "document")) if len(same) else None


def _copies(one: _Sheet, other: _Sheet, rows: np.ndarray, same: str) -> Copies:
    return Copies(sheet=one.sheet, other=other.sheet, places=one.facts.places[rows].tolist(), same=same)


def _inside(one: _Sheet, other: _Sheet) -> _Inside | None:
    """Find the rows that stand on another sheet where no document numbers can tell."""
    if "doc_no" in one.has & other.has:
        return None
    mine, theirs = _open(one), _open(other)
    same = standing(mine, theirs, _keys(one, other))
    return _Inside(one=one, rows=mine.index[same].to_numpy(), all_rows=len(mine)) if same.any() else None


def _is_copy(found: _Inside, other: _Sheet, inside: Sequence[_Inside]) -> bool:
    """Say whether a sheet is a copy: all its rows stand on the other, and they are many or look alike."""
    if not found.whole:
        return False
    if found.all_rows >= _ENOUGH or found.one.headers == other.headers:
        return True
    whole = [one for one in inside if one.whole]
    return len(whole) > 1 and _partition(other, whole)


def _partition(other: _Sheet, parts: Sequence[_Inside]) -> bool:
    """Say whether several small sheets together are exactly the larger one."""
    keys = ["account", "day", "amount"]
    whole = Counter(other.frame[keys].itertuples(index=False, name=None))
    together: Counter[tuple[float, ...]] = Counter()
    for part in parts:
        together.update(part.one.frame.loc[part.rows, keys].itertuples(index=False, name=None))
    return whole == together


def _left_out(found: _Inside, other: _Sheet) -> Copies:
    return leave_out(_copies(found.one, other, found.rows, "day"))


def _doubts(other: _Sheet, inside: Sequence[_Inside]) -> Iterator[Problem]:
    """Say which rows may be the same sales, and that both count."""
    doubtful = [one for one in inside if len(one.rows) >= _SAID or len(one.rows) * 2 >= one.all_rows]
    if not doubtful:
        return
    found = [_copies(one.one, other, one.rows, "day") for one in doubtful]
    count = sum(len(one.places) for one in found)
    message = say(
        "rows equal to rows of {other} (same day, account and amount): {count} ({where}). No document number "
        "says whether they are the same sales, so both count. Remove them if they are.",
        count=count,
        other=other.sheet.label,
        where=listed(found),
    )
    yield Problem(where=found[0].sheet.label, message=message, table="transactions", count=count)
