"""What was computed before, for equal arguments: bounded, and told apart by kind (TRUE is not 1)."""

import pickle
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Generic, TypeVar

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class _Known(Generic[Result]):
    under: object
    result: Result
    weight: int


class Memory(Generic[Result]):
    """Remembers results, the ones used last longest.

    Args:
        most: How much all results together may weigh.
        weigh: What one result weighs; 1 by default.
    """

    def __init__(self, most: int, weigh: Callable[[Result], int] = lambda _: 1) -> None:
        self._most, self._weigh = most, weigh
        self._known: OrderedDict[bytes, _Known[Result]] = OrderedDict()
        self._weight = 0

    def __len__(self) -> int:
        return len(self._known)

    def recall(self, given: Sequence[object], under: object, compute: Callable[[], Result]) -> Result:
        """Return what was computed for equal arguments, else compute it. A failure is not remembered.

        Args:
            given: The arguments.
            under: What else the result hangs on, such as the settings; it counts only as the same object.
            compute: Gives the result.
        """
        # A pickle tells 1 from TRUE and from 1.0, which a key of the values would not; it is never read back.
        key = blake2b(pickle.dumps(given, pickle.HIGHEST_PROTOCOL), digest_size=20).digest()
        known = self._known.get(key)
        if known is not None and known.under is under:
            self._known.move_to_end(key)
            return known.result
        result = compute()
        self._keep(key, _Known(under, result, self._weigh(result)))
        return result

    def _keep(self, key: bytes, known: _Known[Result]) -> None:
        before = self._known.pop(key, None)
        self._weight += known.weight - (before.weight if before else 0)
        self._known[key] = known
        while self._weight > self._most:
            self._weight -= self._known.popitem(last=False)[1].weight
