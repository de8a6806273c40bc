"""The last snapshot before a quarter, and what today's judgement takes from it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kamxl.domain.facts import Facts
from kamxl.domain.quarter import Quarter
from kamxl.domain.snapshot import Snapshot, Taken
from kamxl.history.take import plain


def last_before(snapshots: Iterable[Snapshot], quarter: Quarter) -> Taken | None:
    """Return the last snapshot of an earlier quarter; of a quarter with several runs the last run.

    That of the quarter itself does not count: a second look at the same quarter is no second quarter.
    """
    day = plain(quarter)
    earlier = [one for one in snapshots if one.quarter < day]
    if not earlier:
        return None
    last = max(one.order for one in earlier)
    rows = {one.account_id: one for one in earlier if one.order == last}
    first = next(iter(rows.values()))
    return Taken(quarter=first.quarter, day=first.day, run=first.run, rows=rows)


def with_previous(everyone: Sequence[Facts], taken: Taken | None) -> tuple[Facts, ...]:
    """Give every account the tiers and the credit grade of the last snapshot."""
    if taken is None:
        return tuple(everyone)
    return tuple(_with(facts, taken.rows.get(facts.account.id)) for facts in everyone)


def _with(facts: Facts, row: Snapshot | None) -> Facts:
    if row is None:
        return facts
    return replace(
        facts,
        previous_tier=row.held.value if row.held else None,
        previous_raw_tier=row.raw.value if row.raw else None,
        previous_credit=row.credit,
    )
