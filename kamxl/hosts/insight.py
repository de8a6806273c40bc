"""`kamxl explain`, `whatif` and `backtest`: why an account is judged so, what if, and was it true."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import argparse

    from kamxl.locale import Translate
    from kamxl.sheets.book import Book
    from kamxl.workflows.score import Scored


def options_of_explain(command: argparse.ArgumentParser) -> None:
    """Add what only `kamxl explain` takes."""
    command.add_argument("account", metavar="ACCOUNT", help="Number or name, or a part only its name has.")


def options_of_whatif(command: argparse.ArgumentParser) -> None:
    """Add what only `kamxl whatif` takes."""
    command.add_argument(
        "--set",
        dest="tried",
        action="append",
        required=True,
        metavar="SETTING=VALUE",
        help="A setting to try, like health.growth_weight=30; may be given several times.",
    )
    _output(command, "kam-whatif")


def options_of_backtest(command: argparse.ArgumentParser) -> None:
    """Add what only `kamxl backtest` takes."""
    _output(command, "kam-backtest")


def _output(command: argparse.ArgumentParser, ending: str) -> None:
    command.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE.xlsx",
        help=f"Where the workbook goes (default: NAME.{ending}.xlsx beside the first input).",
    )


def explain(arguments: argparse.Namespace, scored: Scored, t: Translate) -> dict[str, Any] | None:
    """Show why an account is judged as it is, or return it as plain values when JSON is wanted."""
    from kamxl.hosts.show_insight import show_explanation
    from kamxl.workflows.explain import explain as explanation_of
    from kamxl.workflows.explain import explained
    from kamxl.workflows.missing import as_values, missing

    explanation = explanation_of(scored.review.account(arguments.account))
    lacking = missing(scored.book)
    if arguments.json:
        return explained(explanation) | {"missing": as_values(lacking)}
    show_explanation(explanation, [one.sentence for one in lacking], t)
    return None


def whatif(arguments: argparse.Namespace, book: Book, t: Translate) -> dict[str, Any] | None:
    """Try other settings, write what would change, and show it or return it as plain values."""
    from kamxl.hosts.show_insight import show_changes
    from kamxl.workflows.whatif import document, parsed, write_whatif
    from kamxl.workflows.whatif import whatif as tried_with

    output = _place(arguments, ".kam-whatif.xlsx")
    result = tried_with(book, parsed(arguments.tried), as_of=arguments.as_of, quarter=arguments.quarter)
    write_whatif(result, output, language=arguments.lang or book.language)
    if arguments.json:
        return document(result) | {"outputs": [str(output)]}
    show_changes(result, output, t)
    return None


def backtest(arguments: argparse.Namespace, scored: Scored, t: Translate) -> dict[str, Any] | None:
    """Test the verdicts on the past, write the figures, and show them or return them as plain values."""
    from kamxl.hosts.show_insight import show_backtest
    from kamxl.workflows.backtest import backtest as tested
    from kamxl.workflows.backtest import document, write_backtest

    output = _place(arguments, ".kam-backtest.xlsx")
    result = tested(scored.book, review=scored.review, settings=scored.settings)
    write_backtest(result, output, language=arguments.lang or scored.book.language)
    if arguments.json:
        return document(result) | {"outputs": [str(output)]}
    show_backtest(result, output, t)
    return None


def _place(arguments: argparse.Namespace, ending: str) -> Path:
    from kamxl.workflows.outputs import beside, refuse_existing

    output: Path = arguments.output or beside(arguments.books[0], ending)
    refuse_existing([output], arguments.books, force=arguments.force)
    return output
