"""What a column's cells do not tell by themselves, and what was decided about the column."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from kamxl.domain.message import Message
from kamxl.domain.problem import Severity
from kamxl.sheets.cells.units import Unit
from kamxl.sheets.files.number_formats import NumberFormat

AUTO = "auto"


def _number(place: int) -> str:
    return str(place + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnContext:
    """Everything around a column that helps to read it.

    Attributes:
        header: As the team wrote it.
        language: That of the headers: `en`, `zh-Hans`, `zh-Hant`.
        titles: The lines above the header.
        year: The year that a title, a caption or the sheet's name states.
        date_order: The team's own word: `dmy`, `mdy`, `ymd`, or `auto`.
        decimal_mark: The team's own word: `point`, `comma`, or `auto`.
        order_beside: The order that another column of days of the sheet proves.
        mark_beside: The decimal mark that another column of numbers of the sheet proves.
        european: Fields between semicolons, or days like 31.12.2025, as where a comma marks decimals.
        unit: The unit of the header, or of a title.
        format: The number format that all cells have.
        formats: The number format by place, where the cells have several.
        cell: Names the cell of a place, such as `B7`.
    """

    header: str = ""
    language: str | None = None
    titles: tuple[str, ...] = ()
    year: int | None = None
    date_order: str = AUTO
    decimal_mark: str = AUTO
    order_beside: str | None = None
    mark_beside: str | None = None
    european: bool = False
    unit: Unit | None = None
    format: NumberFormat | None = None
    formats: Mapping[int, NumberFormat] = field(default_factory=dict)
    cell: Callable[[int], str] = _number

    @property
    def chinese(self) -> bool:
        """Say whether the headers are Chinese."""
        return (self.language or "").startswith("zh")

    @property
    def currency(self) -> str | None:
        """The currency that the header, a title or the number format names."""
        if self.unit is not None and self.unit.currency is not None:
            return self.unit.currency
        return self.format.currency if self.format else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnNote:
    """One thing decided about a column, or one contradiction in it.

    Attributes:
        kind: What was decided, as in `Convention`; "" for a mere remark.
        value: What was decided: `dmy`, `comma`, `万元`.
        why: The whole sentence, reasons and cells included.
        said: Whether the sentence stands among the remarks on the book as well.
        severity: Set when it is a problem.
        places: The cells it speaks of, by place in the column.
    """

    kind: str
    value: str
    why: Message
    said: bool = False
    severity: Severity | None = None
    places: tuple[int, ...] = ()


def listed_cells(context: ColumnContext, places: tuple[int, ...]) -> str:
    """Name the first few cells: `B7, B9, …`."""
    shown = ", ".join(context.cell(place) for place in places[:5])
    return f"{shown}, …" if len(places) > 5 else shown
