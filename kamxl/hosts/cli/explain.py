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
    common.history(command)
    command.add_argument("account", metavar="ACCOUNT", help="Number or name, or a part only its name has.")
    common.when(command)
    common.language(command)
    common.json(command)


def run(arguments: argparse.Namespace) -> int:
    """Show why, with the cells it comes from."""
    from kamxl.workflows.explain import explain, explained
    from kamxl.workflows.missing import as_values, missing
    from kamxl.workflows.remembered import since_last
    from kamxl.workflows.since_document import one_since

    scored = common.scored(arguments)
    explanation = explain(scored.review.account(arguments.account))
    lacking = missing(scored.book)
    since = since_last(scored)
    changed = since.accounts.get(explanation.account.facts.account.id) if since else None
    if arguments.json:
        told = {} if since is None else {"since": one_since(since, changed)}
        print_json(explained(explanation) | told | {"missing": as_values(lacking)})
    else:
        from kamxl.hosts.cli.show.insight import show_explanation
        from kamxl.hosts.cli.show.since import show_account

        t = common.words(arguments, scored.book)
        show_explanation(explanation, [one.sentence for one in lacking], t)
        if since is not None:
            show_account(since, changed, t)
    return code_of(scored.book)
