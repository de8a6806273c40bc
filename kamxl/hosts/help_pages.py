"""Pages of the docs made from declarations, never stale: functions, settings, alerts, the model."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from string import Formatter

from kamxl.functions import FUNCTIONS, CellError, CellFunction
from kamxl.functions.declare import Example
from kamxl.hosts.model.rows import parts
from kamxl.rules.alerts import ALERTS, AlertRule
from kamxl.rules.every_setting import all_settings
from kamxl.settings import LIMITS, Setting

DOCS = Path(__file__).parents[2] / "docs"
_GROUPS = {
    "matrix": "Value matrix",
    "health": "Customer health",
    "warning": "Early warning",
    "contact": "Contact and people",
    "service": "Needs, promises and service",
    "money": "Money",
}
_SETTING_GROUPS = {
    "CalendarSettings": "Time",
    "MatrixSettings": "Value matrix",
    "HealthSettings": "Customer health",
    "AlertSettings": "Early warning",
    "AlertSwitches": "Alerts that are raised",
    "CadenceSettings": "Contact cadence",
    "PeopleSettings": "People",
    "MoneySettings": "Money",
    "StatusSettings": "Account status",
    "WeekSettings": "Week list",
    "CellSettings": "Functions in cells",
    "ReadingSettings": "How cells are read",
    "LimitSettings": "Limits of reading",
}
_CONVENTIONS = """\
Blank in gives `#N/A`, the wrong kind or a number out of range `#VALUE!`, the impossible (a base of zero)
`#DIV/0!`, and an error in stays that error. The first argument with trouble decides. A range is a row or a
column. *Native* functions have an ordinary formula of Excel 2010 that needs no Python: small letters are
arguments and settings (`KAM_…` names in a workbook), capitals are the spreadsheet's."""
_WHERE_SETTINGS_ARE = """\
A team changes them on the sheet *KAM Settings* of its workbook. Each value has a name there
(`KAM_healthy_from`), so that formulas can use it. The scores in that workbook move at once. Later runs
use the values with `--settings THAT_WORKBOOK.xlsx`, or when `kamxl score --force` replaces it."""
_WHAT_ALERTS_ARE = """\
Each alert has an urgency: *urgent* (due in 7 days), *attention* (14 days) or *info*, for information (end of
the quarter). An alert is not raised beside those in the last column, which tell the same fact already. The
numbers are the defaults of the [settings](settings.md) named beside them. Each alert can be switched off:
on *KAM Settings* set `raise_` and its code, such as `raise_nps`, to FALSE; it takes effect at once."""
_WHERE_LIMITS_ARE = """\
A file cannot set the limits of its own reading. These count only in a workbook named with `--settings`:
write the name into column A of its sheet *KAM Settings* and the value into column C."""

_WHAT_THE_MODEL_IS = """\
Every table, column, rule, alert, function, setting and KAM sheet: where it is declared, which settings it
goes by, where it came from, how many worked examples it carries or which tests hold it, and who reads it.
Names such as `rules.drop` are modules of `kamxl`. The lists of readers are taken from the source itself.
*Kept, not used* stands where nothing reads a column yet; *–* where no number is there to be changed."""
_NOTHING_YET = "*kept, not used*"


def functions_page() -> str:
    """Return the page about all cell functions, as Markdown."""
    parts = [
        "# Cell functions",
        "Made by `python -m kamxl.hosts.help_pages`; edit the declarations in `kamxl/functions` instead.",
        _CONVENTIONS,
    ]
    for group, functions in groupby(FUNCTIONS, key=lambda one: one.group):
        parts.append(f"## {_GROUPS[group]}")
        parts += [_function(one) for one in functions]
    return "\n\n".join(parts) + "\n"


def settings_page() -> str:
    """Return the page about all settings, as Markdown."""
    parts = [
        "# Settings",
        "Made by `python -m kamxl.hosts.help_pages`; edit the declarations in `settings` and `rules`.",
        _WHERE_SETTINGS_ARE,
    ]
    for group, settings in groupby([*all_settings(), *LIMITS], key=lambda one: one.group):
        parts.append(f"## {_SETTING_GROUPS[group]}")
        if group == LIMITS[0].group:
            parts.append(_WHERE_LIMITS_ARE)
        rows = [
            (f"`{one.name}`", _setting_value(one), one.allowed, one.unit, one.help, one.source)
            for one in settings
        ]
        parts.append(_table(("setting", "default", "allowed", "unit", "meaning", "source"), rows))
    return "\n\n".join(parts) + "\n"


def alerts_page() -> str:
    """Return the page about all alerts, as Markdown."""
    numbers = {one.name: one.default for one in all_settings()}
    rows = [
        (
            one.label.lower(),
            f"`{one.code}`",
            ", ".join(urgency.value for urgency in one.native),
            one.help.format(**numbers),
            ", ".join(f"`{name}`" for name in _words_of(one)),
            ", ".join(f"`{code}`" for code in one.silenced_by),
        )
        for one in ALERTS
    ]
    return (
        "\n\n".join(
            [
                "# Alerts",
                "Made by `python -m kamxl.hosts.help_pages`; edit the files in `kamxl/rules/alerts` instead.",
                _WHAT_ALERTS_ARE,
                _table(("alert", "code", "urgency", "when", "settings", "not beside"), rows),
            ]
        )
        + "\n"
    )


def _words_of(rule: AlertRule) -> list[str]:
    """Return the settings that an alert goes by: those its help names."""
    return [name for _, name, _, _ in Formatter().parse(rule.help) if name]


def model_page() -> str:
    """Return the page about the whole model, as Markdown. What is missing is said, never left empty."""
    sections = [
        "# The whole model",
        "Made by `python -m kamxl.hosts.help_pages`; each row stands where the thing is declared.",
        _WHAT_THE_MODEL_IS,
    ]
    for part in parts():
        rows = [tuple(cell or _NOTHING_YET for cell in row) for row in part.rows]
        table = _table(part.headers, rows)
        sections.append("\n\n".join(one for one in (f"## {part.title}", part.about, table) if one))
    return "\n\n".join(sections) + "\n"


PAGES = {
    "functions.md": functions_page,
    "settings.md": settings_page,
    "alerts.md": alerts_page,
    "model.md": model_page,
}


def stale(folder: Path) -> list[str]:
    """Return the names of the pages in a folder that differ from the declarations."""
    return [
        name
        for name, page in PAGES.items()
        if not (folder / name).exists() or (folder / name).read_text(encoding="utf-8") != page()
    ]


def main(arguments: Sequence[str] | None = None, folder: Path = DOCS) -> int:
    """Write the pages; with `--check` only say which ones are stale (exit 1)."""
    parser = argparse.ArgumentParser(prog="python -m kamxl.hosts.help_pages", description=main.__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, fail when a page is stale")
    if parser.parse_args(arguments).check:
        for name in stale(folder):
            sys.stderr.write(f"docs/{name} is stale. Run python -m kamxl.hosts.help_pages.\n")
        return 1 if stale(folder) else 0
    folder.mkdir(exist_ok=True)
    for name, page in PAGES.items():
        (folder / name).write_text(page(), encoding="utf-8", newline="\n")
    return 0


def _function(function: CellFunction) -> str:
    arguments = [
        (f"`{arg.name}`", arg.kind.words, "optional" if arg.optional else "", arg.help)
        for arg in function.args
    ]
    native = f"```text\n{function.native}\n```" if function.native else "Python only: no native formula."
    return "\n\n".join(
        (
            f"### {function.cell_name}",
            f"`={function.signature}`",
            function.help,
            _table(("argument", "accepts", "", "meaning"), arguments),
            _table(
                ("example", "result"),
                [(f"`{_written(function, one)}`", f"`{_shown(one.result)}`") for one in function.examples],
            ),
            native,
            f"Source: {function.source}.",
        )
    )


def _written(function: CellFunction, example: Example) -> str:
    values = [example.args.get(arg.name) for arg in function.args]
    while values and values[-1] is None and function.args[len(values) - 1].name not in example.args:
        values.pop()
    return f"{function.cell_name}({', '.join(_cell(value) for value in values)})"


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        return "{" + ", ".join(_cell(one) for one in value) + "}"
    if value is None or isinstance(value, CellError | date):
        return "blank" if value is None else str(value)
    if isinstance(value, bool):
        return str(value).upper()
    return f'"{value}"' if isinstance(value, str) else f"{value:.6g}"


def _shown(result: object) -> str:
    """Return a result as cells show it; rows of a spill stand one after the other."""
    if isinstance(result, tuple):
        return " / ".join(", ".join(_cell(one) for one in row) for row in result)
    return str(result) if isinstance(result, CellError) else _cell(result)


def _setting_value(setting: Setting) -> str:
    if isinstance(setting.default, bool):
        return str(setting.default).upper()
    return setting.default if isinstance(setting.default, str) else f"{setting.default:,.12g}"


def _table(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [header, tuple("---" for _ in header), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


if __name__ == "__main__":
    sys.exit(main())
