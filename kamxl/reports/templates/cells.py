"""What may stand in the cells of a column: its drop-down or its limits, its number format, its note."""

from collections.abc import Iterator
from datetime import date

from kamxl.locale import N_, Translate
from kamxl.reports.templates.sheet import TemplateColumn
from kamxl.reports.templates.words import choices, suggestions
from kamxl.sheets.tables.column import Kind

_FIRST_DAY, _LAST_DAY = date(1990, 1, 1), date(2100, 12, 31)
_MOST = 1e15
"""No amount is larger; numbers of more digits are rounded by spreadsheets."""
_TITLE_LIMIT, _MESSAGE_LIMIT = 32, 255
"""Excel's own."""
_FORMATS = {Kind.KEY: "@", Kind.DAY: "yyyy-mm-dd", Kind.MONEY: "#,##0.00"}
_HOW_TO_WRITE = {
    Kind.DAY: N_("Write it like 2026-03-31."),
    Kind.PERCENT: N_("85 means 85 %."),
    Kind.MONEY: N_("A number, without a sign of the currency."),
}
_TIME_FORMAT = "yyyy-mm-dd hh:mm"


def has_time(one: TemplateColumn) -> bool:
    """Say whether the hour counts: the clocks of complaints and promises run in hours."""
    return one.column.kind is Kind.DAY and one.column.name.endswith("_at")


def number_format(one: TemplateColumn) -> str:
    """Return the number format of a column; a number such as 00123 keeps its zeros as text."""
    return _TIME_FORMAT if has_time(one) else _FORMATS.get(one.column.kind, "General")


def note(one: TemplateColumn, t: Translate) -> str:
    """Say what belongs in a column, how to write it, and what becomes of it."""
    sentences = [t(one.column.help), *_how_to_write(one, t)]
    if one.column.required:
        sentences.append(t("Without it the row is left out."))
    if not one.column.used:
        sentences.append(t("kamxl keeps it, and uses it for nothing yet."))
    return "\n".join(sentences)


def _how_to_write(one: TemplateColumn, t: Translate) -> Iterator[str]:
    if words := choices(one, t):
        yield t("Choose from the list: {words}.").format(words=t(", ").join(words))
    if words := suggestions(one, t):
        yield t("Words that are understood: {words}.").format(words=t(", ").join(words))
    if has_time(one):
        yield t("Write day and time like 2026-03-31 14:30.")
    elif one.column.kind in _HOW_TO_WRITE:
        yield t(_HOW_TO_WRITE[one.column.kind])


def validation(one: TemplateColumn, t: Translate) -> dict[str, object] | None:
    """Return what Excel checks when a cell is filled in; None where anything goes.

    Words and days only warn: a team has words of its own, and kamxl also reads `March 2026`. A number out
    of its range is refused, because kamxl would not use it either.
    """
    if words := suggestions(one, t):
        return {"validate": "list", "source": list(words), "show_error": False}
    if words := choices(one, t):
        allowed = t("Allowed: {allowed}").format(allowed=t(", ").join(words))
        return {"validate": "list", "source": list(words)} | _warning(allowed, t)
    if one.column.kind is Kind.DAY:
        between = {"criteria": "between", "minimum": _FIRST_DAY, "maximum": _LAST_DAY}
        return {"validate": "date"} | between | _warning(t("Write a date like 2026-03-31."), t)
    limits = _limits(one)
    if limits is None:
        return None
    low, high = limits
    told = t("{low} to {high}").format(low=f"{low:,.15g}", high=f"{high:,.15g}")
    allowed = t("Allowed: {allowed}").format(allowed=told if high < _MOST else t("a number"))
    kind = {"validate": "decimal", "criteria": "between", "minimum": low, "maximum": high}
    return kind | _error(allowed, t)


def _limits(one: TemplateColumn) -> tuple[float, float] | None:
    column = one.column
    if column.kind is Kind.PERCENT:
        return 0.0, 100.0
    if column.kind not in {Kind.NUMBER, Kind.MONEY}:
        return None
    low = -_MOST if column.low is None else column.low
    return low, _MOST if column.high is None else column.high


def _error(message: str, t: Translate) -> dict[str, object]:
    return {"error_title": t("Not allowed")[:_TITLE_LIMIT], "error_message": message[:_MESSAGE_LIMIT]}


def _warning(message: str, t: Translate) -> dict[str, object]:
    return {"error_type": "warning"} | _error(message, t)
