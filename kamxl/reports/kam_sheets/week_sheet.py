"""KAM Week: what is due with all accounts, counted by day and tier, and every line of it below."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from kamxl.domain.due import Due, Week
from kamxl.domain.message import say
from kamxl.domain.review import Review
from kamxl.domain.tier import Tier
from kamxl.locale import N_
from kamxl.reports.kam_sheets import names
from kamxl.reports.kam_sheets.grid import Cell, RowShape
from kamxl.reports.kam_sheets.page import Page, content_width
from kamxl.reports.kam_sheets.subject import Subject
from kamxl.reports.kam_sheets.value import ROW, Value
from kamxl.reports.kam_sheets.why_columns import ListedColumn
from kamxl.reports.kam_sheets.words import Words, quoted
from kamxl.reports.labels import URGENCY_STYLES, due_label

COUNTS_ROW = 3
TABLE = "KAM_Week"
OVERDUE = N_("Overdue")
NO_TIER = N_("No tier")
_MOST_CELLS = 20
_COUNT = "0;;"
"""No zeros: what is due is seen at once."""

WEEK_LINES: tuple[ListedColumn, ...] = (
    ListedColumn(key="day", header=say("By when"), style="date", width=14),
    ListedColumn(key="left", header=say("Days left"), style="integer", width=12),
    ListedColumn(key="tier", header=say("Tier"), style="center", width=13),
    ListedColumn(key="account", header=say("Account ID"), width=13),
    ListedColumn(key="urgency", header=say("Urgency"), style="center", width=13),
    ListedColumn(key="kind", header=say("What is due"), width=22),
    ListedColumn(key="name", header=say("Account name"), width=28),
    ListedColumn(key="what", header=say("What to do"), width=46),
    ListedColumn(key="why", header=say("Why"), width=60),
    ListedColumn(key="owner", header=say("Owner"), width=14),
    ListedColumn(key="money", header=say("Money at stake"), style="money", width=15),
    ListedColumn(key="cells", header=say("Cells"), width=40),
    ListedColumn(key="row", header=say("Row"), style="key", width=6),
)
_PLACES = {one.key: place for place, one in enumerate(WEEK_LINES)}


def score_words() -> tuple[str, ...]:
    """Return the columns of the scorecard that this sheet looks up."""
    return ("account", "tier")


def write_week(page: Page, review: Review, week: Week, subjects: Sequence[Subject]) -> None:
    """Write the sheet: how much is due on which day for which tier, then the list itself."""
    t = page.words.t
    told = t("What is due from {first} to {last}, and what is overdue. Tiers and counts are formulas.")
    nothing = t("Nothing is due from {first} to {last}, and nothing is overdue.")
    page.title(t("KAM Week"), (told if week.dues else nothing).format(first=week.as_of, last=week.until))
    days = [week.as_of + timedelta(days=ahead) for ahead in range((week.until - week.as_of).days + 1)]
    header_row = COUNTS_ROW + len(days) + 4 if week.dues else COUNTS_ROW
    first, last = header_row + 1, header_row + max(len(week.dues), 1)
    _set_columns(page, header_row, week.dues)
    if week.dues:
        _write_counts(page, week, days, (first, last))
    headers = [page.words.say(one.header) for one in WEEK_LINES]
    page.sheet.add_long_table(
        (header_row, 0, last, len(headers) - 1), TABLE, headers, page.style("header_center")
    )
    page.sheet.write_body(first, _rows(page, week, subjects))
    _add_colours(page, first, last)
    page.sheet.freeze_panes(header_row + 1, 0)
    page.printed(t("KAM Week"), review, repeat=(header_row, header_row))


def _set_columns(page: Page, header_row: int, dues: Sequence[Due]) -> None:
    widths = [
        content_width((due.account for due in dues), one.width) if one.key == "name" else one.width
        for one in WEEK_LINES
    ]
    for place, width in enumerate(widths):
        page.sheet.set_column(place, place, width)
    page.headers(header_row, [page.words.say(one.header) for one in WEEK_LINES], widths, buttons=True)


def _write_counts(page: Page, week: Week, days: Sequence[date], rows: tuple[int, int]) -> None:
    """Count the lines below: what is overdue, each day, and all together; by tier, without, and in all."""
    t, tiers = page.words.t, [*Tier, None]
    labels = [page.words.of("tier", tier) or t(NO_TIER) for tier in tiers]
    for column, label in enumerate([t("Day"), *labels, t("Total")]):
        page.text(COUNTS_ROW, column, label, "header" if column == 0 else "header_center")
    on, of = (f"${letter}${rows[0] + 1}:${letter}${rows[1] + 1}" for letter in "AC")
    first_day = COUNTS_ROW + 2
    count = page.style("integer", _COUNT)
    for place, day in enumerate([None, *days]):
        row = COUNTS_ROW + 1 + place
        if day is None:
            page.text(row, 0, t(OVERDUE), "label")
            counted = [due for due in week.dues if week.overdue(due)]
            when = f"ISNUMBER({on})*({on}<$A${first_day + 1})"
        else:
            page.sheet.write_datetime(row, 0, datetime.combine(day, time()), page.style("date"))
            counted = [due for due in week.dues if due.day == day]
            when = f"({on}=$A${row + 1})"
        for column, tier in enumerate(tiers, start=1):
            word = quoted(page.words.of("tier", tier) or "")
            formula = f"=SUMPRODUCT({when}*({of}={word}))"
            value = sum(due.tier is tier for due in counted)
            page.sheet.write_formula(row, column, formula, count, value)
        formula = f"=SUM(B{row + 1}:F{row + 1})"
        page.sheet.write_formula(row, len(tiers) + 1, formula, count, len(counted))
    _write_totals(page, COUNTS_ROW + 2 + len(days), week, tiers)


def _write_totals(page: Page, row: int, week: Week, tiers: Sequence[Tier | None]) -> None:
    page.text(row, 0, page.words.t("Total"), "total_text")
    totals = [*(sum(due.tier is tier for due in week.dues) for tier in tiers), len(week.dues)]
    for column, total in enumerate(totals, start=1):
        letter = "ABCDEFG"[column]
        formula = f"=SUM({letter}{COUNTS_ROW + 2}:{letter}{row})"
        page.sheet.write_formula(row, column, formula, page.style("total", _COUNT), total)


def _rows(page: Page, week: Week, subjects: Sequence[Subject]) -> Iterator[tuple[RowShape, Sequence[Value]]]:
    places = {subject.one.facts.account.id: subject.place for subject in subjects}
    matched = names.can_be_matched([*places])
    formulas = {"tier": f"INDEX(KAM_s_tier,$M{ROW})"}
    if matched:
        formulas["row"] = f"MATCH($D{ROW},KAM_s_account,0)"
    shape = RowShape.of(
        [Cell(format=page.style(one.style), formula=formulas.get(one.key)) for one in WEEK_LINES]
    )
    for due in week.dues:
        yield shape, _values(due, week, places[due.account_id], page.words)


def _values(due: Due, week: Week, place: int, words: Words) -> tuple[Value, ...]:
    more = len(due.cells) - _MOST_CELLS
    cells = ", ".join(due.cells[:_MOST_CELLS]) + (f" +{more}" if more > 0 else "")
    return (
        due.day,
        (due.day - week.as_of).days,
        words.of("tier", due.tier),
        due.account_id,
        words.of("urgency", due.urgency),
        words.t(due_label(due)),
        due.account,
        words.say(due.what),
        words.say(due.why),
        due.owner,
        due.money,
        cells or None,
        place,
    )


def _add_colours(page: Page, first: int, last: int) -> None:
    late = {"type": "cell", "criteria": "<", "value": 0, "format": page.style("heat_low")}
    page.sheet.conditional_format(first, _PLACES["left"], last, _PLACES["left"], late)
    styles = {("urgency", urgency.value): style for urgency, style in URGENCY_STYLES.items()}
    styles |= {("tier", tier.value): tier.value for tier in Tier}
    for (vocabulary, code), style in styles.items():
        word = quoted(page.words.of(vocabulary, code) or "")
        look = {"type": "cell", "criteria": "==", "value": word, "format": page.style(style)}
        page.sheet.conditional_format(first, _PLACES[vocabulary], last, _PLACES[vocabulary], look)
