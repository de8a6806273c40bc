"""KAM Map: one row per column of every sheet found, names, and how cells are read, each with its answer."""

from collections.abc import Iterable, Mapping

from kamxl.reports.kam_sheets.map_questions import Questions
from kamxl.reports.kam_sheets.map_rows import (
    MapRow,
    band_of,
    column_rows,
    name_rows,
    remembered_rows,
    setting_rows,
)
from kamxl.reports.kam_sheets.page import PIXELS_PER_CHARACTER, Page
from kamxl.reports.measure import height_of, lines_needed
from kamxl.reports.page import LANDSCAPE, Running, set_paper
from kamxl.reports.theme import BODY_SIZE
from kamxl.sheets.settings.map_layout import CHECKED, COLUMN, NAME, NO, SETTING_WORDS, YES, At
from kamxl.sheets.settings.meanings import choices

WIDTHS: Mapping[At, float] = {
    At.SHEET: 20,
    At.REGION: 10,
    At.LETTER: 8,
    At.HEADER: 24,
    At.SAMPLE: 17,
    At.SECOND: 17,
    At.ANSWER: 36,
    At.WHY: 56,
}
HEADER_ROW = 3
_STYLES = {At.LETTER: "center", At.HEADER: "strong", At.ANSWER: "fill_in"}
_WRAPPED = (At.SHEET, At.HEADER, At.SAMPLE, At.SECOND, At.ANSWER, At.WHY)


def write_map(page: Page, questions: Questions) -> None:
    """Write the sheet."""
    t = page.words.t
    # What a team may answer stays open when it protects the sheet.
    page.style("fill_in").set_locked(False)
    for column, width in WIDTHS.items():
        page.sheet.set_column(column, column, width)
    page.title(
        t("KAM Map"),
        t(
            "What kamxl reads each column as. Where that is wrong, choose what it is in the yellow cell and "
            "run kamxl again; a row that is not changed stays open."
        ),
        column=At.SHEET,
    )
    if questions.checked is not None:
        _hidden(page, 2, {At.KEY: CHECKED, At.ABOUT: questions.checked[0], At.EXACT: questions.checked[1]})
    lists = _Lists(page)
    row = _write_columns(page, questions, lists)
    row = _write_names(page, row + 1, questions, lists)
    row = _write_settings(page, row + 1, questions, lists)
    first = HEADER_ROW + 2
    changed = f'=AND($A{first}<>"",$H{first}<>"",$H{first}<>$J{first})'
    style = {"type": "formula", "criteria": changed, "format": page.style("heat_middle")}
    page.sheet.conditional_format(first - 1, At.ANSWER, row, At.ANSWER, style)
    for column in (At.KEY, *range(At.WRITTEN, lists.next_column)):
        page.sheet.set_column(column, column, 4, None, {"hidden": True})
    page.sheet.freeze_panes(HEADER_ROW + 1, 0)
    _print_set_up(page, row)


class _Lists:
    """The answers to choose from, in hidden columns of the sheet; a list in a cell may be too long for it."""

    def __init__(self, page: Page) -> None:
        self.next_column = int(At.CHOICES)
        say = page.words.say
        self._ranges = {
            COLUMN: self._written(page, [say(message) for _, message in choices()]),
            NAME: self._written(page, [say(YES), say(NO)]),
        }
        for name, known in SETTING_WORDS.items():
            if known:
                self._ranges[name] = self._written(page, [say(message) for message in known.values()])

    def _written(self, page: Page, texts: list[str]) -> str:
        column = self.next_column
        self.next_column += 1
        for place, text in enumerate(texts):
            page.text(place, column, text, "key")
        letter = chr(ord("A") + column)
        return f"=${letter}$1:${letter}${len(texts)}"

    def offer(self, page: Page, row: int, which: str) -> None:
        """Let a cell choose from a list; a name may be answered with an account, too."""
        if which:
            page.sheet.data_validation(
                row,
                At.ANSWER,
                row,
                At.ANSWER,
                {
                    "validate": "list",
                    "source": self._ranges[which],
                    "show_error": which != NAME,
                    "error_title": page.words.t("Not allowed"),
                    "error_message": page.words.t("Choose one from the list."),
                },
            )


def _write_columns(page: Page, questions: Questions, lists: _Lists) -> int:
    t = page.words.t
    _headers(
        page,
        HEADER_ROW,
        {
            At.SHEET: t("Sheet"),
            At.REGION: t("Region"),
            At.LETTER: t("Column"),
            At.HEADER: t("Header"),
            At.SAMPLE: t("Sample"),
            At.SECOND: t("Another sample"),
            At.ANSWER: t("Taken for"),
            At.WHY: t("Why"),
        },
    )
    row = HEADER_ROW + 1
    for sheet in questions.sheets:
        row = _band(page, row, band_of(sheet, page.words))
        row = _rows(page, row, column_rows(sheet, questions, page.words), lists)
    remembered = list(remembered_rows(questions, page.words))
    if remembered:
        row = _band(page, row, t("Remembered of sheets that are not in this book"))
        row = _rows(page, row, remembered, lists)
    return row


def _write_names(page: Page, row: int, questions: Questions, lists: _Lists) -> int:
    rows = list(name_rows(questions, page.words))
    if not rows:
        return row - 1
    t = page.words.t
    _section(
        page,
        row,
        t("Names of accounts"),
        t(
            "Is it that account? Choose yes or no, or write the number or the name of another account. "
            "No: it is none of the accounts, and its rows are left out. Blank: undecided."
        ),
    )
    _headers(
        page,
        row + 2,
        {
            At.SHEET: t("Where"),
            At.REGION: t("Rows"),
            At.HEADER: t("Name as written"),
            At.SAMPLE: t("Account number"),
            At.SECOND: t("Account name"),
            At.ANSWER: t("Is it that account?"),
            At.WHY: t("Why"),
        },
    )
    return _rows(page, row + 3, rows, lists)


def _write_settings(page: Page, row: int, questions: Questions, lists: _Lists) -> int:
    t = page.words.t
    _section(page, row, t("How cells are read"), t("What you choose here holds for all sheets of the book."))
    _headers(page, row + 2, {At.HEADER: t("Setting"), At.ANSWER: t("Value"), At.WHY: t("What it means")})
    return _rows(page, row + 3, setting_rows(questions, page.words), lists)


def _section(page: Page, row: int, title: str, explanation: str) -> None:
    page.text(row, At.SHEET, title, "section")
    page.text(row + 1, At.SHEET, explanation, "subtitle")


def _headers(page: Page, row: int, headers: Mapping[At, str]) -> None:
    for column in WIDTHS:
        page.text(row, column, headers.get(column, ""), "header")
    page.sheet.set_row(row, height_of(1, BODY_SIZE) + 6)


def _band(page: Page, row: int, text: str) -> int:
    page.band(row, At.SHEET, At.WHY, text)
    page.style("box_title").set_text_wrap()
    page.sheet.set_row(row, _height({text: sum(WIDTHS.values())}, bold=True) + 2)
    return row + 1


def _rows(page: Page, row: int, rows: Iterable[MapRow], lists: _Lists) -> int:
    for one in rows:
        for column in WIDTHS:
            style = _STYLES.get(column, "wrapped")
            if column is At.ANSWER and not one.asks:
                style = "label"
            page.text(row, column, one.texts.get(column, ""), style)
        _hidden(page, row, {column: text for column, text in one.texts.items() if column not in WIDTHS})
        if one.asks:
            lists.offer(page, row, one.choices)
        texts = {one.texts.get(column, ""): WIDTHS[column] for column in _WRAPPED}
        page.sheet.set_row(row, _height(texts))
        row += 1
    return row


def _hidden(page: Page, row: int, texts: Mapping[At, str]) -> None:
    for column, text in texts.items():
        page.text(row, column, text, "key")


def _height(texts: Mapping[str, float], *, bold: bool = False) -> float:
    lines = max(
        lines_needed(text, width * PIXELS_PER_CHARACTER - 14, BODY_SIZE, bold=bold)
        for text, width in texts.items()
    )
    return height_of(lines, BODY_SIZE)


def _print_set_up(page: Page, last: int) -> None:
    t = page.words.t
    running = Running(title=t("KAM Map"), as_of="", made="", pages=t("Page {page} of {pages}"))
    set_paper(page.sheet, LANDSCAPE, running)
    page.sheet.print_area(0, At.SHEET, last, At.WHY)
    page.sheet.fit_to_pages(1, 0)
    page.sheet.repeat_rows(HEADER_ROW)
