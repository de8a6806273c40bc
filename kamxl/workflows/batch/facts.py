"""The little of a review that the portfolio of all books needs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kamxl.domain.facts import Facts
from kamxl.domain.health import HealthScore

if TYPE_CHECKING:
    from kamxl.domain.review import AccountReview, Review

_RETENTION = 8
"""Quarters that retention compares: four with the four before."""

_SHOWN = 12
"""Quarters that a chart of two years needs, each with the one a year before."""

_CELLS = 3


def essence(review: Review) -> Review:
    """Leave out what only the books of single accounts show: lines, months, signals, single components."""
    return replace(review, accounts=tuple(_account(one) for one in review.accounts), notes=())


def _account(one: AccountReview) -> AccountReview:
    facts = one.facts
    return replace(
        one,
        facts=Facts(
            account=facts.account,
            as_of=facts.as_of,
            quarters=facts.quarters[-_RETENTION:],
            earlier=facts.earlier[-_RETENTION:],
            light_known=facts.light_known,
            qtd=facts.qtd,
            target=facts.target,
            cadence=facts.cadence,
        ),
        before=Facts(account=facts.account, as_of=one.before.as_of),
        revenue=replace(one.revenue, quarters=dict(list(one.revenue.quarters.items())[-_SHOWN:])),
        noticed=replace(one.noticed, reasons=(), cells=()),
        noticed_before=replace(one.noticed_before, reasons=(), cells=()),
        health=replace(one.health, components=(), parts=one.health.parts[:1]),
        previous=_score_alone(one.previous),
        verdict=replace(one.verdict, why=()),
        alerts=tuple(replace(alert, cells=alert.cells[:_CELLS]) for alert in one.alerts),
    )


def _score_alone(health: HealthScore) -> HealthScore:
    return replace(health, components=(), parts=(), reason=None)
