"""The rows of settings on KAM Settings: what a team may change, and what is in use."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby

from kamxl.domain.errors import SettingError
from kamxl.reports.kam_sheets import addresses, names
from kamxl.reports.kam_sheets.page import Page
from kamxl.reports.kam_sheets.words import quoted
from kamxl.reports.labels import SETTING_GROUPS, SETTING_SOURCES
from kamxl.reports.measure import height_of, lines_needed
from kamxl.reports.theme import BODY_SIZE
from kamxl.rules.every_setting import all_settings, values_of
from kamxl.settings import LIMITS, Setting, Settings, limits_from
from kamxl.settings.setting import Value

KEY, LABEL, VALUE, DEFAULT, ALLOWED, UNIT, EFFECT, HELP, SOURCE, IN_USE = range(10)
YES, NO = ("TRUE", "yes", "是"), ("FALSE", "no", "否")
HELP_PIXELS = 64 * 7
_TITLE_LIMIT, _MESSAGE_LIMIT = 32, 255


def write_setting_rows(
    page: Page, row: int, settings: Settings, written: Mapping[str, object], live: Collection[str]
) -> int:
    """Write every setting in its group, and return the row below.

    Args:
        page: The sheet.
        row: Where to start, counted from 0.
        settings: The values in use.
        written: What the team wrote before, also where it could not be used.
        live: The defined names that a formula of the KAM sheets mentions.
    """
    values = values_of(settings) | _limit_values(written) | _language(page, written)
    # Limits of reading are written only where the team has set them, so that they are not lost.
    limits = [one for one in LIMITS if written.get(one.name) is not None]
    for group, members in groupby([*all_settings(), *limits], key=lambda one: one.group):
        for column in range(KEY, IN_USE + 1):
            page.text(
                row, column, page.words.t(SETTING_GROUPS[group]) if column == LABEL else "", "box_title"
            )
        row += 1
        for one in members:
            shown = _shown(one, values[one.name], written.get(one.name))
            _write_row(page, row, one, shown, at_once=one.defined_name in live)
            _write_in_use(page, row, one, values[one.name])
            row += 1
    return row


def _language(page: Page, written: Mapping[str, object]) -> dict[str, Value]:
    """Return the language in which functions in cells answer here, where the team has not chosen one."""
    return {} if written.get("language") else {"language": page.words.language.casefold()}


def _limit_values(written: Mapping[str, object]) -> dict[str, Value]:
    limits = limits_from(written)[0]
    return {one.name: getattr(limits, one.name) for one in LIMITS}


def _shown(one: Setting, value: Value, written: object) -> object:
    """Return the value to show: what the team wrote if it cannot be used, so that it can be corrected."""
    if written is None:
        return value
    try:
        one.check(written)
    except SettingError:
        return written
    return value


def _write_row(page: Page, row: int, one: Setting, shown: object, *, at_once: bool) -> None:
    t = page.words.t
    page.text(row, KEY, one.name, "key")
    page.text(row, LABEL, t(one.label), "strong")
    _write_value(page, row, VALUE, shown, "input")
    _write_value(page, row, DEFAULT, one.default, "center")
    page.text(row, ALLOWED, _allowed(page, one), "center")
    page.text(row, UNIT, t(one.unit), "center")
    page.text(row, EFFECT, t("at once") if at_once else t("at the next kamxl run"), "center")
    page.text(row, HELP, t(one.help), "wrapped")
    page.text(row, SOURCE, t(SETTING_SOURCES[one.source]), "label")
    page.sheet.set_row(row, height_of(lines_needed(t(one.help), HELP_PIXELS, BODY_SIZE), BODY_SIZE))
    page.sheet.data_validation(row, VALUE, row, VALUE, _validation(page, one))


def _write_value(page: Page, row: int, column: int, value: object, style: str) -> None:
    form = page.style(style)
    if isinstance(value, bool):
        page.sheet.write_boolean(row, column, value, form)
    elif isinstance(value, int | float):
        page.sheet.write_number(row, column, value, form)
    else:
        page.text(row, column, value.isoformat() if isinstance(value, date) else str(value), style)


def _allowed(page: Page, one: Setting) -> str:
    if one.choices:
        return ", ".join(one.choices)
    if one.reads is not None:
        return one.example
    if isinstance(one.default, bool):
        return "TRUE, FALSE"
    return page.words.t("{low} to {high}").format(low=f"{one.low:,.15g}", high=f"{one.high:,.15g}")


def _validation(page: Page, one: Setting) -> dict[str, object]:
    t = page.words.t
    allowed = f"{_allowed(page, one)} {t(one.unit)}".strip()
    common = {
        "input_title": t(one.label)[:_TITLE_LIMIT],
        "input_message": t(one.help)[:_MESSAGE_LIMIT],
        "error_title": t("Not allowed")[:_TITLE_LIMIT],
        "error_message": t("Allowed: {allowed}").format(allowed=allowed)[:_MESSAGE_LIMIT],
    }
    if one.choices:
        return {"validate": "list", "source": list(one.choices), **common}
    if one.reads is not None:
        del common["error_title"], common["error_message"]
        return {"validate": "any", **common}
    if isinstance(one.default, bool):
        return {"validate": "list", "source": ["TRUE", "FALSE"], **common}
    kind = "integer" if isinstance(one.default, int) else "decimal"
    return {"validate": kind, "criteria": "between", "minimum": one.low, "maximum": one.high, **common}


def _write_in_use(page: Page, row: int, one: Setting, value: Value) -> None:
    """Write what formulas use: the team's value, or the default where that is blank or not allowed."""
    if one.reads is not None:
        # A text of its own grammar is read at the next run; no formula works with it.
        page.text(row, IN_USE, str(value), "key")
    else:
        written, default = f"$C${row + 1}", f"$D${row + 1}"
        formula = f"=IF(ISBLANK({written}),{default},{''.join(_checked(one, written, default))})"
        page.sheet.write_formula(row, IN_USE, formula, page.style("key"), value)
    page.workbook.define_name(one.defined_name, addresses.cell(names.SETTINGS, row, IN_USE))


def _checked(one: Setting, written: str, default: str) -> Iterator[str]:
    if one.choices:
        word = f"LOWER(TRIM({written}))"
        known = ",".join(f"{word}={quoted(choice)}" for choice in one.choices)
        yield f"IF(OR({known}),{word},{default})"
    elif isinstance(one.default, bool):
        yes, no = (
            _any_of(written, ("TRUE", "1", *map(quoted, YES))),
            _any_of(written, ("FALSE", "0", *map(quoted, NO))),
        )
        yield f"IF({yes},TRUE,IF({no},FALSE,{default}))"
    else:
        whole = f",{written}=INT({written})" if isinstance(one.default, int) else ""
        within = f"AND({written}>={one.low!r},{written}<={one.high!r}{whole})"
        yield f"IF(ISNUMBER({written}),IF({within},{written},{default}),{default})"


def _any_of(cell: str, spellings: Iterable[str]) -> str:
    return "OR(" + ",".join(f"{cell}={one}" for one in spellings) + ")"
