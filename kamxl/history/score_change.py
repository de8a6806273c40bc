"""What made a health score move: parts that add up to its difference exactly."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import fsum

from kamxl.domain.alert import Light
from kamxl.domain.health import ComponentName
from kamxl.domain.message import Message, say
from kamxl.domain.since import Cause, ScoreChange, ScorePart
from kamxl.domain.snapshot import Snapshot
from kamxl.history.adding_up import in_tenths
from kamxl.rules.health import COMPONENT_NAMES, effective_weights

_SAME = 1e-9
_KNOWING = frozenset({Cause.BECAME_KNOWN, Cause.BECAME_UNKNOWN})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """A score taken apart: what each component weighs of 100 and brings, the cap, and what is left."""

    points: Mapping[ComponentName, float | None]
    weights: Mapping[ComponentName, float]
    brought: Mapping[ComponentName, float]
    cap: float
    left: float

    @classmethod
    def of(cls, one: Snapshot) -> "_Side":
        """Take one apart; of an unknown score nothing is brought."""
        weights = effective_weights([part.judged for part in one.components])
        points = {part.name: part.points for part in one.components}
        if one.score is None:
            return cls(points=points, weights=weights, brought={}, cap=0.0, left=0.0)
        brought = {name: weight * (points[name] or 0.0) / 100.0 for name, weight in weights.items()}
        left = one.score - fsum(brought.values())
        capped = one.light is Light.RED and left < -_SAME
        return cls(
            points=points,
            weights=weights,
            brought=brought,
            cap=left if capped else 0.0,
            left=0.0 if capped or abs(left) < _SAME else left,
        )


def score_change(then: Snapshot, now: Snapshot) -> ScoreChange:
    """Split the difference of two scores into what each component did, and the red-light cap.

    A component brings its points x its weight of the known weights. One that became known or unknown is
    named as such; others can then bring more or less with the same points, because their weight changed.
    """
    before, after = _Side.of(then), _Side.of(now)
    parts = list(_parts(before, after))
    if then.score is None or now.score is None:
        parts = [replace(one, change=0.0) for one in parts if one.cause in _KNOWING]
        return _change(then, now, parts)
    first, last = (round(one * 10.0) for one in (round(then.score, 1), round(now.score, 1)))
    tenths = in_tenths([one.change for one in parts], last - first)
    shown = [replace(one, shown=tenth / 10.0) for one, tenth in zip(parts, tenths, strict=True)]
    return _change(then, now, sorted(shown, key=lambda one: -abs(one.change)))


def _change(then: Snapshot, now: Snapshot, parts: Sequence[ScorePart]) -> ScoreChange:
    why = _sentence(then.score, now.score, parts)
    return ScoreChange(before=then.score, after=now.score, parts=tuple(parts), why=why)


def _parts(before: _Side, after: _Side) -> Iterator[ScorePart]:
    for name in ComponentName:
        change = after.brought.get(name, 0.0) - before.brought.get(name, 0.0)
        old, new = before.points.get(name), after.points.get(name)
        cause = _cause(old, new)
        if abs(change) >= _SAME or cause in _KNOWING:
            yield ScorePart(
                name=name,
                cause=cause,
                before=old,
                after=new,
                weights=(before.weights.get(name, 0.0), after.weights.get(name, 0.0)),
                change=change,
                shown=0.0,
            )
    yield from _without_name(Cause.RED_CAP, after.cap - before.cap)
    yield from _without_name(Cause.NOT_EXPLAINED, after.left - before.left)


def _without_name(cause: Cause, change: float) -> Iterator[ScorePart]:
    if abs(change) >= _SAME:
        yield ScorePart(
            name=None, cause=cause, before=None, after=None, weights=(0.0, 0.0), change=change, shown=0.0
        )


def _cause(old: float | None, new: float | None) -> Cause:
    if old is None and new is not None:
        return Cause.BECAME_KNOWN
    if old is not None and new is None:
        return Cause.BECAME_UNKNOWN
    return Cause.WEIGHT if old == new else Cause.POINTS


def _sentence(old: float | None, new: float | None, parts: Sequence[ScorePart]) -> Message:
    told = tuple(_told(one) for one in parts if one.tells)
    if old is None and new is None:
        head = say("Health is still not known")
    elif old is None:
        head = say("Health became known: {new:.1f}", new=new)
    elif new is None:
        head = say("Health is no longer known; it was {old:.1f}", old=old)
    elif not told:
        return say("Health {new:.1f}, unchanged.", new=new)
    else:
        change = round(fsum(one.shown for one in parts), 1)
        head = say("Health {old:.1f} → {new:.1f} ({change:+.1f})", old=old, new=new, change=change)
    if not told:
        return say("{head}.", head=head)
    return say("{head}: {parts}.", head=head, parts=told)


def _told(one: ScorePart) -> Message:
    if one.name is None:
        what = {
            Cause.RED_CAP: say("Red-light cap {change:+.1f}", change=one.shown),
            Cause.NOT_EXPLAINED: say(
                "not explained by the points written down {change:+.1f}", change=one.shown
            ),
        }
        return what[one.cause]
    old, new = one.weights
    values = {
        "what": COMPONENT_NAMES[one.name],
        "change": one.shown,
        "before": one.before,
        "after": one.after,
        "old": old,
        "new": new,
    }
    if one.cause is Cause.BECAME_KNOWN:
        return say("{what} {change:+.1f} (became known: points {after:.1f})", **values)
    if one.cause is Cause.BECAME_UNKNOWN:
        return say("{what} {change:+.1f} (no longer known; it had points {before:.1f})", **values)
    if one.cause is Cause.WEIGHT:
        return say("{what} {change:+.1f} (points as before; weight {old:.1f} → {new:.1f})", **values)
    if abs(new - old) < _SAME:
        return say("{what} {change:+.1f} (points {before:.1f} → {after:.1f})", **values)
    return say(
        "{what} {change:+.1f} (points {before:.1f} → {after:.1f}, weight {old:.1f} → {new:.1f})", **values
    )
