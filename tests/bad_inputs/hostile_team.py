"""A small team whose book holds given texts wherever a team can write text, and what kamxl makes of it."""

import io
import json
from collections.abc import Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import xlsxwriter

from kamxl.hosts.cli.main import main

Row = Sequence[Any]

HEADERS: Mapping[str, Row] = {
    "Accounts": ("Account ID", "Account Name", "Industry", "Region", "Owner"),
    "Scores": (
        "Account ID",
        "Strategic Fit",
        "Growth Potential",
        "Synergy",
        "Contribution Score",
        "Scored On",
    ),
    "Sales": ("Account ID", "Order Date", "Product Line", "Revenue"),
    "Contacts": ("Account ID", "Contact Name", "Job Title", "Role", "Phone"),
    "Visits": ("Account ID", "Visit Date", "Level", "Attendees", "Notes", "Next Step"),
    "Needs": ("Account ID", "Need", "Urgency", "Stage"),
    "Actions": ("Account ID", "Action Item", "Owner", "Deadline", "Status"),
    "Issues": ("Account ID", "Issue ID", "Opened", "Description"),
    "Risks": ("Account ID", "Risk Signal", "Risk Date", "Risk Level"),
    "Contracts": ("Account ID", "Contract No.", "Contract Name", "End Date", "Renewal Intent"),
}


def rows(texts: Sequence[str]) -> dict[str, list[list[Any]]]:
    """Return the sheets of a team with one account for each text; the text stands in every free field."""
    sheets: dict[str, list[list[Any]]] = {name: [list(header)] for name, header in HEADERS.items()}
    sheets["Accounts"][0] += texts
    for number, text in enumerate(texts, start=1):
        key = f"K{number:03}"
        sheets["Accounts"].append([key, text, text, text, text, *[text] * len(texts)])
        sheets["Scores"].append([key, 80, 70, 60, 50, "2026-01-05"])
        for month in range(18):
            day = date(2025, 1, 10) + timedelta(days=30 * month)
            sheets["Sales"].append([key, day.isoformat(), text, 100_000 + 1_000 * number + 10 * month])
        sheets["Contacts"].append([key, text, text, "E", text])
        sheets["Visits"].append([key, "2026-05-05", "formal", text, text, text])
        sheets["Needs"].append([key, text, "high", text])
        sheets["Actions"].append([key, text, text, "2026-06-01", "open"])
        sheets["Issues"].append([key, text, "2026-05-02", text])
        sheets["Risks"].append([key, text, "2026-05-03", "yellow"])
        sheets["Contracts"].append([key, text, text, "2026-12-31", "yes"])
    return sheets


def team_book(path: Path, texts: Sequence[str]) -> Path:
    """Write the team's workbook; every text is a string cell, as Excel stores what a person typed."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(path, options) as book:
        for name, lines in rows(texts).items():
            sheet = book.add_worksheet(name)
            for row, line in enumerate(lines):
                for column, cell in enumerate(line):
                    if isinstance(cell, str):
                        sheet.write_string(row, column, cell)
                    else:
                        sheet.write_number(row, column, cell)
    return path


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What the commands made of a book."""

    source: Path
    scored: Path
    books: tuple[Path, ...]
    grafted: tuple[Path, ...]
    """The team's own workbook with the KAM sheets in it; none of a text file."""
    document: Mapping[str, Any]
    said: str

    @property
    def outputs(self) -> tuple[Path, ...]:
        """Every workbook that was written."""
        return (self.scored, *self.books, *self.grafted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> dict[str, Any]:
        """What `--json` printed."""
        document: dict[str, Any] = json.loads(self.out)
        return document


def kamxl(*arguments: object) -> Said:
    """Run a command as a person would, in this process."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main([*map(str, arguments)])
    return Said(code=code, out=out.getvalue(), err=err.getvalue())


def made_of(source: Path, folder: Path) -> Made:
    """Check, score and report a book; each must end well, with or without problems to look at."""
    checked = kamxl("check", source, "--lang", "en")
    scored = kamxl("score", source, "--lang", "en", "-o", folder / "scored.xlsx", "--json")
    reported = kamxl("report", source, "--lang", "en", "-o", folder / "books", "--json")
    assert {checked.code, scored.code, reported.code} <= {0, 1}
    grafted = (folder / "grafted.xlsx",) if source.suffix == ".xlsx" else ()
    for path in grafted:
        assert kamxl("score", source, "--into", source, "-o", path).code in {0, 1}
    return Made(
        source=source,
        scored=folder / "scored.xlsx",
        books=tuple(map(Path, reported.document["outputs"])),
        grafted=grafted,
        document=scored.document,
        said=checked.out,
    )
