"""`kamxl demo`: the whole way once, on a sample team's workbook."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from kamxl.hosts.cli import options as common
from kamxl.hosts.cli.exit_codes import FINE
from kamxl.locale import translator

if TYPE_CHECKING:
    import argparse

NAME = "demo"
SUMMARY = "Score and report a sample workbook."


def options(command: argparse.ArgumentParser) -> None:
    """Add the options to its parser."""
    common.output(command, "the results go", "kamxl-demo here", metavar="FOLDER")
    common.language(command)


def run(arguments: argparse.Namespace) -> int:
    """Do it in a folder."""
    run_demo(arguments.output, arguments.lang)
    return FINE


def run_demo(folder: Path | None, language: str | None) -> None:
    """Score and report the sample workbook, and say where the results lie.

    Results of an earlier demo in the folder are replaced.
    """
    from kamxl.hosts.cli.show.terminal import Terminal
    from kamxl.workflows.demo import sample_book
    from kamxl.workflows.kam_workbook import write_scored
    from kamxl.workflows.report import plan, report
    from kamxl.workflows.score import score

    target = Path(os.path.realpath(folder or "kamxl-demo"))
    sample = sample_book()
    scored = score([sample], quarter="2026Q3")
    chosen = language or scored.book.language
    workbook = write_scored(scored, target / f"{sample.stem}.kam.xlsx", language=chosen)
    books = plan(scored, target / "reports", [])
    # The sample is Chinese; whoever tries the demo may not be, so the terminal speaks English unless asked.
    terminal = Terminal(translator(language or "en"))
    outputs = list(terminal.progress(report(scored, books, language=chosen, force=True), len(books)))
    terminal.review(scored, [])
    t = terminal.t
    terminal.line(t("Sample workbook: {path}").format(path=sample))
    terminal.line(t("Scored workbook: {path}").format(path=workbook))
    terminal.line(t("Quarterly books: {path}").format(path=outputs[0].parent))
    terminal.line(t("{count} books; open the portfolio first.").format(count=len(outputs)))
