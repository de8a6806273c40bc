"""Write a template: its sheets to fill in, and the page that says how."""

from datetime import datetime
from pathlib import Path

from xlsxwriter.utility import quote_sheetname, xl_range_abs

from kamxl.locale import translator
from kamxl.reports.book import OPTIONS
from kamxl.reports.palette import FONTS
from kamxl.reports.repeatable import RepeatableWorkbook
from kamxl.reports.templates.catalogue import Template
from kamxl.reports.templates.form import CHECKED, write_form
from kamxl.reports.templates.guide import write_front_page, write_how_to
from kamxl.reports.templates.sheet import TemplateSheet
from kamxl.reports.templates.written import TAB_LIMIT, Written
from kamxl.reports.theme import Theme

_NO_DAY = datetime(2000, 1, 1)  # noqa: DTZ001 - the same template gives the same bytes


def write_template(path: Path, template: Template, *, language: str) -> None:
    """Write a template; the same one gives the same bytes.

    Args:
        path: The file, replaced if it is there.
        template: What to write.
        language: zh-Hans, zh-Hant or en.
    """
    default = {"font_name": FONTS[language], "font_size": 10}
    workbook = RepeatableWorkbook(str(path), OPTIONS | {"default_format_properties": default})
    t = translator(language)
    # No author: it becomes the team's own workbook, and what kamxl made itself may be replaced by kamxl.
    title = t("Key-account workbook") if template.is_book else t(template.sheets[0].tab)
    workbook.set_properties({"title": title, "author": "", "created": _NO_DAY})
    written = Written(workbook=workbook, theme=Theme(workbook, language), t=t)
    if template.is_book:
        write_front_page(written, template)
    names = _names(t(template.sheets[0].tab), template.sheets[0]) if template.is_book else None
    for one in template.sheets:
        write_form(written, one, accounts=None if one is template.sheets[0] else names)
    if not template.is_book:
        write_how_to(written, template)
    workbook.close()


def _names(tab: str, accounts: TemplateSheet) -> str:
    """Return where the names of the accounts stand, as a formula."""
    place = [one.column.name for one in accounts.columns].index("account_name")
    return f"={quote_sheetname(tab[:TAB_LIMIT])}!{xl_range_abs(1, place, CHECKED, place)}"
