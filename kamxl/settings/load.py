"""All settings together, and how a team's own values come in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields

from kamxl.domain.errors import SettingError
from kamxl.domain.message import say
from kamxl.domain.problem import Problem
from kamxl.settings.alerts import AlertSettings
from kamxl.settings.cadence import CadenceSettings
from kamxl.settings.calendar import CalendarSettings
from kamxl.settings.health import HealthSettings
from kamxl.settings.limits import LIMIT_NAMES
from kamxl.settings.matrix import MatrixSettings
from kamxl.settings.money import MoneySettings
from kamxl.settings.reading import ReadingSettings
from kamxl.settings.setting import Setting, Value, declared
from kamxl.settings.status import StatusSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every number a team may change. `Settings()` is the set of defaults."""

    calendar: CalendarSettings = field(default_factory=CalendarSettings)
    matrix: MatrixSettings = field(default_factory=MatrixSettings)
    health: HealthSettings = field(default_factory=HealthSettings)
    alerts: AlertSettings = field(default_factory=AlertSettings)
    cadence: CadenceSettings = field(default_factory=CadenceSettings)
    money: MoneySettings = field(default_factory=MoneySettings)
    status: StatusSettings = field(default_factory=StatusSettings)
    reading: ReadingSettings = field(default_factory=ReadingSettings)

    def values(self) -> dict[str, Value]:
        """Return every setting's value by name."""
        return {
            one.name: getattr(getattr(self, group.name), one.name)
            for group in fields(self)
            for one in declared(type(getattr(self, group.name)))
        }

    def changed(self) -> tuple[tuple[Setting, Value], ...]:
        """Return the settings that differ from their defaults, with their values."""
        values = self.values()
        return tuple((one, values[one.name]) for one in all_settings() if values[one.name] != one.default)


GROUPS = {
    "calendar": CalendarSettings,
    "matrix": MatrixSettings,
    "health": HealthSettings,
    "alerts": AlertSettings,
    "cadence": CadenceSettings,
    "money": MoneySettings,
    "status": StatusSettings,
    "reading": ReadingSettings,
}


def all_settings() -> Iterator[Setting]:
    """Yield every setting, group by group."""
    for group in GROUPS.values():
        yield from declared(group)


def settings_from(
    values: Mapping[str, object], where: Mapping[str, str] | None = None
) -> tuple[Settings, tuple[Problem, ...]]:
    """Make settings from a team's values; a value that is not allowed keeps its default and is named.

    Args:
        values: Value by setting name; None keeps the default. Limits of reading are passed over.
        where: Cell of each value, for the problems.
    """
    places = where or {}
    known = {one.name: one for one in all_settings()}
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
    groups = {
        key: group(**{one.name: accepted[one.name] for one in declared(group) if one.name in accepted})
        for key, group in GROUPS.items()
    }
    return Settings(**groups), tuple(problems)
