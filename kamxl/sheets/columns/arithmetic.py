"""What numbers that stand beside each other prove: quantity times price, net plus tax."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations

from kamxl.sheets.columns.profiles import Profile

_PROVEN = 3
"""In so many rows at least the sum must come out, and in nearly all of them."""
_NEARLY_ALL = 0.9
_MOST_COLUMNS = 16
_ROUNDING = 0.011


def product_of(profiles: Mapping[int, Profile], quantity: int, price: int) -> int | None:
    """Return the column that is quantity times price, row by row; None when none is."""
    first, second = profiles[quantity].values, profiles[price].values
    for index, one in profiles.items():
        if index not in {quantity, price} and _holds(
            [*zip(first, second, one.values, strict=False)], product=True
        ):
            return index
    return None


def net_and_gross(
    profiles: Mapping[int, Profile], taxes: Sequence[int], among: Sequence[int]
) -> tuple[int, int, int] | None:
    """Return the columns (net, tax, gross) where net and tax add up to gross, row by row."""
    for tax in taxes:
        for net, gross in _pairs(among, tax):
            columns = zip(profiles[net].values, profiles[tax].values, profiles[gross].values, strict=False)
            if _holds([*columns], product=False):
                return net, tax, gross
    return None


def _pairs(among: Sequence[int], tax: int) -> Iterator[tuple[int, int]]:
    return permutations([index for index in among[:_MOST_COLUMNS] if index != tax], 2)


def _holds(rows: Sequence[tuple[float | None, float | None, float | None]], *, product: bool) -> bool:
    seen = proven = 0
    for first, second, result in rows:
        if first is None or second is None or result is None or not first or not second:
            continue
        seen += 1
        expected = first * second if product else first + second
        proven += abs(expected - result) <= max(_ROUNDING, abs(expected) * 1e-6)
    telling = any(first not in {None, 1.0} and second not in {None, 1.0} for first, second, _ in rows)
    return proven >= min(_PROVEN, len(rows)) and proven > 0 and proven >= _NEARLY_ALL * seen and telling
