"""Ask every check, and say what was found."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kamxl.hosts.doctor.calc_checks import check_calc
from kamxl.hosts.doctor.excel_checks import check_excel
from kamxl.hosts.doctor.finding import Finding, State
from kamxl.hosts.doctor.places import check_folders, check_log
from kamxl.hosts.doctor.python_checks import check_libraries, check_python
from kamxl.hosts.doctor.trust import check_trust
from kamxl.hosts.install.computer import Computer, this_computer
from kamxl.locale import N_

if TYPE_CHECKING:
    from kamxl.locale import Translate

FINE, LOOK = 0, 1
_SIGNS = {State.FINE: N_("fine"), State.HINT: N_("note"), State.TROUBLE: N_("TROUBLE")}


def findings(computer: Computer) -> Iterator[Finding]:
    """Yield what every check finds, from the ground up."""
    yield from check_python()
    yield from check_libraries()
    yield from check_excel(computer)
    yield from check_trust(computer)
    yield from check_calc()
    yield from check_folders(computer)
    yield from check_log()


def run(t: Translate, *, as_json: bool, computer: Computer | None = None) -> int:
    """Say what was found, and return the exit code: 1 when there is trouble."""
    found: list[Finding] = []
    for one in findings(computer or this_computer()):
        found.append(one)
        if not as_json:
            print(f"{t(_SIGNS[one.state])}: {one.what.in_words(t)}", flush=True)  # noqa: T201
            if one.remedy is not None:
                print(f"    → {one.remedy.in_words(t)}", flush=True)  # noqa: T201
    if as_json:
        print(json.dumps({"findings": [_plain(one) for one in found]}, ensure_ascii=False, indent=1))  # noqa: T201
    return LOOK if any(one.state is State.TROUBLE for one in found) else FINE


def _plain(one: Finding) -> dict[str, str | None]:
    return {
        "state": one.state.value,
        "what": str(one.what),
        "remedy": None if one.remedy is None else str(one.remedy),
    }
