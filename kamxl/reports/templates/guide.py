"""The page that says how a template is filled in, and the front page of a whole book."""

from xlsxwriter.worksheet import Worksheet

from kamxl.locale import N_
from kamxl.reports.templates.catalogue import Template
from kamxl.reports.templates.written import Written

_HOW_TO = (
    N_("Write below the headers, one row after the other. Leave the headers as they are: kamxl knows them."),
    N_("Hold the pointer over a header: its note says what belongs there. What is not known stays blank."),
    N_("Delete columns that you do not need, and add columns of your own."),
    N_("Name the account in every row as your list of accounts does."),
    N_("Move the sheet into your workbook, or keep the file beside it. kamxl check says what is recognised."),
)
_FIRST = (
    N_("1. Fill in the sheet {accounts}: one row for each account. Its name is enough to begin with."),
    N_("2. Paste your sales into the sheet {sales}: account, day, amount. They alone give a first verdict."),
    N_("3. Add what you have of the other sheets. What stays blank is unknown, and never counts as zero."),
    N_("4. Hold the pointer over a header: its note says what belongs there. Choose accounts from the list."),
    N_("5. Save the workbook, then press Check data and Score this workbook, or run kamxl check and score."),
)
_WIDTH = 120.0


def write_how_to(written: Written, template: Template) -> None:
    """Write the page of a template of one sheet."""
    t, sheet = written.t, written.sheet(written.t("How to fill in"))
    sheet.set_column(0, 0, _WIDTH)
    _title(written, sheet, t(template.sheets[0].tab), t("How to fill in"))
    for row, sentence in enumerate((template.about, *_HOW_TO), start=2):
        _sentence(written, sheet, row, t(sentence))


def write_front_page(written: Written, template: Template) -> None:
    """Write the first page of a book: what to do first, and what each sheet is for."""
    t = written.t
    tabs = [t(one.tab) for one in template.sheets]
    sheet = written.sheet(t("How to begin"))
    sheet.set_column(0, 0, _WIDTH)
    _title(written, sheet, t("Key-account workbook"), t("How to begin"))
    for row, sentence in enumerate(_FIRST, start=2):
        _sentence(written, sheet, row, t(sentence).format(accounts=tabs[0], sales=tabs[1]))
    row = len(_FIRST) + 3
    sheet.write_string(row, 0, t("The sheets"), written.theme.style("section"))
    # One cell a line: two beside each other would look like headers to kamxl.
    for one, tab in zip(template.sheets, tabs, strict=True):
        row += 1
        text = f"{tab} · {t(one.about)}"
        sheet.write_url(row, 0, f"internal:'{tab}'!A2", written.theme.style("wrapped"), string=text)
        sheet.set_row(row, written.height(text, _WIDTH, "wrapped"))


def _title(written: Written, sheet: Worksheet, title: str, printed: str) -> None:
    sheet.write_string(0, 0, title, written.theme.style("title"))
    sheet.set_row(0, 28)
    written.paper(sheet, printed)


def _sentence(written: Written, sheet: Worksheet, row: int, text: str) -> None:
    sheet.write_string(row, 0, text, written.theme.style("bullet"))
    sheet.set_row(row, written.height(text, _WIDTH, "bullet"))
