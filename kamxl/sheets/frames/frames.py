"""From read sheets to one DataFrame per table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamxl.sheets.cells.day_store import DayStore
from kamxl.sheets.cells.number_stores import NumberStore
from kamxl.sheets.cells.text_stores import WordStore
from kamxl.sheets.rows.parsed import Fate
from kamxl.sheets.tables.declared import TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    import pandas as pd

    from kamxl.sheets.cells.stores import Store
    from kamxl.sheets.rows.parsed import ParsedSheet


def frame_of(
    sheet: ParsedSheet, stores: Mapping[str, Store], ids: Sequence[str], rows: np.ndarray
) -> pd.DataFrame:
    """Make the DataFrame of a sheet's chosen rows (their positions)."""
    import pandas as pd

    columns = _keys(sheet, ids, rows)
    for name, store in stores.items():
        if name != "account_id":
            columns[name] = _column(store, rows)
    return pd.DataFrame(columns)


def _keys(sheet: ParsedSheet, ids: Sequence[str], rows: np.ndarray) -> dict[str, Any]:
    import numpy as np
    import pandas as pd

    accounts = np.asarray(sheet.accounts, dtype=np.int32)[rows]
    return {
        "account_id": pd.Categorical.from_codes(accounts, categories=pd.Index(np.array(ids, dtype=object))),
        "sheet": pd.Categorical.from_codes(
            np.zeros(len(rows), dtype=np.int8), categories=pd.Index([sheet.label], dtype=object)
        ),
        "row": np.frombuffer(sheet.rows, dtype=np.int32)[rows]
        if len(sheet.rows)
        else np.zeros(0, dtype=np.int32),
    }


def _column(store: Store, rows: np.ndarray) -> Any:
    import numpy as np
    import pandas as pd

    if isinstance(store, NumberStore):
        return np.frombuffer(store.numbers, dtype=np.float64)[rows] if store.numbers else np.zeros(0)
    if isinstance(store, DayStore):
        seconds = (
            np.frombuffer(store.seconds, dtype=np.int64) if store.seconds else np.zeros(0, dtype=np.int64)
        )
        return seconds[rows].astype("datetime64[s]").astype("datetime64[ns]")
    if not isinstance(store, WordStore) and len(store.words) * 2 < len(store.codes):
        codes = np.frombuffer(store.codes, dtype=np.int32)[rows]
        return pd.Categorical.from_codes(codes, categories=pd.Index(store.words, dtype=object))
    values = np.empty(len(store.codes), dtype=object)
    values[:] = store.listed()
    return pd.Series(values[rows], dtype=object)


def used_rows(sheet: ParsedSheet) -> np.ndarray:
    """Return the positions of the rows that are used."""
    import numpy as np

    return np.flatnonzero(np.frombuffer(sheet.fates, dtype=np.uint8) == Fate.USED)


def filled_rows(sheet: ParsedSheet, stores: Mapping[str, Store]) -> np.ndarray:
    """Return the positions of used rows that have a value in at least one of the columns."""
    import numpy as np

    rows = used_rows(sheet)
    return np.asarray(
        [row for row in rows if any(not store.blank(row) for store in stores.values())], dtype=np.int64
    )


def joined(table: str, frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Join the frames of one table, in the order of its declared columns."""
    import pandas as pd

    # A sheet whose rows were all left out adds nothing but columns of no kind.
    frames = [frame for frame in frames if len(frame)] or frames[:1]
    if len(frames) == 1:
        whole = frames[0]
    else:
        names = dict.fromkeys(name for frame in frames for name in frame.columns)
        whole = pd.DataFrame(
            {name: _joined_column([frame.get(name) for frame in frames], frames) for name in names}
        )
    order = ["account_id", *TABLES[table].columns, "sheet", "row"]
    first = [name for name in dict.fromkeys(order) if name in whole.columns]
    return whole[[*first, *(name for name in whole.columns if name not in first)]].reset_index(drop=True)


def _joined_column(parts: Sequence[Any], frames: Sequence[pd.DataFrame]) -> Any:
    import pandas as pd

    known = next(part for part in parts if part is not None)
    if isinstance(known.dtype, pd.CategoricalDtype) and all(
        part is not None and isinstance(part.dtype, pd.CategoricalDtype) for part in parts
    ):
        return pd.api.types.union_categoricals(list(parts))
    is_text = known.dtype == object or isinstance(known.dtype, pd.CategoricalDtype)
    dtype = object if is_text else known.dtype
    pieces = [
        pd.Series([None] * len(frame), dtype=dtype) if part is None else _plain(part, is_text=is_text)
        for part, frame in zip(parts, frames, strict=True)
    ]
    return pd.concat(pieces, ignore_index=True)


def _plain(part: Any, *, is_text: bool) -> Any:
    return part.astype(object).where(part.notna(), None) if is_text else part
