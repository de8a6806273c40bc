"""`kamxl report`: the quarterly books."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamxl.hosts.cli import options as common
from kamxl.hosts.cli.exit_codes import code_of
from kamxl.hosts.cli.refusal import print_json

if TYPE_CHECKING:
    import argparse

    from kamxl.domain.message import Message

NAME = "report"
SUMMARY = "Write the quarterly books: accounts and portfolio."


def options(command: argparse.ArgumentParser) -> None:
    """Add the options to its parser."""
    common.books(command)
    common.history(command)
    common.when(command)
    common.language(command)
    command.add_argument(
        "--account",
        action="append",
        default=[],
        metavar="ID|NAME",
        help="Only this account; may be given several times (default: every account and the portfolio).",
    )
    command.add_argument(
        "--edition",
        choices=("internal", "client"),
        default="internal",
        help="internal: for your team (default). client: for the customer, two pages to talk about and to "
        "sign; nothing of scores, alerts, tiers, attitudes, margins or other accounts is in it.",
    )
    common.output(
        command, "the books go", "the folder NAME.kam-reports beside the first input", metavar="FOLDER"
    )
    common.force(command)
    common.json(command)


def run(arguments: argparse.Namespace) -> int:
    """Write the books of the accounts that are wanted."""
    from kamxl.hosts.process.limits import on_time
    from kamxl.workflows.document import document
    from kamxl.workflows.report import own_folder, plan, report
    from kamxl.workflows.side_by_side import processors

    folder = arguments.output or own_folder(arguments.books[0])
    scored = common.scored(arguments)
    books = plan(scored, folder, arguments.account, client=arguments.edition == "client")
    language = arguments.lang or scored.book.language
    remarks: list[Message] = []
    making = report(
        scored, books, language=language, force=arguments.force, remarks=remarks, jobs=processors()
    )
    written = on_time(making)
    if arguments.json:
        outputs = [str(path) for path in written]
        print_json(document(scored) | {"outputs": outputs, "remarks": [str(one) for one in remarks]})
    else:
        from kamxl.hosts.cli.show.terminal import Terminal

        terminal = Terminal(common.words(arguments, scored.book))
        terminal.review(scored, list(terminal.progress(written, len(books))))
        terminal.notes(remarks)
    return code_of(scored.book)
