"""The demo: a sample team's workbook, scored and reported."""

from __future__ import annotations

from pathlib import Path

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say

SAMPLE = "telecom_key_accounts.xlsx"


def sample_book() -> Path:
    """Return where the sample workbook lies: in the repository, or inside an installed package.

    Raises:
        KamxlError: It is in neither place.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package.parent / "workbooks", package / "samples"):
        if (folder / SAMPLE).is_file():
            return folder / SAMPLE
    raise KamxlError(say("The sample workbook {name} is missing. Install kamxl again.", name=SAMPLE))
