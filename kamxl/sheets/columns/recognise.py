"""Which region is which table, and which column is which: one decision over all evidence."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kamxl.domain.message import Message, say
from kamxl.sheets.cells.periods import year_in
from kamxl.sheets.columns.assign import Assigned, Evidence, assign, place_of
from kamxl.sheets.columns.headers import Meaning, header
from kamxl.sheets.columns.measures import MEASURE_LABELS, Measure, measure_in_any, totals_sales
from kamxl.sheets.columns.not_ours import no_header, not_ours
from kamxl.sheets.columns.offers import Own
from kamxl.sheets.columns.profiles import Profile
from kamxl.sheets.columns.seen import Seen, known_words, seen_at
from kamxl.sheets.columns.why import doubts_of, readings_of, undated_years
from kamxl.sheets.columns.yearly import yearly_columns
from kamxl.sheets.layout.header_rows import header_rows
from kamxl.sheets.layout.period_columns import UNSAID
from kamxl.sheets.layout.places import Layout, PeriodPlace, Place
from kamxl.sheets.layout.regions import MOST_COLUMNS, Region
from kamxl.sheets.tables.declared import CARRIED, TABLES
from kamxl.sheets.tables.keys import KEY_COLUMNS
from kamxl.sheets.tables.table import Proof, Table

NAME_WEIGHT = 0.9
_PROOF_WEIGHT = 2.0
_DATA_LIKE = 0.5
_PERIOD_VALUES = {"target", "actual", "value_q1", "value_q2", "value_q3", "value_q4", "usage_hours"}


def recognise(
    rows: Sequence[Sequence[object]], sheet: str, own: Own | None = None, region: Region | None = None
) -> Layout:
    """Decide what a region is from its rows and the sheet's name; `table` is None when nothing fits.

    Args:
        rows: The first rows of the sheet, or of the region with blank rows above it.
        sheet: The name of the sheet; "" where it is only that of the file.
        own: What the team mapped by hand.
        region: Where the region stands in the sheet.
    """
    mine, place = own or Own(), region or Region()
    lines = [line[:MOST_COLUMNS] for line in place.lines(rows)]
    known = known_words(mine).header
    best: Layout | None = None
    for row in header_rows(lines, known, start=place.top):
        if best is not None and row.data_like >= _DATA_LIKE:
            continue  # no table has such a header, and the first row of all has said what is missing
        found = _layout(seen_at(row, lines, sheet, mine, place.top))
        if best is None or _better(found, best):
            best = found
    return best or Layout(table=None, reason=no_header(lines[place.top :]))


def _better(one: Layout, other: Layout) -> bool:
    """Prefer a table to none, then more matches, then the upper header."""
    if (one.table is None) != (other.table is None):
        return one.table is not None
    if one.no_account != other.no_account and one.table is not None:
        return other.no_account
    return one.score > other.score


def _layout(seen: Seen) -> Layout:
    best: tuple[Layout, Assigned] | None = None
    reason: Message | None = None
    for table in TABLES.values():
        wide, why = _wide_of(table, seen)
        reason = reason or why
        found = _as_table(table, seen, wide)
        if found is None:
            continue
        if best is None or found[0].score > best[0].score:
            best = found
    if best is None:
        return not_ours(seen, reason)
    return _finished(best[0], best[1], seen)


def _wide_of(table: Table, seen: Seen) -> tuple[tuple[PeriodPlace, ...], Message | None]:
    """Return the columns of periods that hold sales or targets; else why they are left alone."""
    kept = seen.periods.kept if table.periods_in_columns else ()
    if len(kept) == 1 and seen.row.first != seen.row.last:
        return (), None  # a period in the first row of data, not in the header
    if not kept or all(one.measure != UNSAID for one in kept):
        return kept, None
    said = measure_in_any(seen.said)
    if said is None and _is_money(seen, kept):
        said = Measure.SALES, ""
    measure = {Measure.SALES: "revenue", Measure.TARGET: "target"}.get(said[0]) if said else None
    if measure is not None:
        return tuple(replace(one, measure=measure) if one.measure == UNSAID else one for one in kept), None
    if said is not None:
        why = say(
            "'{text}' speaks of {measure}; the numbers by period are left alone. They are not revenue.",
            text=said[1],
            measure=say(MEASURE_LABELS[said[0]]),
        )
    else:
        why = say(
            "there are numbers by period ({first} to {last}), but neither a title nor a header nor the "
            "name of the sheet says that they are sales. They are left alone. Write it in a title, or "
            "choose it on KAM Map.",
            first=kept[0].place.header,
            last=kept[-1].place.header,
        )
    return tuple(one for one in kept if one.measure != UNSAID), why


def _is_money(seen: Seen, kept: Sequence[PeriodPlace]) -> bool:
    """Say whether a unit or a currency sign says that the numbers are money."""
    if seen.unit is not None or any(one.place.unit is not None for one in kept):
        return True
    return any(seen.profiles[one.place.index].with_currency for one in kept)


def _as_table(table: Table, seen: Seen, wide: tuple[PeriodPlace, ...]) -> tuple[Layout, Assigned] | None:
    taken = {one.place.index for one in seen.periods.kept} if table.periods_in_columns else set()
    offers = {i: m for i, m in seen.offers.items() if i not in taken}
    found = assign(table, seen.texts, offers, seen.profiles)
    if wide:
        # A total beside the periods is not one more value.
        found.columns = {name: place for name, place in found.columns.items() if name not in _PERIOD_VALUES}
        _unnamed_key(found, seen, wide)
        place = found.columns.get("period")
        if place is not None and not any(map(year_in, seen.profiles[place.index].samples)):
            del found.columns["period"], found.evidence[place.index]  # a number of months beside years
    # One quarter alone still says more of a sheet than the names of the accounts beside it.
    weight = found.weight + (len(wide) if len(wide) != 1 else 3.0)
    outside = _from_outside(table, found, seen)
    if not _enough(table, found.columns.keys() | outside, wide) or seen.row.data_like >= _DATA_LIKE:
        return None
    named = _named(table, seen)
    if not (table.vague_headers_suffice or found.firm or named or _owned(found)):
        return None
    card = seen.captions.account(known_words().name)
    keyed = bool({"account_id", "account_name"} & found.columns.keys())
    told = len(outside) + (1 if card is not None and not keyed else 0)
    if not _weighty(weight + told, found, seen, keyed=keyed):
        return None
    score = weight + named * NAME_WEIGHT - 2.0 * seen.row.data_like
    if not keyed and (card is None or not table.vague_headers_suffice):
        return Layout(
            table=table.key, score=score / 2, columns=found.columns, wide=wide, no_account=True
        ), found
    score += _proof(table, found, seen)
    if score <= 0:
        return None
    layout = Layout(
        table=table.key,
        score=score,
        columns=found.columns,
        wide=wide,
        period=seen.captions.period(seen.sheet) if outside else None,
        account=card.value if card is not None and not keyed else None,
    )
    return layout, found


def _owned(found: Assigned) -> bool:
    return any(one.basis == "own" for one in found.evidence.values())


def _named(table: Table, seen: Seen) -> bool:
    return any(word in text.casefold() for word in table.sheet_words for text in seen.said)


def _weighty(weight: float, found: Assigned, seen: Seen, *, keyed: bool) -> bool:
    """Say whether enough headers are known: three, or two where there are few or their words are clear."""
    if weight >= 3:
        return True
    few = sum(1 for text in seen.texts if text) <= 3
    single = seen.row.first == seen.row.last
    return weight >= 2 and keyed and single and (few or found.firm > 0)


def _from_outside(table: Table, found: Assigned, seen: Seen) -> set[str]:
    """Name the column that the sheet's name or a title stands for: the date of all rows, or their period."""
    if not table.period_may_stand_outside:
        return set()
    period = seen.captions.period(seen.sheet)
    if period is None:
        return set()
    name = "period" if table.periods_in_columns else "date"
    if name in found.columns or (name == "date" and period.kind != "month"):
        return set()
    amounts = [one for one in found.evidence.values() if one.column in {"actual", "revenue", "revenue_net"}]
    return {name} if any(one.basis != "hint" for one in amounts) else set()


def _enough(table: Table, columns: set[str], wide: Sequence[PeriodPlace]) -> bool:
    if wide:
        return True
    return len(columns - {"currency"}) >= table.fewest and all(columns & group for group in table.needs)


def _unnamed_key(found: Assigned, seen: Seen, wide: Sequence[PeriodPlace]) -> None:
    """Take the column left of the periods for the accounts where it holds texts and has no header at all."""
    if found.columns.keys() & {"account_id", "account_name"}:
        return
    first = min(one.place.index for one in wide)
    for index in range(first):
        if not seen.texts[index] and seen.profiles[index].textual and index not in found.evidence:
            evidence = Evidence(column="account_name", basis="no_header", weight=0.5)
            found.take("account_name", place_of(index, ""), evidence)
            found.weight += evidence.weight
            return


def _proof(table: Table, found: Assigned, seen: Seen) -> float:
    """Weigh what headers do not tell: dated amounts are sales, one row per account is the account list."""
    columns = found.columns
    if table.proof is Proof.DATED_AMOUNTS:
        # The day that a deal may be closed is a day of sale only where nothing says otherwise.
        certain = all(one.basis != "hint" for one in found.evidence.values() if one.column == "date")
        proven = _PROOF_WEIGHT if {"revenue", "revenue_net"} & columns.keys() else 0.5
        return proven if certain else proven / 2
    if table.proof is not Proof.ONE_ROW_PER_ACCOUNT:
        return 0.0
    place = columns.get("account_id") or columns.get("account_name")
    cells = seen.profiles[place.index] if place is not None else Profile()
    if cells.filled < 3:
        return 0.5 if place is not None else 0.0
    return 1.5 if cells.distinct >= 0.9 * cells.filled else -3.0


def _finished(layout: Layout, assigned: Assigned, seen: Seen) -> Layout:
    used = {place.index for place in layout.columns.values()} | {one.place.index for one in layout.wide}
    extras: dict[str, dict[str, Place]] = {}
    if TABLES[layout.table or ""].one_row_per_account:
        for index, reading in seen.offers.items():
            if index not in used:
                _carry(extras, index, reading, seen.texts)
        extras = {key: places for key, places in extras.items() if _enough(TABLES[key], {*places}, ())}
    carried = {place.index for columns in extras.values() for place in columns.values()}
    year = next(
        (year for text in (*seen.captions.titles, seen.sheet) if (year := year_in(text)) is not None), None
    )
    if TABLES[layout.table or ""].carries_yearly_figures and not layout.wide:
        free = {i: text for i, text in enumerate(seen.texts) if text and i not in used | carried}
        layout = replace(layout, wide=tuple(yearly_columns(free, seen.offers, year)))
        used |= {one.place.index for one in layout.wide}
    languages: Counter[str] = Counter()
    for index in used | carried:
        languages.update({one for meaning in seen.offers.get(index, ()) for one in meaning.languages})
    totals = tuple(
        place_of(index, text)
        for index, text in enumerate(seen.texts)
        if layout.wide and text and index not in used and totals_sales(text) and seen.profiles[index].numeric
    )
    whole = replace(
        layout,
        header_row=seen.row.first,
        last_header_row=seen.row.last,
        extras=extras,
        total_places=totals,
        unknown=tuple(
            header(text).text
            for i, text in enumerate(seen.texts)
            if text and i not in used and i not in carried
        ),
        languages=languages,
        unit=seen.unit,
        year=year,
    )
    readings = readings_of(
        whole, seen.texts, assigned, seen.offers, seen.profiles, seen.periods.measures_refused
    )
    whole = replace(whole, readings=readings)
    doubts = (*doubts_of(whole, assigned, seen.offers), *undated_years(whole, seen.offers))
    return replace(whole, doubts=doubts)


def _carry(
    extras: dict[str, dict[str, Place]], index: int, reading: Sequence[Meaning], texts: Sequence[str]
) -> None:
    for meaning in sorted(reading, key=lambda m: CARRIED.index(m.table) if m.table in CARRIED else 99):
        if meaning.table not in CARRIED or meaning.column in KEY_COLUMNS:
            continue
        columns = extras.setdefault(meaning.table, {})
        if meaning.column not in columns:
            columns[meaning.column] = place_of(index, texts[index])
            return
