"""What a sheet says was sold, as columns of account, day and amount, so that sheets can be compared."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING

from kamxl.sheets.cells.day_store import NOT_A_TIME, DayStore
from kamxl.sheets.cells.number_stores import NumberStore
from kamxl.sheets.frames.periodic_frame import period_values
from kamxl.sheets.rows.parsed import Fate

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

    from kamxl.sheets.rows.parsed import ParsedSheet

_DAY = 86_400
_EPOCH = date(1970, 1, 1)
_SPANS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The used facts of one sheet: row place, account, month (year x 12 + month - 1), amount; all arrays.

    `days` are days since 1970 of transactions; for values by period the first day of the period, whose
    `spans` say how many months it has (0 for a transaction).
    """

    places: np.ndarray
    accounts: np.ndarray
    days: np.ndarray
    months: np.ndarray
    spans: np.ndarray
    amounts: np.ndarray

    @property
    def total(self) -> float:
        """The sum of all amounts."""
        return float(self.amounts.sum())

    def at(self, places: Sequence[int]) -> Facts:
        """Return the facts of some rows."""
        import numpy as np

        inside = np.isin(self.places, places)
        return Facts(**{one.name: getattr(self, one.name)[inside] for one in fields(self)})


def facts_of(sheet: ParsedSheet) -> Facts:
    """Return what a sheet of transactions or of values by period says was sold."""
    return _transactions(sheet) if sheet.table == "transactions" else _periodic(sheet)


def used_places(sheet: ParsedSheet) -> np.ndarray:
    """Return the places of the used rows."""
    import numpy as np

    return np.flatnonzero(np.frombuffer(bytes(sheet.fates), dtype=np.uint8) == Fate.USED)


def amounts_of(sheet: ParsedSheet, places: np.ndarray) -> np.ndarray:
    """Return the amount of each row: net, else as written, else quantity times price."""
    import numpy as np

    def column(name: str) -> np.ndarray | None:
        store = sheet.stores.get(name)
        return np.array(store.numbers)[places] if isinstance(store, NumberStore) else None

    net, gross = column("revenue_net"), column("revenue")
    if net is not None:
        return net if gross is None else np.where(np.isnan(net), gross, net)
    if gross is not None:
        return gross
    quantity, price = column("quantity"), column("unit_price")
    if quantity is None or price is None:
        return np.full(len(places), np.nan)
    return np.asarray(np.round(quantity * price, 6))


def _transactions(sheet: ParsedSheet) -> Facts:
    import numpy as np

    places = used_places(sheet)
    store = sheet.stores["date"]
    seconds = (
        np.array(store.seconds)[places] if isinstance(store, DayStore) else np.full(len(places), NOT_A_TIME)
    )
    amounts = amounts_of(sheet, places)
    known = (seconds != NOT_A_TIME) & ~np.isnan(amounts)
    days = seconds[known] // _DAY
    return Facts(
        places=places[known],
        accounts=np.array(sheet.accounts, dtype=np.int64)[places[known]],
        days=days,
        months=_months(days),
        spans=np.zeros(len(days), dtype=np.int64),
        amounts=amounts[known],
    )


def _months(days: np.ndarray) -> np.ndarray:
    import numpy as np

    return days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) + 1970 * 12


def _periodic(sheet: ParsedSheet) -> Facts:
    import numpy as np

    rows = [
        (place, sheet.accounts[place], (first - _EPOCH).days, _SPANS[period.kind], value)
        for place, period, measure, value in period_values(sheet)
        if measure == "revenue" and (first := period.first_day()) is not None
    ]
    places, accounts, days, spans = (np.array([row[at] for row in rows], dtype=np.int64) for at in range(4))
    return Facts(
        places=places,
        accounts=accounts,
        days=days,
        months=_months(days),
        spans=spans,
        amounts=np.array([row[4] for row in rows], dtype=float),
    )
