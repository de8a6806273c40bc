"""What changed since the last snapshot, as plain values: codes, and sentences in English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kamxl.domain.since import AccountSince, Since


def since_document(since: Since) -> dict[str, Any]:
    """Return the changes of a whole book."""
    return _which(since) | {
        "new": list(since.new),
        "gone": list(since.gone),
        "accounts": [account_since(one) for one in since.accounts.values()],
    }


def one_since(since: Since, one: AccountSince | None) -> dict[str, Any]:
    """Return the changes of one account; None where the snapshot does not hold it."""
    return _which(since) | {"account": None if one is None else account_since(one)}


def _which(since: Since) -> dict[str, Any]:
    return {
        "quarter": str(since.quarter),
        "day": since.day.isoformat() if since.day else None,
        "run": since.run,
        "remarks": [str(one) for one in since.remarks],
    }


def account_since(one: AccountSince) -> dict[str, Any]:
    """Return the changes of one account; pairs are [then, now]."""
    return {
        "account_id": one.account_id,
        "account_name": one.account_name,
        "tier_raw": list(one.raw),
        "tier": list(one.held),
        "light": list(one.light),
        "status": list(one.status),
        "credit": list(one.credit),
        "health": [one.score.before, one.score.after],
        "why": str(one.score.why),
        "parts": [
            {
                "component": part.name.value if part.name else None,
                "cause": part.cause.value,
                "before": part.before,
                "after": part.after,
                "weights": list(part.weights),
                "change": part.change,
                "shown": part.shown,
            }
            for part in one.score.parts
        ],
        "alerts_new": list(one.new_alerts),
        "alerts_open": list(one.open_alerts),
        "alerts_cleared": list(one.cleared_alerts),
    }
