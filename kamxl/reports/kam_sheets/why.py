"""KAM Why: for every account, what each component brought to its health score and what it lost."""

from collections.abc import Iterator, Sequence

from kamxl.domain.alert import Light
from kamxl.domain.health import ComponentName
from kamxl.domain.message import Message, say
from kamxl.domain.review import Review
from kamxl.reports.kam_sheets import names
from kamxl.reports.kam_sheets.grid import Cell, RowShape
from kamxl.reports.kam_sheets.loss_columns import LOSSES, loss_code
from kamxl.reports.kam_sheets.page import Page, content_width
from kamxl.reports.kam_sheets.subject import Subject
from kamxl.reports.kam_sheets.value import ROW, Value
from kamxl.reports.kam_sheets.why_columns import WHY_COLUMNS

HEADER_ROW, FIRST_ROW = 3, 4
TABLE = "KAM_Why"


def score_words() -> tuple[str, ...]:
    """Return the columns of the scorecard that this sheet looks up."""
    codes = [name.value for name in ComponentName]
    losses = [f"lost_{loss_code(name)}" for name in LOSSES]
    return ("account", "health", "losses", *codes, *(f"weight_{code}" for code in codes), *losses)


def formulas() -> tuple[str, ...]:
    """Return every formula of the sheet."""
    return tuple(one for name in LOSSES for one in _formulas(name, matched=True) if one is not None)


def write_why(page: Page, review: Review, subjects: Sequence[Subject]) -> None:
    """Write the sheet: the lines of an account together, largest loss first."""
    lines = [(subject, name) for subject in subjects for name in _by_loss(subject)]
    last = FIRST_ROW + max(len(lines), 1) - 1
    t = page.words.t
    page.title(
        t("KAM Why"),
        t(
            "Points, weights and losses are formulas. The sentences are those of the last kamxl run. "
            "What all components bring and lose adds up to 100 for every account with a score."
        ),
    )
    headers = [page.words.say(one.header) for one in WHY_COLUMNS]
    widths = [one.width for one in WHY_COLUMNS]
    widths[2] = content_width((subject.one.facts.account.name for subject in subjects), widths[2])
    for place, width in enumerate(widths):
        page.sheet.set_column(place, place, width)
    page.headers(HEADER_ROW, headers, widths, buttons=True)
    page.sheet.add_long_table(
        (HEADER_ROW, 0, last, len(headers) - 1), TABLE, headers, page.style("header_center")
    )
    page.sheet.write_body(FIRST_ROW, _rows(page, subjects, lines))
    page.sheet.conditional_format(FIRST_ROW, 7, last, 7, _bar(page))
    between = {"top": 1, "top_color": page.theme.color("accent_light")}
    page.sheet.conditional_format(
        FIRST_ROW,
        0,
        last,
        len(headers) - 1,
        {
            "type": "formula",
            "criteria": f"=$A{FIRST_ROW + 1}<>$A{FIRST_ROW}",
            "format": page.workbook.add_format(between),
        },
    )
    page.sheet.freeze_panes(FIRST_ROW, 3)
    page.printed(t("KAM Why"), review, repeat=(HEADER_ROW, HEADER_ROW))


def _rows(
    page: Page, subjects: Sequence[Subject], lines: Sequence[tuple[Subject, ComponentName | None]]
) -> Iterator[tuple[RowShape, Sequence[Value]]]:
    matched = names.can_be_matched([subject.one.facts.account.id for subject in subjects])
    shapes = {
        name: RowShape.of(
            [
                Cell(format=page.style(one.style), formula=formula and page.words.localised(formula))
                for one, formula in zip(WHY_COLUMNS, _formulas(name, matched=matched), strict=True)
            ]
        )
        for name in LOSSES
    }
    for subject, name in lines:
        yield shapes[name], _values(subject, name)


def _formulas(name: ComponentName | None, *, matched: bool) -> tuple[str | None, ...]:
    """Return the formulas of a line, column by column; None is a value."""
    code = loss_code(name)
    row = f"$B{ROW}"
    points = f"INDEX(KAM_s_{code},{row})"
    weight = f"INDEX(KAM_s_weight_{code},{row})" if name else f'IF(INDEX(KAM_s_health,{row})="","",0)'
    return (
        None,
        f"MATCH($A{ROW},KAM_s_account,0)" if matched else None,
        None,
        None,
        f'IF({points}="","mark:unknown",{points})' if name else None,
        weight,
        f'IF($F{ROW}="","",$F{ROW}-$H{ROW})',
        f"INDEX(KAM_s_lost_{code},{row})",
        f'IF($H{ROW}="","",RANK($H{ROW},INDEX(KAM_s_losses,{row},0)))',
        None,
    )


def _values(subject: Subject, name: ComponentName | None) -> tuple[Value, ...]:
    account, words = subject.one.facts.account, subject.words
    losses = subject.losses
    points: Value = None
    if name is not None:
        points = subject.one.health.points(name)
        points = words.of("mark", "unknown") if points is None else points
    weight = lost = None
    if losses is not None:
        weight, lost = subject.weights[name] if name else 0.0, losses[name]
    return (
        account.id,
        subject.place,
        account.name,
        words.of("component", loss_code(name)),
        points,
        weight,
        None if weight is None or lost is None else weight - lost,
        lost,
        subject.rank_of_loss(name),
        words.say(_reason(subject, name)),
    )


def _by_loss(subject: Subject) -> list[ComponentName | None]:
    """Return the lines of an account, largest loss first; the cap only where a light is red."""
    red = subject.one.noticed.light is Light.RED
    lines = [name for name in LOSSES if name is not None or red]
    losses = subject.losses or dict.fromkeys(LOSSES, 0.0)
    known = subject.one.health.points

    def order(name: ComponentName | None) -> tuple[float, bool]:
        return -losses[name], name is not None and known(name) is None

    return sorted(lines, key=order)


def _reason(subject: Subject, name: ComponentName | None) -> Message:
    if name is None:
        return say("A red light caps the score.")
    return next(c.reason for c in subject.one.health.components if c.name is name)


def _bar(page: Page) -> dict[str, object]:
    return {
        "type": "data_bar",
        "bar_color": page.theme.color("profit_pale"),
        "bar_border_color": page.theme.color("line"),
        "bar_solid": True,
        "min_type": "num",
        "min_value": 0,
        "max_type": "num",
        "max_value": 30,
        "data_bar_2010": True,
    }
