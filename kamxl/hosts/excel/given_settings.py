"""The settings that come with each call: Excel's macros read them from the workbook, in its own process."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kamxl.rules.every_setting import all_settings, settings_from
from kamxl.settings import Settings

_NAMES = {
    **{one.name: one.name for one in all_settings()},
    **{one.defined_name.casefold(): one.name for one in all_settings()},
}
_KEPT = 16


class GivenSettings:
    """Settings from what is handed over; equal values give the same object, as long as they are in use."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], Settings] = {}

    def of(self, given: Sequence[object] | None) -> Settings:
        """Return the settings.

        Args:
            given: Name and value by turns: names as on the settings sheet, or defined names. What is no
                setting's name is passed over, and so is a blank value.
        """
        key = tuple(given or ())
        known = self._known.pop(key, None)
        settings = settings_from(dict(_values(key)))[0] if known is None else known
        self._known[key] = settings
        if len(self._known) > _KEPT:
            del self._known[next(iter(self._known))]
        return settings


def _values(given: Sequence[object]) -> Iterator[tuple[str, object]]:
    for name, value in list(pairwise(given))[::2]:
        known = _NAMES.get(name) or _NAMES.get(name.casefold()) if isinstance(name, str) else None
        if known is not None and value not in (None, ""):
            yield known, value
