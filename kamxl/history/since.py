"""The judged book against its last snapshot: tiers, alerts, credit, and what made each score move."""

from kamxl.domain.message import Message, say
from kamxl.domain.since import AccountSince, Since
from kamxl.domain.snapshot import Snapshot, Taken
from kamxl.history.score_change import score_change


def since(then: Taken, now: Taken) -> Since:
    """Compare two snapshots; the second is usually what is judged today.

    Args:
        then: The earlier one.
        now: The later one, whose order of accounts is kept.
    """
    both = [(then.rows[key], row) for key, row in now.rows.items() if key in then.rows]
    return Since(
        quarter=then.quarter,
        day=then.day,
        run=then.run,
        remarks=_remarks(both),
        accounts={row.account_id: _account(before, row) for before, row in both},
        new=tuple(row.account_name for key, row in now.rows.items() if key not in then.rows),
        gone=tuple(row.account_name for key, row in then.rows.items() if key not in now.rows),
    )


def _account(then: Snapshot, now: Snapshot) -> AccountSince:
    return AccountSince(
        account_id=now.account_id,
        account_name=now.account_name,
        raw=(then.raw, now.raw),
        held=(then.held, now.held),
        light=(then.light, now.light),
        status=(then.status, now.status),
        credit=(then.credit, now.credit),
        contribution=(then.contribution, now.contribution),
        importance=(then.importance, now.importance),
        score=score_change(then, now),
        new_alerts=tuple(one for one in now.alerts if one not in then.alerts),
        open_alerts=tuple(one for one in now.alerts if one in then.alerts),
        cleared_alerts=tuple(one for one in then.alerts if one not in now.alerts),
    )


def _remarks(both: list[tuple[Snapshot, Snapshot]]) -> tuple[Message, ...]:
    """Say what else than the customer can have moved the numbers."""
    remarks = []
    if any(then.settings != now.settings for then, now in both):
        remarks.append(
            say(
                "The settings differ from those of that snapshot, so part of what changed comes from the "
                "settings."
            )
        )
    versions = sorted({then.version for then, now in both if then.version != now.version})
    if versions:
        remarks.append(
            say("That snapshot was made by another version of kamxl ({versions}).", versions=tuple(versions))
        )
    return tuple(remarks)
