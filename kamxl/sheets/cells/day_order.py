"""Is 3/5/2026 in March or in May? One order for a column of days, from all of its cells."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kamxl.domain.message import Message, say
from kamxl.sheets.cells.context import AUTO, ColumnContext
from kamxl.sheets.cells.dates import DMY, MDY, ORDERS, YMD, OpenDay

ORDER_NAMES: Mapping[str, Message] = {
    DMY: say("day/month/year"),
    MDY: say("month/day/year"),
    YMD: say("year/month/day"),
}
_ANY_YEAR = 2000
"""A leap year, for days whose year is not known yet."""
_FEW_YEARS = 4
_ENOUGH_ROWS = 5

Sorted = Callable[[str], bool]
"""Says whether the rows are in order when days are read in this order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """The decision. `order` is None where cells contradict each other as often as not."""

    order: str | None
    proof: OpenDay | None = None
    reason: Message | None = None
    guessed: bool = False
    """Nothing in the sheet decided."""


def readable(day: OpenDay, order: str) -> bool:
    """Say whether a day can be read in an order."""
    return day.at(order, _ANY_YEAR) is not None


def orders_of(days: Sequence[OpenDay]) -> tuple[str, ...]:
    """Return the orders that are possible at all among days: the year comes first only where it is short."""
    short = any(day.has_year and not day.long_year for day in days)
    return ORDERS if short else (DMY, MDY)


def proven(days: Sequence[OpenDay]) -> str | None:
    """Return the order that the cells of a column prove; None when they prove none, or contradict."""
    fits = [order for order in orders_of(days) if all(readable(day, order) for day in days)]
    return fits[0] if days and len(fits) == 1 else None


def decide_order(days: Sequence[OpenDay], context: ColumnContext, in_order: Sorted) -> Order:
    """Decide the order of a column's open days."""
    if context.date_order != AUTO and context.date_order in orders_of(days):
        return Order(order=context.date_order, reason=say("as the setting date_order says"))
    wrong = {order: sum(1 for day in days if not readable(day, order)) for order in orders_of(days)}
    least = min(wrong.values())
    best = [order for order, count in wrong.items() if count == least]
    if len(best) == 1:
        other = min((count, order) for order, count in wrong.items() if order != best[0])[1]
        proof = next(day for day in days if readable(day, best[0]) and not readable(day, other))
        return Order(order=best[0], proof=proof)
    if any(len({readable(day, one) for one in best}) > 1 for day in days):
        return Order(order=None)
    return _by_years(days, best) or _by_surroundings(days, best, context, in_order)


def _by_years(days: Sequence[OpenDay], best: Sequence[str]) -> Order | None:
    """Prefer the order whose years of two digits lie close together."""
    if YMD not in best:
        return None
    spans = {}
    for order in best:
        years = [moment.at.year for day in days if day.has_year and (moment := day.at(order))]
        spans[order] = max(years) - min(years) if years else 0
    fits = [order for order in best if spans[order] < _FEW_YEARS]
    if len(fits) == 1 and all(spans[order] > 2 * _FEW_YEARS for order in best if order != fits[0]):
        return Order(order=fits[0], reason=say("as the years lie close together then"))
    return None


def _by_surroundings(
    days: Sequence[OpenDay], best: Sequence[str], context: ColumnContext, in_order: Sorted
) -> Order:
    dated = [order for order in best if in_order(order)]
    if len(dated) == 1:
        return Order(order=dated[0], reason=say("as the rows are in order then"))
    if context.order_beside in best:
        return Order(order=context.order_beside, reason=say("as in another column of this sheet"))
    return _by_habit(days, best, context)


def _by_habit(days: Sequence[OpenDay], best: Sequence[str], context: ColumnContext) -> Order:
    """Fall back on what is usual in the language of the headers."""
    if context.chinese and not any(day.has_year for day in days):
        return Order(order=MDY, reason=say("as Chinese writes the month first"))
    if context.chinese and YMD in best:
        return Order(order=YMD, reason=say("as Chinese writes the year first"), guessed=True)
    if DMY in best and all(day.dotted for day in days if day.has_year):
        return Order(order=DMY, reason=say("as is usual between points"))
    if context.currency == "USD" and MDY in best:
        return Order(order=MDY, reason=say("as is usual beside US dollars"), guessed=True)
    return Order(order=DMY if DMY in best else best[0], guessed=True)


def sorted_rows(seconds: Sequence[int], blank: int) -> bool:
    """Say whether enough days stand in order, one way or the other, and are not all the same."""
    known = [one for one in seconds if one > blank]
    if len(known) < _ENOUGH_ROWS or min(known) == max(known):
        return False
    pairs = list(pairwise(known))
    return all(one <= two for one, two in pairs) or all(one >= two for one, two in pairs)
