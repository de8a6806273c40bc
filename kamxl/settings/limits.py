"""Limits: what a file may cost before it is refused or its reading is stopped, and how many backups stay.

They are no part of the judging and never come from the file being read, which could otherwise set the
limits of its own reading: only from a workbook named with `--settings`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kamxl.domain.errors import SettingError
from kamxl.domain.message import say
from kamxl.domain.problem import Problem
from kamxl.settings.setting import Setting, check_ranges, declared, setting


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitSettings:
    """What reading may cost in time, memory and size, and how many backups stay.

    `LimitSettings()` is the set of defaults.
    """

    limit_seconds: int = setting(
        900,
        low=1,
        high=86400,
        unit="seconds",
        label="Longest time without a result",
        help="A command that gives no result for so long is stopped: reading and judging, and each book.",
    )
    limit_memory: int = setting(
        4096,
        low=512,
        high=1048576,
        unit="MiB",
        label="Most memory",
        help="Memory a command may ask for. macOS does not enforce it.",
    )
    limit_file: int = setting(
        512,
        low=1,
        high=1048576,
        unit="MiB",
        label="Largest file",
        help="A larger file is refused before it is read.",
    )
    limit_unpacked: int = setting(
        2048,
        low=1,
        high=1048576,
        unit="MiB",
        label="Largest workbook when unpacked",
        help="A workbook whose parts unpack to more than this together is refused.",
    )
    limit_ratio: int = setting(
        250,
        low=10,
        high=100000,
        unit="times",
        label="Largest packing ratio",
        help="A large part that unpacks to more than so many times its packed size is refused.",
    )
    limit_backups: int = setting(
        50,
        low=1,
        high=100000,
        unit="files",
        label="Most backups of one workbook",
        help="With each change in place the oldest backups that kamxl laid there are removed beyond so many.",
    )

    def __post_init__(self) -> None:
        check_ranges(self)


LIMITS: tuple[Setting, ...] = declared(LimitSettings)
LIMIT_NAMES = frozenset(one.name for one in LIMITS)


def limits_from(
    values: Mapping[str, object], where: Mapping[str, str] | None = None
) -> tuple[LimitSettings, tuple[Problem, ...]]:
    """Make limits from the values of a settings workbook; one that is not allowed keeps its default.

    Args:
        values: Value by name; other settings are passed over, None keeps the default.
        where: Cell of each value, for the problems.
    """
    places = where or {}
    accepted: dict[str, Any] = {}
    problems: list[Problem] = []
    for one in LIMITS:
        value = values.get(one.name)
        try:
            accepted[one.name] = one.default if value is None else one.check(value)
        except SettingError as error:
            sentence = say(
                "{sentence} The default {default} is used.", sentence=error.message, default=one.default
            )
            problems.append(Problem(where=places.get(one.name, f"setting {one.name}"), message=sentence))
    return LimitSettings(**accepted), tuple(problems)
