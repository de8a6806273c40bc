"""Which rows of one table stand in another one too."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import pandas as pd


def standing(mine: pd.DataFrame, theirs: pd.DataFrame, keys: Sequence[str]) -> np.ndarray:
    """Mark the rows that stand in the other table too, each as often as it stands there."""
    import numpy as np
    import pandas as pd

    if not len(mine) or not len(theirs):
        return np.zeros(len(mine), dtype=bool)
    both = pd.concat([theirs[list(keys)], mine[list(keys)]], ignore_index=True)
    codes = both.groupby(list(keys), sort=False, dropna=False).ngroup().to_numpy()
    split = len(theirs)
    times = np.bincount(codes[:split], minlength=int(codes.max()) + 1)
    nth = pd.Series(codes[split:]).groupby(codes[split:]).cumcount().to_numpy()
    return np.asarray(nth < times[codes[split:]])
