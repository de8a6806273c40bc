"""Facts that stand on several sheets - all and filtered copies, months and a summary - count once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamxl.domain.message import Message, say
from kamxl.domain.problem import Problem, Severity
from kamxl.sheets.cells.text_stores import TextStore
from kamxl.sheets.rows.facts import Facts, facts_of
from kamxl.sheets.rows.parsed import Fate, ParsedSheet
from kamxl.sheets.rows.periodic_copies import periodic_copies

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    import pandas as pd

_ENOUGH = 3
"""Without document numbers, so many rows that all stand on another sheet make a copy."""
_SAID = 3
"""So many equal rows without document numbers are worth a word."""
_SHOWN = 5
_DETAILS = ("product", "product_line")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """A sheet with its facts, and codes of documents and products that mean the same on every sheet."""

    sheet: ParsedSheet
    facts: Facts
    frame: pd.DataFrame
    """Columns account, day, amount (in cents), document, product, product_line; -1 where blank."""
    has: frozenset[str]


def leave_out_copies(sheets: Sequence[ParsedSheet]) -> list[Problem]:
    """Count each fact once. Two equal rows of one sheet are two sales and stay."""
    problems = periodic_copies(sheets)
    sales = [sheet for sheet in sheets if sheet.table == "transactions" and Fate.USED in sheet.fates]
    if len(sales) < 2:
        return problems
    known = _described(sales)
    # The largest sheet is the one that is complete; of equal ones the first.
    known.sort(key=lambda one: -len(one.frame))
    for later, one in enumerate(known):
        for other in known[:later]:
            problems += _documents(one, other)
    problems += _whole_sheets(known)
    return problems


def _described(sheets: Sequence[ParsedSheet]) -> list[_Sheet]:
    words: dict[str, int] = {}
    return [_describe(sheet, words) for sheet in sheets]


def _describe(sheet: ParsedSheet, words: dict[str, int]) -> _Sheet:
    import numpy as np
    import pandas as pd

    facts = facts_of(sheet)
    columns = {
        "account": facts.accounts,
        "day": facts.days,
        "amount": np.round(facts.amounts * 100).astype(np.int64),
    }
    has = set()
    for name in ("doc_no", *_DETAILS):
        store = sheet.stores.get(name)
        columns[name] = np.full(len(facts.places), -1, dtype=np.int64)
        if isinstance(store, TextStore):
            has.add(name)
            codes = np.array(
                [words.setdefault(word, len(words)) for word in store.words] + [-1], dtype=np.int64
            )
            columns[name] = codes[np.array(store.codes)[facts.places]]
    return _Sheet(sheet=sheet, facts=facts, frame=pd.DataFrame(columns), has=frozenset(has))


def _documents(one: _Sheet, other: _Sheet) -> Iterator[Problem]:
    """Leave out the rows of a sheet whose document, day, account and amount stand on a larger one."""
    if not {"doc_no"} <= one.has & other.has:
        return
    mine, theirs = _open(one), _open(other)
    mine, theirs = mine[mine["doc_no"] >= 0], theirs[theirs["doc_no"] >= 0]
    keys = ["doc_no", "account", "day", "amount", *_shared_details(one, other)]
    copies = mine.index[_standing(mine, theirs, keys)]
    if len(copies):
        yield _copied(one, other, copies.to_numpy(), len(mine))


def _shared_details(one: _Sheet, other: _Sheet) -> list[str]:
    return [name for name in _DETAILS if name in one.has & other.has]


def _open(one: _Sheet) -> pd.DataFrame:
    """Return the rows that are still used."""
    import numpy as np

    fates = np.frombuffer(bytes(one.sheet.fates), dtype=np.uint8)
    used: pd.DataFrame = one.frame[fates[one.facts.places] == Fate.USED]
    return used


def _standing(mine: pd.DataFrame, theirs: pd.DataFrame, keys: Sequence[str]) -> np.ndarray:
    """Mark the rows that stand in the other table too, each as often as it stands there."""
    import numpy as np
    import pandas as pd

    if not len(mine) or not len(theirs):
        return np.zeros(len(mine), dtype=bool)
    both = pd.concat([theirs[list(keys)], mine[list(keys)]], ignore_index=True)
    codes = both.groupby(list(keys), sort=False).ngroup().to_numpy()
    split = len(theirs)
    times = np.bincount(codes[:split], minlength=int(codes.max()) + 1)
    nth = pd.Series(codes[split:]).groupby(codes[split:]).cumcount().to_numpy()
    return np.asarray(nth < times[codes[split:]])


def _copied(one: _Sheet, other: _Sheet, copies: np.ndarray, all_rows: int) -> Problem:
    for place in one.facts.places[copies].tolist():
        one.sheet.fates[place] = Fate.COPY
    message = say(
        "{count} of {all} rows stand on {other} too (same document, day, account and amount) and count once, "
        "there: rows {rows}.",
        count=len(copies),
        all=all_rows,
        other=other.sheet.label,
        rows=_rows(one, copies),
    )
    return _problem(one, message, len(copies))


def _rows(one: _Sheet, places: np.ndarray) -> str:
    rows = [str(one.sheet.rows[place]) for place in one.facts.places[places[:_SHOWN]].tolist()]
    return ", ".join([*rows, "…"] if len(places) > _SHOWN else rows)


def _problem(one: _Sheet, message: Message, count: int, severity: Severity = Severity.LEFT_OUT) -> Problem:
    return Problem(
        where=one.sheet.label, message=message, severity=severity, table=one.sheet.table, count=count
    )


def _whole_sheets(known: Sequence[_Sheet]) -> Iterator[Problem]:
    """Leave out sheets without document numbers whose every row stands on a larger sheet."""
    for at, other in enumerate(known):
        if not len(_open(other)):
            continue
        inside: list[tuple[_Sheet, np.ndarray, int]] = []
        for one in known[at + 1 :]:
            if {"doc_no"} <= one.has & other.has:
                continue
            mine = _open(one)
            same = _standing(mine, _open(other), ["account", "day", "amount", *_shared_details(one, other)])
            if same.any():
                inside.append((one, mine.index[same].to_numpy(), len(mine)))
        yield from _judge(other, inside)


def _judge(other: _Sheet, inside: Sequence[tuple[_Sheet, np.ndarray, int]]) -> Iterator[Problem]:
    whole = [one for one, same, count in inside if len(same) == count]
    parts = len(whole) > 1 and _partition(other, whole)
    for one, same, count in inside:
        if len(same) == count and (count >= _ENOUGH or parts):
            for place in one.facts.places[same].tolist():
                one.sheet.fates[place] = Fate.COPY
            message = say(
                "all {count} rows stand on {other} too (same day, account and amount) and count once, there.",
                count=count,
                other=other.sheet.label,
            )
            yield _problem(one, message, count)
        elif len(same) >= _SAID or len(same) * 2 >= count:
            message = say(
                "{count} of {all} rows are equal to rows of {other} (same day, account and amount). No "
                "document number says whether they are the same sales; both count: rows {rows}.",
                count=len(same),
                all=count,
                other=other.sheet.label,
                rows=_rows(one, same),
            )
            yield _problem(one, message, len(same), Severity.NOTE)


def _partition(other: _Sheet, parts: Sequence[_Sheet]) -> bool:
    """Say whether several small sheets together are exactly the larger one."""
    keys = ["account", "day", "amount"]
    whole = Counter(_open(other)[keys].itertuples(index=False, name=None))
    together: Counter[tuple[int, ...]] = Counter()
    for one in parts:
        together.update(_open(one)[keys].itertuples(index=False, name=None))
    return whole == together
