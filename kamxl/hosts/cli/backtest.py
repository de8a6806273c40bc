"""`kamxl backtest`: the verdicts tested on the book's own past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamxl.hosts.cli import options as common
from kamxl.hosts.cli.exit_codes import code_of
from kamxl.hosts.cli.refusal import print_json

if TYPE_CHECKING:
    import argparse

NAME = "backtest"
SUMMARY = "Test the verdicts on the book's own past."


def options(command: argparse.ArgumentParser) -> None:
    """Add the options to its parser."""
    common.books(command)
    common.output(command, "the workbook goes", "NAME.kam-backtest.xlsx beside the first input")
    common.when(command)
    common.language(command)
    common.force(command)
    common.json(command)


def run(arguments: argparse.Namespace) -> int:
    """Test the verdicts, write the figures, and show them."""
    from kamxl.workflows.backtest import backtest, document, write_backtest

    scored = common.scored(arguments)
    output = common.free_place(arguments, ".kam-backtest.xlsx")
    result = backtest(scored.book, review=scored.review, settings=scored.settings)
    write_backtest(result, output, language=arguments.lang or scored.book.language)
    if arguments.json:
        print_json(document(result) | {"outputs": [str(output)]})
    else:
        from kamxl.hosts.cli.show.insight import show_backtest

        show_backtest(result, output, common.words(arguments, scored.book))
    return code_of(scored.book)
