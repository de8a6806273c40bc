"""All settings together, and how a team's own values come in.

`kamxl.rules.every_setting` has the same for a whole team: there the thresholds are known that alerts declare
for themselves.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, TypeVar

from kamxl.domain.errors import SettingError
from kamxl.domain.message import say
from kamxl.domain.problem import Problem
from kamxl.settings.alerts import AlertSettings, AlertThresholds
from kamxl.settings.cadence import CadenceSettings
from kamxl.settings.calendar import CalendarSettings
from kamxl.settings.cells import CellSettings
from kamxl.settings.health import HealthSettings
from kamxl.settings.limits import LIMIT_NAMES
from kamxl.settings.matrix import MatrixSettings
from kamxl.settings.money import MoneySettings
from kamxl.settings.people import PeopleSettings
from kamxl.settings.reading import ReadingSettings
from kamxl.settings.setting import Setting, Value, contradictions, declared
from kamxl.settings.status import StatusSettings
from kamxl.settings.week import WeekSettings

_Own = TypeVar("_Own", bound=AlertThresholds)
_APART = {"own", "off"}
"""What is no group of settings."""
_DEFAULTS: dict[type[AlertThresholds], Any] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every number a team may change. `Settings()` is the set of defaults."""

    calendar: CalendarSettings = field(default_factory=CalendarSettings)
    matrix: MatrixSettings = field(default_factory=MatrixSettings)
    health: HealthSettings = field(default_factory=HealthSettings)
    alerts: AlertSettings = field(default_factory=AlertSettings)
    cadence: CadenceSettings = field(default_factory=CadenceSettings)
    people: PeopleSettings = field(default_factory=PeopleSettings)
    money: MoneySettings = field(default_factory=MoneySettings)
    status: StatusSettings = field(default_factory=StatusSettings)
    week: WeekSettings = field(default_factory=WeekSettings)
    cells: CellSettings = field(default_factory=CellSettings)
    reading: ReadingSettings = field(default_factory=ReadingSettings)

    own: tuple[AlertThresholds, ...] = ()
    """Thresholds that alerts declare for themselves, where a team has changed any."""

    off: tuple[Setting, ...] = ()
    """The switches of the alerts that a team does not want raised."""

    def of(self, thresholds: type[_Own]) -> _Own:
        """Return the thresholds that one alert has for itself."""
        return next((one for one in self.own if isinstance(one, thresholds)), None) or _defaults(thresholds)

    def values(self) -> dict[str, Value]:
        """Return every setting's value by name; those of `own` only where they are changed."""
        return {one.name: value for one, value in self._everything()}

    def changed(self) -> tuple[tuple[Setting, Value], ...]:
        """Return the settings that judge and differ from their defaults, with their values."""
        return tuple((one, value) for one, value in self._everything() if one.judges and value != one.default)

    def _everything(self) -> Iterator[tuple[Setting, Value]]:
        groups = [getattr(self, group.name) for group in fields(self) if group.name not in _APART]
        for group in (*groups, *self.own):
            for one in declared(type(group)):
                yield one, getattr(group, one.name)
        for one in self.off:
            yield one, False


def _defaults(thresholds: type[_Own]) -> _Own:
    """Return the defaults, made once: every alert of every account asks for them."""
    made: _Own = _DEFAULTS.get(thresholds) or _DEFAULTS.setdefault(thresholds, thresholds())
    return made


GROUPS = {
    "calendar": CalendarSettings,
    "matrix": MatrixSettings,
    "health": HealthSettings,
    "alerts": AlertSettings,
    "cadence": CadenceSettings,
    "people": PeopleSettings,
    "money": MoneySettings,
    "status": StatusSettings,
    "week": WeekSettings,
    "cells": CellSettings,
    "reading": ReadingSettings,
}


def settings_declared(own: Iterable[type[AlertThresholds]], switches: Iterable[Setting]) -> Iterator[Setting]:
    """Yield every setting, group by group.

    Args:
        own: The thresholds that alerts declare for themselves.
        switches: What switches each alert off.
    """
    for group in GROUPS.values():
        yield from declared(group)
        if group is AlertSettings:
            for thresholds in own:
                yield from declared(thresholds)
            yield from switches


def settings_of(
    values: Mapping[str, object],
    where: Mapping[str, str] | None,
    own: tuple[type[AlertThresholds], ...],
    switches: tuple[Setting, ...],
) -> tuple[Settings, tuple[Problem, ...]]:
    """Make settings from a team's values; a value that is not allowed keeps its default and is named.

    Args:
        values: Value by setting name; None keeps the default. Limits of reading are passed over.
        where: Cell of each value, for the problems.
        own: The thresholds that alerts declare for themselves.
        switches: What switches each alert off.
    """
    places = where or {}
    known = {one.name: one for one in settings_declared(own, switches)}
    problems: list[Problem] = []
    accepted: dict[str, Value] = {}
    for name, value in values.items():
        if value is None or name in LIMIT_NAMES:
            continue
        place = places.get(name, f"setting {name}")
        if name not in known:
            problems.append(
                Problem(where=place, message=say("'{name}' is not a setting. It is ignored.", name=name))
            )
            continue
        try:
            accepted[name] = known[name].check(value)
        except SettingError as error:
            problems.append(
                Problem(
                    where=place,
                    message=say(
                        "{sentence} The default {default} is used.",
                        sentence=error.message,
                        default=known[name].default,
                    ),
                )
            )
    while found := next(contradictions(known.values(), accepted), None):
        name, other, sentence = found
        place = places.get(name) or places.get(other) or f"setting {name}"
        message = say("{sentence} The defaults of both are used.", sentence=sentence)
        problems.append(Problem(where=place, message=message))
        accepted.pop(name, None)
        accepted.pop(other, None)
    groups: dict[str, Any] = {key: _made(group, accepted) for key, group in GROUPS.items()}
    changed = (_made(thresholds, accepted) for thresholds in own)
    return (
        Settings(
            **groups,
            own=tuple(one for one in changed if one != _defaults(type(one))),
            off=tuple(one for one in switches if accepted.get(one.name) is False),
        ),
        tuple(problems),
    )


def _made(group: type[Any], accepted: Mapping[str, Value]) -> Any:
    return group(**{one.name: accepted[one.name] for one in declared(group) if one.name in accepted})
