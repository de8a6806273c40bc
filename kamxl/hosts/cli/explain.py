"""`kamxl explain`: why an account is judged as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamxl.hosts.cli import options as common
from kamxl.hosts.cli.exit_codes import code_of
from kamxl.hosts.cli.refusal import print_json

if TYPE_CHECKING:
    import argparse

NAME = "explain"
SUMMARY = "Say why an account is judged as it is."


def options(command: argparse.ArgumentParser) -> None:
    """Add the options to its parser."""
    common.books(command)
    command.add_argument("account", metavar="ACCOUNT", help="Number or name, or a part only its name has.")
    common.when(command)
    common.language(command)
    common.json(command)


def run(arguments: argparse.Namespace) -> int:
    """Show why, with the cells it comes from."""
    from kamxl.workflows.explain import explain, explained
    from kamxl.workflows.missing import as_values, missing

    scored = common.scored(arguments)
    explanation = explain(scored.review.account(arguments.account))
    lacking = missing(scored.book)
    if arguments.json:
        print_json(explained(explanation) | {"missing": as_values(lacking)})
    else:
        from kamxl.hosts.cli.show.insight import show_explanation

        t = common.words(arguments, scored.book)
        show_explanation(explanation, [one.sentence for one in lacking], t)
    return code_of(scored.book)
