"""What changed between two reviews: tiers, bands, status, lights and alerts, and what moved them.

Source: kamxl.
"""

from collections.abc import Iterator

from kamxl.domain.change import Change
from kamxl.domain.health import ComponentName, HealthScore
from kamxl.domain.message import Message, say
from kamxl.domain.review import AccountReview, Review
from kamxl.domain.verdict import Verdict
from kamxl.rules.health import COMPONENT_NAMES, effective_weights

_NOTICEABLE = 0.05


def changes(before: Review, after: Review) -> tuple[Change, ...]:
    """Return what differs about each account that is in both reviews, in the order of the newer one."""
    earlier = {one.facts.account.id: one for one in before.accounts}
    return tuple(
        change
        for now in after.accounts
        if (then := earlier.get(now.facts.account.id)) is not None
        for change in _account(then, now)
    )


def _account(then: AccountReview, now: AccountReview) -> Iterator[Change]:
    compared = (
        ("tier", then.placement.held, now.placement.held, _tier(then, now)),
        ("band", then.health.band, now.health.band, _components(then.health, now.health)),
        (
            "business_band",
            then.verdict.business_band,
            now.verdict.business_band,
            _business(then.verdict.business, now.verdict.business),
        ),
        ("status", then.verdict.status, now.verdict.status, _reasons(then.verdict, now.verdict)),
        ("light", then.noticed.light, now.noticed.light, _light(now)),
    )
    for what, old, new, why in compared:
        if old != new:
            yield _change(now, what, (_code(old), _code(new)), why)
    old_alerts = {alert.rule: alert for alert in then.alerts}
    new_alerts = {alert.rule: alert for alert in now.alerts}
    for rule, alert in (old_alerts | new_alerts).items():
        old_urgency = old_alerts[rule].urgency if rule in old_alerts else None
        new_urgency = new_alerts[rule].urgency if rule in new_alerts else None
        if old_urgency != new_urgency:
            words = (
                _code(old_urgency and f"{rule}: {old_urgency}"),
                _code(new_urgency and f"{rule}: {new_urgency}"),
            )
            yield _change(now, "alert", words, alert.evidence)


def _change(one: AccountReview, what: str, codes: tuple[str | None, str | None], why: Message) -> Change:
    account = one.facts.account
    return Change(
        account_id=account.id,
        account_name=account.name,
        what=what,
        before=codes[0],
        after=codes[1],
        why=why,
    )


def _code(value: str | None) -> str | None:
    return None if value is None else str(value)


def _tier(then: AccountReview, now: AccountReview) -> Message:
    if now.placement.reason is not None:
        return now.placement.reason
    old, new = then.placement, now.placement
    return say(
        "Contribution {old_contribution} → {new_contribution}, high: {was_high} → {is_high}; "
        "importance {old_importance} → {new_importance}.",
        old_contribution=_number(old.contribution),
        new_contribution=_number(new.contribution),
        was_high=_yes(old.contribution_high),
        is_high=_yes(new.contribution_high),
        old_importance=_number(old.importance),
        new_importance=_number(new.importance),
    )


def _components(then: HealthScore, now: HealthScore) -> Message:
    """Say what moved the score: the components by how much more or less they bring, largest first."""
    old, new = _brought(then), _brought(now)
    moved = {
        name: new.get(name, 0.0) - old.get(name, 0.0)
        for name in ComponentName
        if abs(new.get(name, 0.0) - old.get(name, 0.0)) >= _NOTICEABLE
    }
    parts = tuple(
        say("{what} {change:+.1f}", what=COMPONENT_NAMES[name], change=moved[name])
        for name in sorted(moved, key=lambda name: -abs(moved[name]))
    )
    scores = {"old": _number(then.score), "new": _number(now.score)}
    if not parts:
        return say("Health {old} → {new}.", **scores)
    return say("Health {old} → {new}: {parts}.", parts=parts, **scores)


def _brought(health: HealthScore) -> dict[ComponentName, float]:
    if health.score is None:
        return {}
    weights = effective_weights(health.components)
    return {name: weight * (health.points(name) or 0.0) / 100.0 for name, weight in weights.items()}


def _business(old: float | None, new: float | None) -> Message:
    return say("Business part {old} → {new}.", old=_number(old), new=_number(new))


def _reasons(then: Verdict, now: Verdict) -> Message:
    told = now.why or then.why
    if not told:
        return say("Nothing is noticed, and all that is needed is known.")
    first = told[0].sentence
    return first if now.why else say("No longer: {reason}", reason=first)


def _light(now: AccountReview) -> Message:
    return now.noticed.reasons[0][1] if now.noticed.reasons else say("Nothing noticed any more.")


def _number(value: float | None) -> str:
    return "—" if value is None else f"{value:.1f}"


def _yes(value: bool | None) -> Message:  # noqa: FBT001 - a fact to be written
    return say("—") if value is None else say("yes") if value else say("no")
