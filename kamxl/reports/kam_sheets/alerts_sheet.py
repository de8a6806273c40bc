"""KAM Alerts: every alert with its evidence, what to do, who does it and by when."""

from collections.abc import Iterator, Sequence

from kamxl.domain.alert import Alert
from kamxl.domain.review import Review
from kamxl.reports.kam_sheets import names
from kamxl.reports.kam_sheets.alert_columns import column_of
from kamxl.reports.kam_sheets.alert_lines import ALERT_LINES
from kamxl.reports.kam_sheets.grid import Cell, RowShape
from kamxl.reports.kam_sheets.page import Page, content_width
from kamxl.reports.kam_sheets.subject import Subject
from kamxl.reports.kam_sheets.value import ROW, Value
from kamxl.reports.kam_sheets.words import Words, quoted
from kamxl.reports.labels import URGENCY_STYLES
from kamxl.rules.alerts import ALERTS

HEADER_ROW, FIRST_ROW = 3, 4
TABLE = "KAM_Alerts"
_MOST_CELLS = 20

Line = tuple[Subject | None, Alert]


def score_words() -> tuple[str, ...]:
    """Return the columns of the scorecard that this sheet looks up."""
    return ("account", *(column_of(rule.code) for rule in ALERTS))


def write_alerts(page: Page, review: Review, subjects: Sequence[Subject]) -> None:
    """Write the sheet: the alerts of the whole book first, then those of each account together."""
    t = page.words.t
    lines: list[Line] = [(None, alert) for alert in review.alerts]
    lines += [(subject, alert) for subject in subjects for alert in subject.one.alerts]
    last = FIRST_ROW + max(len(lines), 1) - 1
    page.title(
        t("KAM Alerts"),
        t(
            "Urgencies are formulas: one that is blank is no alert any more. "
            "The sentences, days and amounts are those of the last kamxl run."
        ),
    )
    rows = list(_rows(page, subjects, lines))
    headers = [page.words.say(one.header) for one in ALERT_LINES]
    widths = [
        content_width((values[place] for _, values in rows), one.width) if one.key == "name" else one.width
        for place, one in enumerate(ALERT_LINES)
    ]
    for place, width in enumerate(widths):
        page.sheet.set_column(place, place, width)
    page.headers(HEADER_ROW, headers, widths, buttons=True)
    page.sheet.add_long_table(
        (HEADER_ROW, 0, last, len(headers) - 1), TABLE, headers, page.style("header_center")
    )
    page.sheet.write_body(FIRST_ROW, rows)
    _add_colours(page, last)
    page.sheet.freeze_panes(FIRST_ROW, 3)
    page.printed(t("KAM Alerts"), review, repeat=(HEADER_ROW, HEADER_ROW))


def _add_colours(page: Page, last: int) -> None:
    place = next(place for place, one in enumerate(ALERT_LINES) if one.key == "urgency")
    for urgency, style in URGENCY_STYLES.items():
        word = quoted(page.words.of("urgency", urgency) or "")
        look = {"type": "cell", "criteria": "==", "value": word, "format": page.style(style)}
        page.sheet.conditional_format(FIRST_ROW, place, last, place, look)


def _rows(
    page: Page, subjects: Sequence[Subject], lines: Sequence[Line]
) -> Iterator[tuple[RowShape, Sequence[Value]]]:
    matched = names.can_be_matched([subject.one.facts.account.id for subject in subjects])
    shapes = {
        code: RowShape.of(
            [
                Cell(format=page.style(one.style), formula=_formula(one.key, code, matched=matched))
                for one in ALERT_LINES
            ]
        )
        for code in (None, *(rule.code for rule in ALERTS))
    }
    for subject, alert in lines:
        yield shapes[alert.rule if subject else None], _values(subject, alert, page.words)


def _formula(key: str, code: str | None, *, matched: bool) -> str | None:
    """Return the formula of a column for an alert; one about the whole book has none."""
    if code is None:
        return None
    if key == "row":
        return f"MATCH($A{ROW},KAM_s_account,0)" if matched else None
    return f"INDEX(KAM_s_{column_of(code)},$B{ROW})" if key == "urgency" else None


def _values(subject: Subject | None, alert: Alert, words: Words) -> tuple[Value, ...]:
    account = subject.one.facts.account if subject else None
    more = len(alert.cells) - _MOST_CELLS
    cells = ", ".join(alert.cells[:_MOST_CELLS]) + (f" +{more}" if more > 0 else "")
    return (
        account.id if account else None,
        subject.place if subject else None,
        account.name if account else words.t("Whole portfolio"),
        words.of("rule", alert.rule),
        words.of("urgency", alert.urgency),
        words.say(alert.evidence),
        words.say(alert.action),
        alert.owner,
        alert.due,
        alert.since,
        alert.money,
        cells or None,
    )
