"""From undecided names to sentences: one line for each kind of trouble, not one for each name."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kamxl.domain.message import Message, say
from kamxl.domain.problem import Problem, Severity
from kamxl.sheets.accounts.names import NameCandidate, Roster
from kamxl.sheets.accounts.resolve import Resolution, Seen
from kamxl.sheets.accounts.short_names import is_short_for

SHOWN = 10
"""So many names of one kind get a line of their own; the rest share one."""
_EXAMPLES = 3


def name_problems(resolution: Resolution, cells: Sequence[str | None] = ()) -> list[Problem]:
    """Say which names led nowhere, which numbers and names contradict each other, which names two bear.

    Args:
        resolution: What came of the names.
        cells: Where each account stands in the account list.
    """
    open_names = resolution.open_names()
    return [
        *_alike("short_name", open_names, resolution.rows),
        *_alike("lost_zeros", open_names, resolution.rows),
        *_unlisted([one for one in open_names if one[0].kind not in _TOGETHER]),
        *_contradictions(resolution),
        *_renamed(resolution),
        *_shared(resolution.roster, cells),
        *_never(resolution),
    ]


_TOGETHER = {
    "short_name": say(
        "{count} of {all} rows carry short names that fit exactly one account each ({examples}): accept "
        "all on KAM Map, or decide them one by one. Rows left out: {count}."
    ),
    "lost_zeros": say(
        "{count} of {all} rows carry numbers that have lost their leading zeros ({examples}): accept "
        "all on KAM Map, or decide them one by one. Rows left out: {count}."
    ),
}
"""Kinds of candidates that are decided in one step, and said in one line."""


def _alike(
    kind: str, open_names: Sequence[tuple[NameCandidate, Seen]], rows: Counter[str]
) -> Iterator[Problem]:
    found = [one for one in open_names if one[0].kind == kind]
    if len(found) == 1:
        yield _one(*found[0])
        return
    for label, table in dict.fromkeys(sheet for _, seen in found for sheet in seen.sheets):
        names = [(one, seen.sheets[label, table]) for one, seen in found if seen.sheets[label, table]]
        count = sum(number for _, number in names)
        examples = [
            f"{one.written} → {one.account_name if kind == 'short_name' else one.account_id}"
            for one, _ in names
        ]
        message = say(_TOGETHER[kind].text, count=count, all=rows[label], examples=_listed(examples))
        yield Problem(where=label, message=message, severity=Severity.LEFT_OUT, table=table, count=count)


def _listed(texts: Sequence[str]) -> str:
    shown = ", ".join(texts[:_EXAMPLES])
    return f"{shown}, …" if len(texts) > _EXAMPLES else shown


def _unlisted(found: Sequence[tuple[NameCandidate, Seen]]) -> Iterator[Problem]:
    for one, seen in found[:SHOWN]:
        yield _one(one, seen)
    rest = found[SHOWN:]
    for label, table in dict.fromkeys(sheet for _, seen in rest for sheet in seen.sheets):
        names = [(one, seen.sheets[label, table]) for one, seen in rest if seen.sheets[label, table]]
        count = sum(number for _, number in names)
        message = say(
            "{names} more names or numbers are not in the account list ({examples}). Add them there, or say "
            "on KAM Settings whose they are. Rows left out: {count}.",
            names=len(names),
            examples=_listed([one.written for one, _ in names]),
            count=count,
        )
        yield Problem(where=label, message=message, severity=Severity.LEFT_OUT, table=table, count=count)


def _one(one: NameCandidate, seen: Seen) -> Problem:
    return Problem(
        where=one.where,
        message=_sentence(one),
        severity=Severity.LEFT_OUT,
        table=seen.table,
        count=one.rows,
    )


def _sentence(one: NameCandidate) -> Message:
    given = {"written": one.written, "count": one.rows, "name": one.account_name, "id": one.account_id}
    if one.account_id is None:
        return say(
            "'{written}' is not in the account list. Add it there, or say on KAM Settings whose name "
            "it is. Rows left out: {count}.",
            **given,
        )
    if one.kind == "same_name":
        return say(
            "'{written}' is the name of several accounts ({ids}), and no number says which one is meant. "
            "Write the number, or decide on KAM Settings. Rows left out: {count}.",
            ids=", ".join((one.account_id, *one.others)),
            **given,
        )
    if one.kind == "other_number":
        return say(
            "number '{written}' is not in the account list, though the name beside it is that of {name} "
            "({id}). The number decides. Rows left out: {count}.",
            **given,
        )
    return say(
        "'{written}' is not in the account list; it may mean {name} ({id}). Decide on KAM Settings. "
        "Rows left out: {count}.",
        **given,
    )


def _contradictions(resolution: Resolution) -> Iterator[Problem]:
    for (pair, index), seen in resolution.contradictions.items():
        message = say(
            "'{written}' is not the name of account {id} ({name}). The number decides. Rows: {count}.",
            written=pair[1],
            id=resolution.roster.ids[index],
            name=resolution.roster.names[index],
            count=seen.rows,
        )
        yield Problem(where=seen.where, message=message, table=seen.table, count=seen.rows)


def _renamed(resolution: Resolution) -> Iterator[Problem]:
    """Say in one line a sheet which numbers stand beside another name than in the list."""
    roster = resolution.roster
    by_sheet: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for (pair, index), seen in resolution.renamed.items():
        if is_short_for(pair[1] or "", roster.names[index]):
            continue
        text = f"{roster.ids[index]}: {pair[1]} / {roster.names[index]}"
        for sheet, count in seen.sheets.items():
            by_sheet.setdefault(sheet, []).append((text, count))
    for (label, table), found in by_sheet.items():
        count = sum(number for _, number in found)
        message = say(
            "numbers that stand beside another name than elsewhere: {examples}. The number decides. "
            "Rows: {count}.",
            examples=_listed([text for text, _ in found]),
            count=count,
        )
        yield Problem(where=label, message=message, severity=Severity.NOTE, table=table, count=count)


def _shared(roster: Roster, cells: Sequence[str | None]) -> Iterator[Problem]:
    shared = {name: indexes for name, indexes in roster.by_name.items() if len(indexes) > 1}
    if not shared:
        return
    texts = [f"{name} ({_listed([roster.ids[i] for i in indexes])})" for name, indexes in shared.items()]
    message = say(
        "names that several accounts bear: {names}. They are kept apart by their numbers.",
        names=_listed(texts),
    )
    first = next(iter(shared.values()))[0]
    where = cells[first] if first < len(cells) else None
    yield Problem(
        where=where or "", message=message, severity=Severity.NOTE, table="accounts", count=len(shared)
    )


def _never(resolution: Resolution) -> Iterable[Problem]:
    for (label, table), rows in resolution.never.items():
        message = say("names marked '-' on KAM Settings are left out. Rows: {count}.", count=rows)
        yield Problem(where=label, message=message, severity=Severity.NOTE, table=table, count=rows)
