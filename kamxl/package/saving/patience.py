"""Trying again on Windows, where a file that a program has open can be neither read, moved nor removed."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from kamxl.package.saving.trouble import SHARING_VIOLATIONS, held

_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.75, 1.0)
"""Seconds between tries, 2.5 in all: virus scanners and cloud clients hold a file that long."""
_TRANSIENT = {5, *SHARING_VIOLATIONS}
"""Windows says 5 (access denied) as well while another program has the file open."""

Result = TypeVar("Result")


def patiently(act: Callable[[], Result], path: Path) -> Result:
    """Do something with a file, again and again while another program holds it.

    Raises:
        InUseError: On Windows another program held the file all the time.
    """
    for pause in _PAUSES:
        try:
            return act()
        except OSError as error:
            if getattr(error, "winerror", None) not in _TRANSIENT:
                raise
            time.sleep(pause)
    try:
        return act()
    except OSError as error:
        if getattr(error, "winerror", None) not in _TRANSIENT:
            raise
        raise held(path) from error
