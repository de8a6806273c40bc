"""Declare a setting: default, range, unit and help in one place; everything else is derived."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, TypeAlias, cast

from kamxl.domain.errors import SettingError
from kamxl.domain.message import Message, say

Value: TypeAlias = float | int | bool | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What is known about one setting. `choices` is empty unless the value is one of a few words.

    `reads` is set when the value is a text of some form, and raises ValueError for others; `example` is one.
    One that does not judge moves no result, so it is no change of how a book is judged. `at_least` names
    another setting of its group whose value it must not be below.
    """

    name: str
    group: str
    default: Value
    low: float | None
    high: float | None
    unit: str
    label: str
    help: str
    source: str
    choices: tuple[str, ...] = ()
    reads: Callable[[str], object] | None = None
    example: str = ""
    judges: bool = True
    at_least: str = ""

    @property
    def defined_name(self) -> str:
        """The name of its cell in a workbook, for formulas."""
        return f"KAM_{self.name}"

    @property
    def allowed(self) -> str:
        """The allowed values in words."""
        if self.choices:
            return ", ".join(self.choices)
        if self.reads is not None:
            return self.example
        if isinstance(self.default, bool):
            return "TRUE or FALSE"
        return f"{self.low:g} to {self.high:g}"

    def check(self, value: object) -> Value:
        """Return the value in the setting's own type.

        Raises:
            SettingError: The value is of the wrong kind or out of range.
        """
        wrong = SettingError(
            say(
                "Setting '{name}' is {value}; allowed: {allowed} {unit}.",
                name=self.name,
                value=value,
                allowed=self.allowed,
                unit=self.unit,
            )
        )
        if isinstance(self.default, bool):
            return _yes_or_no(value, wrong)
        if self.reads is not None:
            return _text(value, self.reads, wrong)
        if isinstance(self.default, str):
            return _choice(value, self.choices, wrong)
        return self._number(value, wrong)

    def _number(self, value: object, wrong: SettingError) -> Value:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise wrong
        if not float(self.low or 0) <= value <= float(self.high or 0):
            raise wrong
        if isinstance(self.default, int):
            if value != int(value):
                raise wrong
            return int(value)
        return float(value)


def _yes_or_no(value: object, wrong: SettingError) -> bool:
    if value in (True, False):
        return bool(value)
    word = str(value).strip().casefold()
    if word in {"true", "yes", "是"}:
        return True
    if word in {"false", "no", "否"}:
        return False
    raise wrong


def _choice(value: object, choices: tuple[str, ...], wrong: SettingError) -> str:
    word = str(value).strip().casefold()
    if word not in choices:
        raise wrong
    return word


def _text(value: object, reads: Callable[[str], object], wrong: SettingError) -> str:
    if not isinstance(value, str):
        raise wrong
    try:
        reads(value)
    except ValueError as error:
        raise wrong from error
    return value.strip()


def setting(  # noqa: PLR0913 - one keyword for each thing worth saying
    default: Value,
    *,
    label: str,
    help: str,  # noqa: A002 - reads as what it is in a declaration
    low: float | None = None,
    high: float | None = None,
    unit: str = "",
    source: str = "kamxl",
    choices: tuple[str, ...] = (),
    reads: Callable[[str], object] | None = None,
    example: str = "",
    judges: bool = True,
    at_least: str = "",
) -> Any:
    """Declare one setting as a dataclass field.

    `label` is what it is called on KAM Settings; `source` is handbook, literature, practice or kamxl.
    """
    described = {
        "low": low,
        "high": high,
        "unit": unit,
        "label": label,
        "help": help,
        "source": source,
        "choices": choices,
        "reads": reads,
        "example": example,
        "judges": judges,
        "at_least": at_least,
    }
    return field(default=default, metadata=described)


def declared(group: type[Any]) -> tuple[Setting, ...]:
    """List the settings of a group class, in the order of declaration."""
    shown_under = getattr(group, "SHOWN_UNDER", group.__name__)
    return tuple(
        Setting(name=f.name, group=shown_under, default=cast("Value", f.default), **f.metadata)
        for f in fields(group)
    )


def check_ranges(group: object) -> None:
    """Refuse a settings object whose values are out of range.

    Raises:
        SettingError: A value is out of range, or contradicts another; the sentence names it.
    """
    settings = declared(type(group))
    values = {one.name: one.check(getattr(group, one.name)) for one in settings}
    for _, _, sentence in contradictions(settings, values):
        raise SettingError(sentence)


def contradictions(
    settings: Iterable[Setting], values: Mapping[str, Value]
) -> Iterator[tuple[str, str, Message]]:
    """Yield the names of two settings whose values contradict each other, with a sentence that has both.

    Args:
        settings: The settings to look at.
        values: Value by name; the default counts where there is none.
    """
    known = {one.name: one for one in settings}
    for one in known.values():
        other = known.get(one.at_least)
        if other is None:
            continue
        value, least = (values.get(each.name, each.default) for each in (one, other))
        if float(value) < float(least):
            yield (
                one.name,
                other.name,
                say(
                    "Setting '{name}' is {value} and '{other}' is {least}; '{name}' must not be below "
                    "'{other}'.",
                    name=one.name,
                    value=value,
                    other=other.name,
                    least=least,
                ),
            )
