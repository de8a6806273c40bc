"""Functions in cells: JavaScript collects what cells ask within a moment, Python answers it in one call."""

import sys
import traceback
from datetime import date, timedelta
from typing import Any

from kamxl.functions import CellError, CellResult, function_named
from kamxl.functions.day_zero import with_real_days
from kamxl.functions.kinds import DAY_ZERO
from kamxl.functions.mapped import call_over
from kamxl.hosts.officejs.inside.cells import from_json, to_json
from kamxl.rules.every_setting import all_settings, settings_from
from kamxl.settings import Settings

SETTINGS_SHEET = "KAM Settings"
SETTINGS_NAME = "KAM_sheet_settings"
"""The defined name that finds the sheet of the settings when it was renamed."""
FAULT = CellError.NULL
"""What a cell shows when kamxl itself fails: an error that no function gives otherwise."""
_SETTING_NAMES = {one.name for one in all_settings()}
_BY_DEFINED_NAME = {one.defined_name.casefold(): one.name for one in all_settings()}
_FIRST_OF_2000 = date(2000, 1, 1)


class Workbook:
    """The open workbook as its cells see it."""

    def __init__(self) -> None:
        self.settings = Settings()
        self.day_zero = DAY_ZERO

    def renew(self, text: str) -> bool:
        """Take over what stands in the workbook, and say whether results may be others than before.

        Args:
            text: JSON with `rows`, columns A to C of the settings sheet, or null without one; `names`, the
                value of each defined name, which count without the sheet; `first_of_2000`, the number
                that this workbook has for 1 January 2000.
        """
        given: Any = from_json(text)
        before = (self.settings, self.day_zero)
        if given["rows"] is None:
            values = {
                _BY_DEFINED_NAME[name.casefold()]: value
                for name, value in given["names"].items()
                if name.casefold() in _BY_DEFINED_NAME
            }
        else:
            values = {row[0]: row[2] for row in given["rows"] if row[0] in _SETTING_NAMES}
        self.settings = settings_from({key: one for key, one in values.items() if one not in (None, "")})[0]
        self.day_zero = _FIRST_OF_2000 - timedelta(days=int(given["first_of_2000"]))
        return before != (self.settings, self.day_zero)

    def answers(self, text: str) -> str:
        """Answer many cells: JSON rows of results, in the order of the calls.

        Args:
            text: JSON: a list of calls, each the name of a function and the list of its arguments.
        """
        calls: Any = from_json(text)
        return f"[{','.join(self._answer(name, values) for name, values in calls)}]"

    def _answer(self, name: str, values: list[object]) -> str:
        try:
            return to_json(self._result(name, values), self.day_zero)
        except Exception:  # noqa: BLE001 - nobody stands behind a cell; the console of the web view keeps it
            traceback.print_exc(file=sys.stderr)
            return to_json(FAULT, self.day_zero)

    def _result(self, name: str, values: list[object]) -> CellResult:
        function = function_named(name)
        if function is None:
            return CellError.NAME
        padded = [*values, *[None] * (len(function.args) - len(values))]
        return call_over(function, *with_real_days(function, padded, self.day_zero), settings=self.settings)
