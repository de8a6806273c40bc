"""The rows of the page about the model, each derived from what is declared."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kamxl.functions import FUNCTIONS, CellFunction
from kamxl.hosts.model.examples import examples_of
from kamxl.hosts.model.sources import PACKAGE, Source, readers_of, sources, speakers_of, tests_of, tests_with
from kamxl.reports.kam_sheets import names
from kamxl.reports.templates.catalogue import TEMPLATES, Template
from kamxl.rules.alerts import ALERTS, AlertRule
from kamxl.rules.every_setting import SWITCHES, all_settings
from kamxl.settings import LIMITS, Setting
from kamxl.sheets.tables.column import columns_of
from kamxl.sheets.tables.declared import TABLES
from kamxl.sheets.tables.table import Table

_PAGES = ("hosts.model", "hosts.help_pages")
NONE_NEEDED = "–"
"""Stands where a rule has no number that a team could change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One table of the page: its headers, and its rows. A row with an empty cell is a hole in the model."""

    title: str
    about: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def parts() -> Iterator[Part]:
    """Yield the tables of the page in their order."""
    yield _tables()
    for table in TABLES.values():
        yield _columns(table)
    yield _rules()
    yield _alerts()
    yield _functions()
    yield _settings()
    yield _sheets()


def holes() -> Iterator[str]:
    """Yield each empty cell of the page, as `Table: row: header`."""
    for part in parts():
        for row in part.rows:
            for header, cell in zip(part.headers, row, strict=True):
                if not cell:
                    yield f"{part.title}: {row[0].strip('`')}: {header}"


def _tables() -> Part:
    return Part(
        title="Tables",
        about="What a team's workbook may hold. The columns of each follow.",
        headers=("table", "declared in", "columns", "headers known", "template", "read by"),
        rows=tuple(
            (
                table.label.lower(),
                _code(table.row.__module__.removeprefix("kamxl.")),
                str(len(table.columns)),
                str(sum(len(texts) for one in table.columns.values() for texts in one.headers.values())),
                _codes(one.name for one in TEMPLATES if table.key in _tables_of(one)),
                _codes(sorted({reader for one in columns_of(table.row).values() for reader in one.read_by})),
            )
            for table in TABLES.values()
        ),
    )


def _columns(table: Table) -> Part:
    return Part(
        title=f"Table {table.key}",
        about="",
        headers=("column", "what stands there", "read as", "headers known", "read by"),
        rows=tuple(
            (
                _code(one.name),
                one.help,
                one.kind.name.lower().replace("_", " "),
                str(sum(len(texts) for texts in one.headers.values())),
                _codes(one.read_by),
            )
            for one in table.columns.values()
        ),
    )


def _rules() -> Part:
    modules = [
        one
        for name, one in sources().items()
        if name.startswith("rules.") and not name.startswith("rules.alerts") and name != "rules.every_setting"
    ]
    return Part(
        title="Rules",
        about="Each judges one account, or all of a book, from facts and settings alone.",
        headers=("rule", "what it says", "settings", "source", "worked examples", "read by"),
        rows=tuple(
            (
                _code(one.name),
                one.about,
                _codes(_settings_in(one)) or NONE_NEEDED,
                one.said_source or ", ".join(_sources_of(_settings_in(one))),
                examples_of(one.name),
                _codes(readers_of(one.name)),
            )
            for one in modules
        ),
    )


def _alerts() -> Part:
    judges = _codes(sorted({*readers_of("rules.alerts.ALERTS"), *readers_of("rules.alerts.alerts_of")}))
    return Part(
        title="Alerts",
        about=f"What is true of each stands on [the page of alerts](alerts.md). All are read by {judges}.",
        headers=("alert", "code", "declared in", "settings", "source", "examples", "formulas"),
        rows=tuple(_alert(rule) for rule in ALERTS),
    )


def _alert(rule: AlertRule) -> tuple[str, ...]:
    module = sources()[rule.judge.__module__.removeprefix("kamxl.")]
    return (
        rule.label.lower(),
        _code(rule.code),
        _code(module.name),
        _codes(_settings_in(module)) or NONE_NEEDED,
        rule.source,
        _counted(len(rule.examples)),
        ", ".join(urgency.value for urgency in rule.native),
    )


def _functions() -> Part:
    return Part(
        title="Cell functions",
        about="What each does stands on [the page of functions](functions.md). Their readers are the cells "
        "of a team, and the KAM sheets where those are named.",
        headers=("function", "declared in", "settings", "source", "examples", "formula", "in KAM sheets"),
        rows=tuple(
            (
                _code(one.cell_name),
                _code(one.python.__module__.removeprefix("kamxl.")),
                _codes(_settings_of(one)) or NONE_NEEDED,
                one.source,
                _counted(len(one.examples)),
                "native" if one.native else "python only",
                _codes(_sheets_with(one)) or NONE_NEEDED,
            )
            for one in FUNCTIONS
        ),
    )


def _settings() -> Part:
    return Part(
        title="Settings",
        about="What each means stands on [the page of settings](settings.md).",
        headers=("setting", "default", "source", "read by"),
        rows=tuple(
            (_code(one.name), str(one.default) or "none", one.source, _codes(_readers_of_setting(one)))
            for one in (*all_settings(), *LIMITS)
        ),
    )


def _sheets() -> Part:
    return Part(
        title="KAM sheets",
        about="What kamxl writes into a workbook.",
        headers=("sheet", "written by", "what it holds", "tests", "read by"),
        rows=tuple(
            (
                sheet,
                _code(writer.name),
                writer.about,
                ", ".join(tests_of(writer.name) or tests_with(f'"{sheet}"')),
                _codes(_readers_of_sheet(constant, sheet)) or "people",
            )
            for constant, sheet in _sheet_names().items()
            for writer in [_writer_of(constant)]
        ),
    )


def _tables_of(template: Template) -> set[str]:
    return {each.table for sheet in template.sheets for each in sheet.columns}


def _settings_in(source: Source) -> list[str]:
    return [one.name for one in all_settings() if one.name in source.words]


def _sources_of(settings: list[str]) -> list[str]:
    return sorted({one.source for one in all_settings() if one.name in settings})


def _settings_of(function: CellFunction) -> list[str]:
    defaults = {(arg.default or "").removeprefix("KAM_") for arg in function.args}
    used = function.words() | defaults | {*function.python.__code__.co_names}
    return [one.name for one in all_settings() if one.name in used]


def _readers_of_setting(setting: Setting) -> list[str]:
    if setting in SWITCHES:
        return readers_of("settings.alerts.switch")
    return [one for one in speakers_of(setting.name) if not one.startswith(_PAGES)]


def _sheets_with(function: CellFunction) -> list[str]:
    module = function.python.__module__.removeprefix("kamxl.")
    return [one for one in readers_of(f"{module}.{function.name}") if one.startswith("reports.")]


def _sheet_names() -> dict[str, str]:
    texts = {name: value for name, value in vars(names).items() if isinstance(value, str)}
    return {name: value for name, value in texts.items() if value.startswith("KAM ")}


def _writer_of(constant: str) -> Source:
    """Return the module whose function is given the page of a sheet where the workbook is written."""
    tree = ast.parse((PACKAGE / "reports/kam_sheets/workbook.py").read_text(encoding="utf-8"))
    taken = {
        one.asname or one.name: f"{node.module}.{one.name}".removeprefix("kamxl.")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for one in node.names
    }
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        if any(f"pages[names.{constant}]" == ast.unparse(one) for one in call.args):
            name = taken[ast.unparse(call.func).partition(".")[0]]
            return sources().get(name) or sources()[name.rpartition(".")[0]]
    raise LookupError(constant)


def _readers_of_sheet(constant: str, sheet: str) -> list[str]:
    """Return the modules outside the KAM sheets that name one."""
    places = (f'"{sheet}"', f"names.{constant}", f'"{names.mark(sheet)}"')
    return [
        name
        for name, one in sources().items()
        if not name.startswith(("reports.kam_sheets", "hosts.model"))
        and any(text in one.code for text in places)
    ]


def _counted(number: int) -> str:
    return str(number) if number else ""


def _code(text: str) -> str:
    return f"`{text}`"


def _codes(texts: Iterable[str]) -> str:
    return ", ".join(_code(one) for one in texts)
