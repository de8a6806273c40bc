"""Cells that are decided at the end: where each of them stands in its column."""

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property


class Late:
    """The places of undecided cells, found when they are asked for.

    Args:
        marked: Gives the column; the undecided cell number n stands in it as `first + step * n`.
        first: The mark of the first undecided cell.
        step: From the mark of one to that of the next.
    """

    def __init__(self, marked: Callable[[], Sequence[float]], first: float, step: int) -> None:
        self._given = marked
        self._first = first
        self._step = step

    @cached_property
    def _marked(self) -> Sequence[float]:
        return self._given()

    def first(self, index: int) -> int:
        """Return the first place of an undecided cell."""
        return self._marked.index(self._first + self._step * index)

    def pairs(self, indexes: Collection[int]) -> Iterator[tuple[int, int]]:
        """Yield each place of these undecided cells, and which of them stands there."""
        if not indexes:
            return
        wanted = {self._first + self._step * index: index for index in indexes}
        for place, mark in enumerate(self._marked):
            index = wanted.get(mark)
            if index is not None:
                yield place, index

    def rows(self, indexes: Collection[int]) -> tuple[int, ...]:
        """Return the places of these undecided cells."""
        return tuple(place for place, _ in self.pairs(indexes))
