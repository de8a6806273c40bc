"""An account's money at a glance."""

from collections.abc import Mapping
from dataclasses import dataclass

from kamxl.domain.quarter import Quarter


@dataclass(frozen=True, slots=True, kw_only=True)
class Revenue:
    """Sales of one account, in base units of the book's currency (yuan, not ten thousands).

    `quarters` holds the completed quarters of its history, oldest first; `qtd` the running quarter
    (None when it has not begun); `ttm` the last four completed quarters; `qoq`, `yoy` are changes
    of the last completed quarter as shares (-0.15 = down 15 %), None without a positive base;
    `share` is the part of the book's TTM revenue (0-1).
    """

    quarters: Mapping[Quarter, float]
    qtd: float | None
    qoq: float | None
    yoy: float | None
    ttm: float | None
    share: float | None
