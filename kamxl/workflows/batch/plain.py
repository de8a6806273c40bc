"""Outcomes and values of the domain as JSON and back: what the manifest keeps."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from numbers import Integral, Real
from typing import TYPE_CHECKING, Any

from kamxl.domain.account import Account
from kamxl.domain.alert import Alert, Light, Noticed, Urgency
from kamxl.domain.facts import CadenceFacts, Facts
from kamxl.domain.health import Band, ComponentName, ExplainedPart, HealthScore
from kamxl.domain.message import Message, say
from kamxl.domain.quarter import Quarter
from kamxl.domain.revenue import Revenue
from kamxl.domain.review import AccountReview, Review, Standing
from kamxl.domain.tier import AbcClass, Placement, Tier
from kamxl.domain.verdict import AccountStatus, Reason, Verdict
from kamxl.workflows.batch.marks import Mark
from kamxl.workflows.batch.outcome import Finding, Outcome, Reading, Status

if TYPE_CHECKING:
    from collections.abc import Callable

_KIND = "~"
_VALUES = (
    Account,
    AccountReview,
    Alert,
    CadenceFacts,
    ExplainedPart,
    Facts,
    Finding,
    HealthScore,
    Mark,
    Noticed,
    Outcome,
    Placement,
    Quarter,
    Reading,
    Reason,
    Revenue,
    Review,
    Standing,
    Verdict,
)
_CODES: tuple[type[Enum], ...] = (
    AbcClass,
    AccountStatus,
    Band,
    ComponentName,
    Light,
    Status,
    Tier,
    Urgency,
)


def to_json(value: object) -> str:
    """Write an outcome or a value of the domain as JSON; the same value gives the same text."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def from_json(text: str) -> Any:
    """Read back what `to_json` wrote. Nothing but such values can come out."""
    return json.loads(text, object_hook=_restored)


def _plain(value: object) -> object:
    if value is None or isinstance(value, bool):
        return value
    for kinds, write in _WRITERS:
        if isinstance(value, kinds):
            return write(value)
    if is_dataclass(value) and type(value) in _VALUES:
        return _fields(value)
    return str(value)


def _fields(value: Any) -> dict[str, object]:
    """Write the fields that differ from their defaults."""
    written: dict[str, object] = {_KIND: type(value).__name__}
    for field in fields(value):
        held = getattr(value, field.name)
        if field.default is MISSING or held != field.default:
            written[field.name] = _plain(held)
    return written


def _message(value: Message) -> dict[str, object]:
    return {_KIND: "say", "text": value.text, "values": _mapping(value.values)}


def _mapping(value: Any) -> dict[str, object]:
    return {_KIND: "map", "pairs": [[_plain(key), _plain(one)] for key, one in value.items()]}


_WRITERS: tuple[tuple[Any, Callable[[Any], object]], ...] = (
    (_CODES, lambda value: {_KIND: type(value).__name__, "code": value.value}),
    (str, str),
    (Integral, int),
    (Real, float),
    (date, lambda value: {_KIND: "date", "day": value.isoformat()}),
    (Message, _message),
    (dict, _mapping),
    ((tuple, list), lambda value: [_plain(one) for one in value]),
)


def _restored(read: dict[str, Any]) -> object:
    if _KIND not in read:
        return read
    kind = read.pop(_KIND)
    return _READERS[kind](read)


def _as_tuple(value: Any) -> Any:
    return tuple(_as_tuple(one) for one in value) if isinstance(value, list) else value


def _value_reader(kind: Any) -> Callable[[dict[str, Any]], object]:
    return lambda read: kind(**{name: _as_tuple(held) for name, held in read.items()})


def _code_reader(kind: type[Enum]) -> Callable[[dict[str, Any]], object]:
    return lambda read: kind(read["code"])


_READERS: dict[str, Callable[[dict[str, Any]], object]] = {
    "date": lambda read: date.fromisoformat(read["day"]),
    "say": lambda read: say(read["text"], **read["values"]),
    "map": lambda read: {_as_tuple(key): _as_tuple(held) for key, held in read["pairs"]},
    **{kind.__name__: _value_reader(kind) for kind in _VALUES},
    **{kind.__name__: _code_reader(kind) for kind in _CODES},
}
