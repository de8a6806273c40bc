"""`kamxl demo`: the whole way once, on a sample team's workbook."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console


def run_demo(folder: Path | None, language: str | None) -> None:
    """Score and report the sample workbook, and say where the results lie.

    Results of an earlier demo in the folder are replaced.
    """
    from kamxl.hosts.show import progress, show_review
    from kamxl.workflows.demo import sample_book
    from kamxl.workflows.kam_workbook import write_scored
    from kamxl.workflows.report import plan, report
    from kamxl.workflows.score import score

    target = (folder or Path("kamxl-demo")).resolve()
    sample = sample_book()
    scored = score([sample], quarter="2026Q3")
    chosen = language or scored.book.language
    workbook = write_scored(scored, target / f"{sample.stem}.kam.xlsx", language=chosen)
    books = plan(scored, target / "reports", [])
    outputs = list(progress(report(scored, books, language=chosen, force=True), len(books)))
    show_review(scored, [])
    console = Console()
    for label, path in (
        ("Sample workbook", sample),
        ("Scored workbook", workbook),
        ("Quarterly books", outputs[0].parent),
    ):
        console.print(f"{label}: {path}", markup=False, highlight=False, soft_wrap=True)
    console.print(f"{len(outputs)} books; open the portfolio first.", markup=False)
