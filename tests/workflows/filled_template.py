"""A template as a team fills it in: three rows in each sheet, with words of its language."""

from datetime import datetime
from pathlib import Path

import openpyxl

from kamxl.locale import translator
from kamxl.reports.templates.catalogue import Template
from kamxl.reports.templates.sheet import TemplateColumn, TemplateSheet
from kamxl.reports.templates.words import choices, suggestions
from kamxl.sheets.tables.column import Kind
from kamxl.workflows.template import write_template_file

NAMES = {
    "en": ("Acme Ltd.", "Birch Inc.", "Cedar GmbH"),
    "zh-Hans": ("华北电力集团", "东方农机公司", "西南物流公司"),
    "zh-Hant": ("華北電力集團", "東方農機公司", "西南物流公司"),
}
IDS = ("K001", "K002", "K003")
PERIODS = ("2026Q1", "2026Q2", "2026Q3")
_TEXTS = {
    "en": ("as agreed", "in writing", "by telephone"),
    "zh-Hans": ("按约定", "书面", "电话"),
    "zh-Hant": ("按約定", "書面", "電話"),
}


def filled(folder: Path, template: Template, language: str, *, rows: int = 3) -> Path:
    """Write a template and fill in its first rows."""
    path = folder / f"{template.name}.{language}.xlsx"
    write_template_file(template, path, language=language)
    book = openpyxl.load_workbook(path)
    t = translator(language)
    for sheet in template.sheets:
        for number in range(rows):
            for place, one in enumerate(sheet.columns, start=1):
                cell = book[t(sheet.tab)].cell(row=number + 2, column=place)
                if cell.value is None:
                    cell.value = value_of(sheet, one, number, language)
    book.save(path)
    return path


def value_of(sheet: TemplateSheet, one: TemplateColumn, number: int, language: str) -> object:
    """Return what a team writes into a cell."""
    name, t = one.column.name, translator(language)
    words = choices(one, t) or suggestions(one, t)
    if words:
        return words[number % len(words)]
    said = {"account_name": NAMES[language], "account_id": IDS, "period": PERIODS}.get(name)
    return _by_kind(sheet, one, number, language) if said is None else said[number]


def _by_kind(sheet: TemplateSheet, one: TemplateColumn, number: int, language: str) -> object:
    kind, place = one.column.kind, sheet.columns.index(one)
    if kind is Kind.DAY:
        # What begins or falls due stands left of what ends.
        return datetime(2026, 1 + number, 1 + place % 28, 9 + place % 8)  # noqa: DTZ001 - as spreadsheets hold it
    if kind is Kind.NUMBER:
        return (one.column.low or 0) + number
    said = {
        Kind.MONEY: (12000.5, 34000.25, 5600.75),
        Kind.PERCENT: (85, 90, 97.5),
        Kind.TEXT: _TEXTS[language],
    }
    return said[kind][number] if kind in said else f"N-{place}{number}"
