"""Why each column was taken for what it is, in sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kamxl.domain.message import Message, say
from kamxl.locale import N_
from kamxl.sheets.columns.assign import Assigned, Evidence, place_of
from kamxl.sheets.columns.headers import Meaning, header, speaks_against
from kamxl.sheets.columns.measures import MEASURE_LABELS, Measure
from kamxl.sheets.columns.profiles import Profile
from kamxl.sheets.layout.line_kinds import is_total
from kamxl.sheets.layout.places import Layout, PeriodPlace, Place, Reading
from kamxl.sheets.tables.declared import TABLES

_CLOSE = 0.41
"""Two readings are close when their weights differ by less; exact and part are, exact and hint are not."""


def readings_of(
    layout: Layout,
    texts: Sequence[str],
    assigned: Assigned,
    offers: Mapping[int, Sequence[Meaning]],
    profiles: Mapping[int, Profile],
    refused: Mapping[int, Measure],
) -> tuple[Reading, ...]:
    """List every column of a region with its reading and the reason."""
    by_index = {place.index: (layout.table, name) for name, place in layout.columns.items()}
    for table, places in layout.extras.items():
        by_index |= {place.index: (table, name) for name, place in places.items()}
    periods = {one.place.index: one for one in layout.wide}
    found = []
    for index, text in enumerate(texts):
        seen = profiles.get(index, Profile())
        if not text and index not in by_index and not seen.filled:
            continue
        place = place_of(index, text)
        if index in periods:
            found.append(_of_period(place, seen, periods[index], layout))
        elif index in by_index:
            found.append(_used(place, seen, by_index[index], assigned, offers.get(index, ())))
        else:
            why = _unused(place, offers.get(index, ()), layout, refused)
            found.append(
                Reading(
                    place=place,
                    samples=seen.samples,
                    table=None,
                    column=None,
                    why=why,
                    runner_up=_runner_up(offers.get(index, ()), None),
                )
            )
    return tuple(found)


def doubts_of(
    layout: Layout, assigned: Assigned, offers: Mapping[int, Sequence[Meaning]]
) -> tuple[Message, ...]:
    """Say which amounts were decided although another column was nearly as good."""
    used = {place.index for place in layout.columns.values()}
    table = TABLES[layout.table or ""]
    found = []
    for index, one in assigned.evidence.items():
        place = next((p for p in layout.columns.values() if p.index == index), None)
        if place is None or one.column not in {name for group in table.needs for name in group}:
            continue
        if table.columns[one.column].kind.name != "MONEY" or one.basis in {"own", "net_of_tax", "gross"}:
            continue
        rivals = [
            next((read.place.header for read in layout.readings if read.place.index == rival), "")
            for rival in one.others
            if rival not in used and one.weight - _weight(offers[rival], one.column) < _CLOSE
        ]
        rivals = [text for text in rivals if text]
        if rivals:
            found.append(
                say(
                    "'{header}' is taken as the amount; {others} could be the amount too. "
                    "Say on KAM Map if another one is right.",
                    header=place.header,
                    others=", ".join(f"'{text}'" for text in rivals),
                )
            )
    return tuple(found)


def _weight(reading: Sequence[Meaning], column: str) -> float:
    return max((one.weight for one in reading if one.column == column), default=0.0)


def _used(
    place: Place,
    seen: Profile,
    meaning: tuple[str | None, str],
    assigned: Assigned,
    reading: Sequence[Meaning],
) -> Reading:
    evidence = assigned.evidence.get(place.index)
    return Reading(
        place=place,
        samples=seen.samples,
        table=meaning[0],
        column=meaning[1],
        why=_because(evidence, place.header),
        runner_up=_runner_up(reading, meaning),
    )


_BECAUSE = {
    "own": N_("the team said so"),
    "exact": N_("the header is known"),
    "part": N_("a part of the header '{header}' is known"),
    "hint": N_("'{header}' may mean that, and no other column says it better"),
    "product": N_("quantity times unit price gives this column in every row looked at"),
    "net_of_tax": N_("this column and the tax add up to the amount with tax"),
    "gross": N_("the amount without tax and the tax add up to this column"),
    "no_header": N_("it has no header; it holds the texts beside the columns of periods"),
}


def _because(evidence: Evidence | None, text: str) -> Message:
    return say(_BECAUSE[evidence.basis if evidence is not None else "exact"], header=text)


def _of_period(place: Place, seen: Profile, one: PeriodPlace, layout: Layout) -> Reading:
    column = "target" if one.measure == "target" else "actual"
    return Reading(
        place=place,
        samples=seen.samples,
        table=layout.table,
        column=column,
        why=say("the header is a period"),
        period=one.period if one.period.year is not None else replace(one.period, year=layout.year),
    )


def _unused(
    place: Place, reading: Sequence[Meaning], layout: Layout, refused: Mapping[int, Measure]
) -> Message:
    if layout.wide and place.header and is_total(place.header):
        return say("a total of the sheet itself: compared, never added")
    if place.index in refused:
        measure = say(MEASURE_LABELS[refused[place.index]])
        return say("the header speaks of {measure}, not of sales", measure=measure)
    if not place.header:
        return say("it has no header")
    return _of_no_use(place.header, reading, layout)


def _of_no_use(text: str, reading: Sequence[Meaning], layout: Layout) -> Message:
    if _currency_of_others(reading, layout):
        return say("the amounts that count are in the local currency; this is the currency of others")
    tables = {layout.table, "accounts", "transactions"}
    columns = [layout.columns.get(one.column) for one in reading if one.table in tables]
    taken = next((place.header for place in columns if place is not None), None)
    if taken is not None:
        return say("'{header}' is taken for that already", header=taken)
    if any(one.table == "periodic" and one.column == "actual" for one in reading):
        return say("an amount of a year, and nothing says of which: write the year in the header")
    if reading:
        return say("it belongs to another table: {table}", table=say(TABLES[reading[0].table].label))
    word = speaks_against(text)
    if word:
        return say("'{word}' in the header speaks against an amount of sales", word=word)
    return say("the header is not known")


def _currency_of_others(reading: Sequence[Meaning], layout: Layout) -> bool:
    """Say whether a column of currencies is left alone because amounts in the local currency count."""
    named = any(one.column == "currency" and one.weight >= 1.0 for one in reading)
    return named and "revenue" in layout.columns and "currency" not in layout.columns


def _runner_up(reading: Sequence[Meaning], taken: tuple[str | None, str] | None) -> str | None:
    others = [one for one in reading if taken is None or (one.table, one.column) != taken]
    best = max(others, key=lambda one: one.weight, default=None)
    return f"{best.table}.{best.column}" if best is not None else None


def understood(texts: Sequence[str], offers: Mapping[int, Sequence[Meaning]]) -> list[str]:
    """Name the headers that are known."""
    return [header(text).text for index, text in enumerate(texts) if text and offers.get(index)]
