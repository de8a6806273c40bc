"""The columns of a sheet, and which of them a block's columns cover."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from kamxl.reports.table import fitted

# Numbers can do with this much less before they touch their neighbours, in pixels.
_TO_SPARE = 8.0
# Narrower text columns hold single words, which must not be broken.
_SHORT = 120.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Neighbouring sheet columns, zero-based and inclusive, and how many pixels they are wide."""

    first: int
    last: int
    width: float


class Grid:
    """Sheet columns with their widths in pixels.

    A sheet of short blocks has many narrow columns of equal width, so that blocks of any division
    line up; a sheet with one long table has that table's columns, so that its cells need no merging.
    """

    def __init__(self, widths: Sequence[float]) -> None:
        self.widths = tuple(round(width) for width in widths)
        self._edges = (0, *accumulate(self.widths))

    @property
    def width(self) -> int:
        """The whole width in pixels."""
        return self._edges[-1]

    def whole(self) -> Span:
        """Return the span of the whole width."""
        return self._span(0, len(self.widths))

    def part(self, start: float, end: float) -> Span:
        """Return the span nearest to a part of the width, given as shares 0-1."""
        first = self._nearest(start * self.width)
        return self._span(min(first, len(self.widths) - 1), max(self._nearest(end * self.width), first + 1))

    def first(self, count: int) -> Span:
        """Return the span of the first so many columns."""
        return self._span(0, min(count, len(self.widths)))

    def after(self, span: Span, gap: int = 1) -> Span:
        """Return what is right of a span, leaving so many columns free."""
        return self._span(span.last + 1 + gap, len(self.widths))

    def parts(self, count: int) -> list[Span]:
        """Divide the width into so many parts, as equal as the columns allow; none overlaps another."""
        edges = [0]
        for place in range(1, count):
            nearest = self._nearest(place / count * self.width)
            room = len(self.widths) - (count - place)
            edges.append(min(max(nearest, edges[-1] + 1), room))
        return [self._span(start, end) for start, end in pairwise([*edges, len(self.widths)])]

    def spans(self, needs: Sequence[float], flexible: Sequence[bool], area: Span) -> list[Span]:
        """Share out a span among a table's columns.

        Args:
            needs: Pixels each of them needs.
            flexible: Whether it can do with less, because its text wraps.
            area: Where to put them.
        """
        first, count = area.first, area.last - area.first + 1
        if len(needs) == count:
            return [self._span(place, place + 1) for place in range(first, first + count)]
        wanted = fitted(needs, flexible, area.width)
        units = self._units(wanted, flexible, count, area.width / count)
        edges = [first, *(first + edge for edge in accumulate(units))]
        return [self._span(start, end) for start, end in pairwise(edges)]

    @staticmethod
    def _units(wanted: Sequence[float], flexible: Sequence[bool], count: int, unit: float) -> list[int]:
        """Give each column whole grid columns: what it needs and more, until all are used up."""
        units = [
            max(1, round(need / unit) if bends and need > _SHORT else -int(-(need - _TO_SPARE) // unit))
            for need, bends in zip(wanted, flexible, strict=True)
        ]
        while sum(units) != count:
            step = 1 if sum(units) < count else -1
            able = [place for place, have in enumerate(units) if step > 0 or have > 1]
            # Whoever is furthest from its wish moves; text before numbers.
            pool = [place for place in able if flexible[place]] or able
            away = [step * (need - have * unit) for need, have in zip(wanted, units, strict=True)]
            units[max(pool, key=lambda place: away[place])] += step
        return units

    def _nearest(self, pixels: float) -> int:
        return min(range(len(self._edges)), key=lambda edge: abs(self._edges[edge] - pixels))

    def _span(self, start: int, end: int) -> Span:
        return Span(first=start, last=end - 1, width=self._edges[end] - self._edges[start])


def even_grid(width: float, columns: int) -> Grid:
    """Make a grid of equal columns."""
    return Grid([width / columns] * columns)
