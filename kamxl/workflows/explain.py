"""Why one account is judged as it is: components, evidence, alerts, and what would raise it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kamxl.domain.health import ComponentName
from kamxl.domain.message import Message
from kamxl.reports.advice import FOR_LOST_POINTS, FOR_MISSING_DATA
from kamxl.rules.health import effective_weights

if TYPE_CHECKING:
    from kamxl.domain.facts import Facts
    from kamxl.domain.review import AccountReview


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedComponent:
    """One component: points and weight of 100 (None: unknown, or no score), its reason, and its cells.

    `advice` is what would raise it or make it known; None where nothing is lost.
    """

    name: ComponentName
    points: float | None
    weight: float | None
    brings: float | None
    loses: float | None
    reason: Message
    cells: tuple[str, ...]
    advice: Message | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One account with every reason; components are sorted by what they lose, unknown ones last."""

    account: AccountReview
    components: tuple[ExplainedComponent, ...]


def explain(one: AccountReview) -> Explanation:
    """Explain the verdict on an account."""
    weights = effective_weights(one.health.components) if one.health.score is not None else {}
    components = [
        _component(component.name, component.points, weights.get(component.name), component.reason, one)
        for component in one.health.components
    ]
    components.sort(key=lambda part: (part.points is None, -(part.loses or 0.0)))
    return Explanation(account=one, components=tuple(components))


def _component(
    name: ComponentName, points: float | None, weight: float | None, reason: Message, one: AccountReview
) -> ExplainedComponent:
    brings = None if weight is None or points is None else weight * points / 100.0
    advice = None
    if points is None:
        advice = Message(FOR_MISSING_DATA[name])
    elif points < 100.0:
        advice = Message(FOR_LOST_POINTS[name])
    return ExplainedComponent(
        name=name,
        points=points,
        weight=weight,
        brings=brings,
        loses=None if weight is None or brings is None else weight - brings,
        reason=reason,
        cells=_cells(name, one.facts),
        advice=advice,
    )


def _cells(name: ComponentName, facts: Facts) -> tuple[str, ...]:
    if name is ComponentName.SATISFACTION:
        return facts.satisfaction_cells
    if name in {ComponentName.STABILITY, ComponentName.GROWTH} and facts.last_purchase_cell:
        return (facts.last_purchase_cell,)
    if name is ComponentName.BREADTH:
        return tuple(line.cell for line in facts.lines if line.cell)
    return ()


def explained(explanation: Explanation) -> dict[str, Any]:
    """Return the explanation as plain values."""
    from kamxl.workflows.document import account_document

    return {
        "account": account_document(explanation.account),
        "components": [
            {
                "component": part.name.value,
                "points": part.points,
                "weight": part.weight,
                "brings": part.brings,
                "loses": part.loses,
                "why": str(part.reason),
                "cells": list(part.cells),
                "advice": str(part.advice) if part.advice else None,
            }
            for part in explanation.components
        ],
    }
