"""The unit of a column of amounts: what header, title and number formats say together."""

from array import array
from collections.abc import Iterator, Mapping

from kamxl.domain.message import say
from kamxl.domain.problem import Severity
from kamxl.sheets.cells.context import ColumnContext, ColumnNote, listed_cells
from kamxl.sheets.files.number_formats import NumberFormat


def column_factor(factor: float, context: ColumnContext) -> float:
    """Return what brings the column's numbers to base units.

    A number format that divides by a thousand shows full amounts in the unit of the header; one that only
    adds the word 万 has amounts in that unit below it.
    """
    shape = context.format
    if shape is None:
        return factor
    if shape.shown_in != 1:
        return 1.0
    return shape.factor if factor == 1 else factor


def rescale(numbers: "array[float]", factor: float, formats: Mapping[int, NumberFormat]) -> None:
    """Mend the cells whose own number format says another unit than the column's."""
    for place, shape in formats.items():
        if shape.shown_in != 1 and factor != 1:
            numbers[place] = round(numbers[place] / factor, 6)
        elif shape.factor != 1 and factor == 1:
            numbers[place] = round(numbers[place] * shape.factor, 6)


def unit_notes(factor: float, context: ColumnContext) -> Iterator[ColumnNote]:
    """Say in which unit the amounts are read, and name what contradicts."""
    unit, shape = context.unit, context.format
    written = unit.written if unit else ""
    if shape is not None and shape.shown_in != 1 and unit is not None and unit.factor != 1:
        why = say(
            "amounts stand in full in their cells, and the number format {format} only shows them in {unit}.",
            unit=written,
            format=shape.written,
        )
        yield ColumnNote(kind="unit", value="1", why=why, said=True)
    elif shape is not None and shape.factor != 1 and factor == shape.factor and written == "":
        why = say(
            "amounts count {factor} each, as the number format {format} says.",
            factor=f"{factor:,.0f}",
            format=shape.written,
        )
        yield ColumnNote(kind="unit", value=f"{factor:g}", why=why, said=True)
    elif factor != 1:
        why = say("amounts are in {unit}: 1 counts {factor}.", unit=written, factor=f"{factor:,.0f}")
        yield ColumnNote(kind="unit", value=written, why=why)
    if shape is not None and shape.factor not in {1.0, factor}:
        why = say(
            "the number format {format} and the unit {unit} contradict each other. {unit} is used.",
            format=shape.written,
            unit=written,
        )
        yield ColumnNote(kind="", value="", why=why, severity=Severity.PROBLEM)
    yield from _single_cells(factor, context)


def _single_cells(factor: float, context: ColumnContext) -> Iterator[ColumnNote]:
    places = tuple(
        place
        for place, shape in sorted(context.formats.items())
        if (shape.shown_in != 1 and factor != 1) or (shape.factor != 1 and factor == 1)
    )
    if places:
        why = say(
            "the number format of single cells says another unit than the column; it is followed in {cells}. "
            "Cells: {count}.",
            cells=listed_cells(context, places),
            count=len(places),
        )
        yield ColumnNote(kind="unit", value="", why=why, severity=Severity.NOTE, places=places)


def currency_notes(context: ColumnContext, formats: Mapping[int, NumberFormat]) -> Iterator[ColumnNote]:
    """Say in which currency amounts are, and by which word; name what contradicts."""
    stated = context.unit.currency if context.unit else None
    shape = context.format
    if stated is not None and context.unit is not None:
        why = say("amounts are in {currency}, as '{unit}' says.", currency=stated, unit=context.unit.written)
        yield ColumnNote(kind="currency", value=stated, why=why)
        if shape is not None and shape.currency is not None and not _agree(stated, shape.currency):
            why = say(
                "'{unit}' and the number format {format} name two currencies. {currency} is used.",
                unit=context.unit.written,
                format=shape.written,
                currency=stated,
            )
            yield ColumnNote(kind="", value="", why=why, severity=Severity.PROBLEM)
    elif shape is not None and shape.currency is not None:
        why = say(
            "amounts are in {currency}, as the number format {format} says.",
            currency=shape.currency,
            format=shape.written,
        )
        yield ColumnNote(kind="currency", value=shape.currency, why=why)
    several = sorted({one.currency for one in formats.values() if one.currency})
    if several:
        why = say(
            "number formats name the currency of single cells: {currencies}.", currencies=", ".join(several)
        )
        yield ColumnNote(kind="currency", value=", ".join(several), why=why)


def _agree(one: str, other: str) -> bool:
    """Say whether two names may mean one currency: `$` agrees with every dollar."""
    from kamxl.sheets.cells.currencies import SHARED

    return one == other or other in SHARED.get(one, ()) or one in SHARED.get(other, ())
