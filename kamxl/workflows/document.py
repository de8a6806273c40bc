"""The review as one document of plain values, for `--json` and other programs: codes, never labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import fsum
from typing import TYPE_CHECKING, Any

from kamxl.domain.alert import Alert, Light
from kamxl.domain.quarter import Quarter
from kamxl.domain.tier import Tier
from kamxl.domain.verdict import AccountStatus
from kamxl.workflows.missing import as_values, missing

if TYPE_CHECKING:
    from kamxl.domain.review import AccountReview, Review
    from kamxl.sheets.book import Book
    from kamxl.workflows.score import Scored


def document(scored: Scored) -> dict[str, Any]:
    """Return everything concluded. Money in base units, shares 0-1, points 0-100, unknown is None."""
    review = scored.review
    return {
        "as_of": review.as_of.isoformat(),
        "quarter": str(review.quarter),
        "running_quarter": str(review.running),
        "currency": review.currency,
        "contribution_basis": review.contribution_basis,
        "contribution_cut_method": review.cut_method,
        "accounts": [account_document(one) for one in review.accounts],
        "portfolio": _portfolio(review),
        "missing": as_values(missing(scored.book)),
        "settings_changed": {one.name: value for one, value in scored.settings.changed()},
        **reading(scored.book),
        "notes": [str(note) for note in review.notes],
    }


def reading(book: Book) -> dict[str, Any]:
    """Return what was read, what was not, and why."""
    return {
        "notes": [str(note) for note in book.notes],
        "problems": [
            {
                "where": problem.where,
                "message": str(problem.message),
                "severity": problem.severity.value,
                "table": problem.table,
                "count": problem.count,
            }
            for problem in book.problems
        ],
        "rows": {
            table: {"read": counts.read, "used": counts.used, "left_out": counts.left_out}
            for table, counts in book.counts.items()
        },
    }


def account_document(one: AccountReview) -> dict[str, Any]:
    """Return everything concluded about one account."""
    placement, health, account = one.placement, one.health, one.facts.account
    return {
        "account_id": account.id,
        "account_name": account.name,
        "owner": account.owner,
        "contribution": placement.contribution,
        "contribution_value": one.standing.contribution,
        "importance": placement.importance,
        "provisional": placement.provisional,
        "tier_raw": placement.raw,
        "tier": placement.held,
        "tier_raw_before": one.placement_before.raw,
        "tier_reason": str(placement.reason) if placement.reason else None,
        "abc": placement.abc,
        "components": {c.name.value: c.points for c in health.components},
        "coverage": health.coverage,
        "health": health.score,
        "health_uncapped": health.uncapped,
        "health_reason": str(health.reason) if health.reason else None,
        "band": health.band,
        "previous_health": one.previous.score,
        "trend": one.trend,
        "business": one.verdict.business,
        "business_band": one.verdict.business_band,
        "status": one.verdict.status,
        "status_why": [
            {"reason": reason.code, "sentence": str(reason.sentence)} for reason in one.verdict.why
        ],
        "at_risk": one.verdict.at_risk,
        "light": one.noticed.light,
        "light_reasons": [str(reason) for _, reason in one.noticed.reasons],
        "points_lost": [
            {
                "component": part.name.value if part.name else "red_light_cap",
                "weight": part.weight,
                "contribution": part.contribution,
                "lost": part.lost,
                "why": str(part.reason),
            }
            for part in health.parts
        ],
        "alerts": [_alert(alert) for alert in one.alerts],
        "revenue": {
            "qtd": one.revenue.qtd,
            "qoq": one.revenue.qoq,
            "yoy": one.revenue.yoy,
            "ttm": one.revenue.ttm,
            "share": one.revenue.share,
            "target": one.facts.target,
            "quarters": _quarters(one.revenue.quarters),
        },
    }


def _alert(alert: Alert) -> dict[str, Any]:
    return {
        "rule": alert.rule,
        "urgency": alert.urgency,
        "evidence": str(alert.evidence),
        "cells": list(alert.cells),
        "since": alert.since.isoformat() if alert.since else None,
        "action": str(alert.action),
        "owner": alert.owner,
        "due": alert.due.isoformat() if alert.due else None,
        "money": alert.money,
    }


def _portfolio(review: Review) -> dict[str, Any]:
    tiers = Counter(one.placement.held for one in review.accounts)
    lights = Counter(one.noticed.light for one in review.accounts)
    bands = Counter(one.health.band for one in review.accounts)
    statuses = Counter(one.verdict.status for one in review.accounts)
    return {
        "accounts": len(review.accounts),
        "revenue": review.revenue_ttm,
        "quarters": _quarters(review.revenue_by_quarter),
        "nrr": review.nrr,
        "grr": review.grr,
        "hhi": review.hhi,
        "hhi_band": review.hhi_band,
        "tiers": {tier.value: tiers[tier] for tier in Tier} | {"none": tiers[None]},
        "lights": {light.value: lights[light] for light in Light},
        "statuses": {status.value: statuses[status] for status in AccountStatus},
        "at_risk": fsum(one.verdict.at_risk or 0.0 for one in review.accounts),
        "bands": {band.value if band else "none": count for band, count in bands.items()},
        "alerts": [_alert(alert) for alert in review.alerts],
    }


def _quarters(amounts: Mapping[Quarter, float]) -> dict[str, float]:
    return {str(quarter): amount for quarter, amount in amounts.items()}
