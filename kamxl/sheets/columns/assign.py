"""Which column of a sheet is which column of one table: all of them decided together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kamxl.sheets.columns.arithmetic import net_and_gross, product_of
from kamxl.sheets.columns.headers import HINT, Meaning, header
from kamxl.sheets.columns.offers import basis
from kamxl.sheets.columns.profiles import Profile
from kamxl.sheets.layout.places import Place
from kamxl.sheets.tables.column import Kind
from kamxl.sheets.tables.keys import KEY_COLUMNS
from kamxl.sheets.tables.table import Table

_NUMBERS_ARE_NO_NAMES = 0.4
_LONG_VALUES = {"revenue": "actual", "revenue_net": "actual"}
"""An amount in a table of one period a row is the revenue of that period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Why a column was taken: own, exact, part, hint, product, net_of_tax, gross, no_header or period."""

    column: str
    basis: str
    weight: float
    others: tuple[int, ...] = ()
    """Other columns that offered to be the same, best first, and are not used for anything else."""


@dataclass(slots=True, kw_only=True)
class Assigned:
    """The columns of one table, each with its evidence by the index of the sheet's column."""

    columns: dict[str, Place] = field(default_factory=dict)
    evidence: dict[int, Evidence] = field(default_factory=dict)
    weight: float = 0.0
    firm: int = 0
    """Columns beside the account's that are named by words which mean nothing else."""

    def take(self, column: str, place: Place, evidence: Evidence) -> None:
        """Give a column its place."""
        self.columns[column] = place
        self.evidence[place.index] = evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class _Offer:
    index: int
    column: str
    meaning: Meaning
    rank: float


def place_of(index: int, text: str) -> Place:
    """Make the place of a column from its header."""
    named = header(text)
    return Place(index=index, header=named.text, unit=named.unit)


def assign(
    table: Table,
    texts: Sequence[str],
    readings: Mapping[int, Sequence[Meaning]],
    profiles: Mapping[int, Profile],
) -> Assigned:
    """Give each column of the table the header that fits best by word and by values; each serves once."""
    offers = sorted(_offers(table, readings, profiles), key=lambda one: (-one.rank, one.index, one.column))
    found = Assigned()
    for one in offers:
        if one.column in found.columns or one.index in found.evidence or _needless_hint(table, found, one):
            continue
        rivals = tuple(x.index for x in offers if x.column == one.column and x.index != one.index)
        evidence = Evidence(
            column=one.column, basis=basis(one.meaning), weight=one.meaning.weight, others=rivals
        )
        found.take(one.column, place_of(one.index, texts[one.index]), evidence)
        found.weight += one.meaning.weight
        if one.column not in KEY_COLUMNS and one.meaning.table == table.key and not one.meaning.vague:
            found.firm += 1
    _short_names(table, found)
    _sums(table, found, texts, readings, profiles)
    _local(found)
    if {"account_id", "account_name"} <= found.columns.keys() and not table.one_row_per_account:
        found.weight -= 1.0
    return found


def _offers(
    table: Table, readings: Mapping[int, Sequence[Meaning]], profiles: Mapping[int, Profile]
) -> Iterator[_Offer]:
    for index, reading in readings.items():
        for meaning in reading:
            column = _column_for(table, meaning)
            if column is None:
                continue
            seen = profiles.get(index, Profile())
            # Of equals, the table's own word comes first, then the column that is filled in more often.
            tie = (0.001 if meaning.table == table.key else 0.0) + 0.00001 * seen.filled
            rank = meaning.weight * _fit(table, column, seen) + tie
            yield _Offer(index=index, column=column, meaning=meaning, rank=rank)


def _fit(table: Table, column: str, profile: Profile) -> float:
    if column == "account_name" and profile.numeric:
        return _NUMBERS_ARE_NO_NAMES
    declared = table.columns.get(column)
    return profile.fit(declared.kind if declared else Kind.TEXT)


def _needless_hint(table: Table, found: Assigned, offer: _Offer) -> bool:
    """Say whether a hint names once more what a known header names already: Subtotal beside Total."""
    if offer.meaning.weight > HINT:
        return False
    firm = {one.column for one in found.evidence.values() if one.weight > HINT}
    return any(offer.column in group and firm & group for group in table.needs)


def _column_for(table: Table, meaning: Meaning) -> str | None:
    if meaning.table == table.key and meaning.column in table.columns:
        return meaning.column
    if meaning.column in KEY_COLUMNS:
        return meaning.column
    if meaning.column == "short_name" and "short_name" not in table.columns:
        return "short_name"
    if table.periods_in_columns and meaning.table == "transactions":
        return _LONG_VALUES.get(meaning.column)
    if meaning.column == "date" and "date" in table.columns:
        return "date"
    return None


def _short_names(table: Table, found: Assigned) -> None:
    """Where only a short name is given, it names the account."""
    if "short_name" in table.columns or "short_name" not in found.columns:
        return
    place = found.columns.pop("short_name")
    if "account_name" in found.columns:
        del found.evidence[place.index]
    else:
        found.columns["account_name"] = place


def _local(found: Assigned) -> None:
    """Prefer amounts in the local currency: they can be added, and a currency column speaks of the others."""
    place = found.columns.pop("local_amount", None)
    if place is None:
        return
    evidence = replace(found.evidence[place.index], column="revenue")
    for name in ("revenue", "revenue_net", "currency"):
        other = found.columns.pop(name, None)
        if other is not None:
            found.evidence.pop(other.index, None)
    found.take("revenue", place, evidence)


def _sums(
    table: Table,
    found: Assigned,
    texts: Sequence[str],
    readings: Mapping[int, Sequence[Meaning]],
    profiles: Mapping[int, Profile],
) -> None:
    """Let the numbers speak: net and tax are gross, quantity times price is the amount."""
    if not {"revenue", "revenue_net", "tax", "unit_price"} <= table.columns.keys():
        return
    columns = found.columns
    money = _money(readings)
    if "tax" in columns and len(money) > 1:
        triple = net_and_gross(profiles, [columns["tax"].index], money)
        if triple is not None and {triple[0], triple[2]} <= {*money}:
            _take_sums(found, texts, triple)
    if columns.keys() & {"revenue", "revenue_net"} or not {"quantity", "unit_price"} <= columns.keys():
        return
    free = {index: one for index, one in profiles.items() if index not in found.evidence}
    factors = {
        columns[name].index: profiles[columns[name].index]
        for name in ("quantity", "unit_price")
        if columns[name].index in profiles
    }
    if len(factors) == 2:
        index = product_of(free | factors, *factors)
        if index is not None:
            evidence = Evidence(column="revenue", basis="product", weight=1.0)
            found.take("revenue", place_of(index, texts[index] if index < len(texts) else ""), evidence)


def _money(readings: Mapping[int, Sequence[Meaning]]) -> list[int]:
    amounts = {"revenue", "revenue_net"}
    return [
        index
        for index, reading in readings.items()
        if any(one.table == "transactions" and one.column in amounts for one in reading)
    ]


def _take_sums(found: Assigned, texts: Sequence[str], triple: tuple[int, int, int]) -> None:
    for name in ("revenue", "revenue_net"):
        place = found.columns.pop(name, None)
        if place is not None:
            found.evidence.pop(place.index, None)
    for index, column, why in ((triple[0], "revenue_net", "net_of_tax"), (triple[2], "revenue", "gross")):
        found.take(column, place_of(index, texts[index]), Evidence(column=column, basis=why, weight=1.0))
