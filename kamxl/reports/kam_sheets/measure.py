"""How a column of KAM Measures is declared."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from kamxl.domain.review import Review
from kamxl.locale import Translate
from kamxl.reports.kam_sheets.subject import Subject
from kamxl.reports.kam_sheets.value import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What a column holds: its unit in words, its style and its width in characters."""

    unit: str
    style: str
    width: float = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One column of facts, or a block of `size` columns side by side.

    `values` gives as many values as there are columns, None when unknown. `labels` names the columns of
    a block. `windows` are parts of a block with a name of their own: first and last column, from 1.
    """

    key: str
    group: str
    header: str
    kind: Kind
    values: Callable[[Subject], Sequence[Value]]
    size: int = 1
    labels: Callable[[Review], tuple[str, ...]] | None = None
    windows: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def headers(self, review: Review, t: Translate) -> tuple[str, ...]:
        """Return the header of each column."""
        return self.labels(review) if self.labels else (t(self.header),)


def measure_name(key: str) -> str:
    """Return the defined name over the rows of a measure."""
    return f"KAM_m_{key}"
