"""The unit and the currency in which a team says that amounts stand: `万元`, `k EUR`, `1,000 USD`, `1`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kamxl.sheets.cells.units import Unit, unit_of
from kamxl.sheets.columns.headers import header
from kamxl.sheets.layout.places import Layout, Place

PERIODS = ""
"""Stands for the headers of all columns of periods of a sheet."""

OFFERED = ("1", "1,000", "10,000", "1,000,000", "100,000,000", "1 CNY", "1 EUR", "1 USD", "10,000 CNY")
"""What may be chosen; anything that can be read as a unit may be written as well."""

_SAID = re.compile(r"(?P<factor>10*)?\s*(?P<rest>\D*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountUnit:
    """The unit in which the amounts of a column stand, as the team wrote it."""

    sheet: str
    header: str
    written: str


def unit_said(written: str) -> Unit | None:
    """Read what a team wrote: a unit, or a power of ten with or without a currency; else None."""
    match = _SAID.fullmatch(written.replace(",", "").strip())
    if match is None or not written.strip():
        return None
    rest = unit_of(match["rest"]) if match["rest"] else None
    if match["rest"] and rest is None:
        return None
    factor = float(match["factor"] or 1) * (rest.factor if rest is not None else 1.0)
    return Unit(
        written=written, factor=factor, currency=rest.currency if rest is not None else None, said=True
    )


def with_units(layout: Layout, said: Mapping[str, Unit]) -> Layout:
    """Give the columns of a region the units that the team says, by the form of their header."""
    if not said:
        return layout

    def place(one: Place) -> Place:
        form = next(iter(header(one.header).forms), one.header)
        return _said(one, said[form], layout.unit) if form in said else one

    def of_period(one: Place) -> Place:
        return _said(one, said[PERIODS], layout.unit) if PERIODS in said else one

    return replace(
        layout,
        columns={name: place(one) for name, one in layout.columns.items()},
        extras={
            table: {name: place(one) for name, one in columns.items()}
            for table, columns in layout.extras.items()
        },
        wide=tuple(replace(one, place=of_period(one.place)) for one in layout.wide),
        total_places=tuple(map(of_period, layout.total_places)),
        readings=tuple(
            replace(one, place=place(one.place) if one.period is None else of_period(one.place))
            for one in layout.readings
        ),
    )


def _said(one: Place, unit: Unit, around: Unit | None) -> Place:
    """Take the unit of the team; a currency of which it says nothing stays as it was found."""
    found = one.unit or around
    if unit.currency is None and found is not None and found.currency is not None:
        unit = replace(unit, currency=found.currency)
    return replace(one, unit=unit)
