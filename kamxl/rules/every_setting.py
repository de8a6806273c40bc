"""Every setting there is: those of kamxl.settings, the thresholds that alerts declare, and their switches.

An alert is one file, so its thresholds stand in it. The floor of settings does not know the rules above it;
here, where both are known, they are put together.
"""

from collections.abc import Iterator, Mapping

from kamxl.domain.problem import Problem
from kamxl.rules.alerts import ALERTS
from kamxl.settings import Setting, Settings
from kamxl.settings.alerts import switch
from kamxl.settings.load import settings_declared, settings_of
from kamxl.settings.setting import Value

OWN = tuple(rule.thresholds for rule in ALERTS if rule.thresholds is not None)
SWITCHES = tuple(switch(rule.code, rule.label) for rule in ALERTS)


def all_settings() -> Iterator[Setting]:
    """Yield every setting, group by group."""
    yield from settings_declared(OWN, SWITCHES)


def settings_from(
    values: Mapping[str, object], where: Mapping[str, str] | None = None
) -> tuple[Settings, tuple[Problem, ...]]:
    """Make settings from a team's values; a value that is not allowed keeps its default and is named.

    Args:
        values: Value by setting name; None keeps the default. Limits of reading are passed over.
        where: Cell of each value, for the problems.
    """
    return settings_of(values, where, OWN, SWITCHES)


def values_of(settings: Settings) -> dict[str, Value]:
    """Return the value of every setting by name."""
    return {one.name: one.default for one in all_settings()} | settings.values()
