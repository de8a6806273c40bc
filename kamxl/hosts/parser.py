"""The commands and their options."""

import argparse
from pathlib import Path

from kamxl.hosts import addin, insight
from kamxl.locale import LANGUAGES
from kamxl.version import __version__


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the `kamxl` command."""
    parser = argparse.ArgumentParser(
        prog="kamxl",
        description="Key-account management inside the spreadsheet a team already uses.",
        epilog="Exit codes: 0 fine, 1 done with problems to look at, 2 could not do it.",
    )
    parser.add_argument("--version", action="version", version=f"kamxl {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _check(commands.add_parser("check", help="Say what was recognised, what was used, and what was not."))
    _map(commands.add_parser("map", help="Write KAM Map, on which you say what each column means."))
    _score(commands.add_parser("score", help="Write a workbook with live tiers, health and alerts."))
    _report(commands.add_parser("report", help="Write the quarterly books: accounts and portfolio."))
    _insight(commands)
    _batch(commands.add_parser("batch", help="Score and report many books in one go."))
    _watch(commands.add_parser("watch", help="Keep the results of a folder up to date as it changes."))
    _functions(commands.add_parser("functions", help="Show the cell functions with their help."))
    _demo(commands.add_parser("demo", help="Score and report a sample workbook."))
    addin.options(commands.add_parser("addin", help="Bring kamxl into a spreadsheet program."))
    doctor = commands.add_parser("doctor", help="Say what keeps the add-in from working, and what to do.")
    _language(doctor)
    _json(doctor)
    return parser


def _check(command: argparse.ArgumentParser) -> None:
    _books(command)
    _language(command)
    _json(command)


def _map(command: argparse.ArgumentParser) -> None:
    _books(command)
    _language(command)
    command.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE.xlsx",
        help="Where the map goes (default: NAME.kam-map.xlsx beside the first input).",
    )
    _force(command)
    _json(command)


def _score(command: argparse.ArgumentParser) -> None:
    _books(command)
    _when(command)
    _language(command)
    command.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE.xlsx",
        help="Where the workbook goes (default: NAME.kam.xlsx beside the first input).",
    )
    command.add_argument(
        "--formulas",
        choices=("native", "addin"),
        default="native",
        help="Ordinary formulas, or calls of the add-in's functions where it has one (default: native).",
    )
    _into(command)
    _force(command)
    _json(command)


def _into(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--into",
        type=Path,
        metavar="WORKBOOK",
        help="Put the KAM sheets into a copy of this workbook; all else in it stays byte for byte the same.",
    )
    command.add_argument(
        "--in-place",
        action="store_true",
        help="Put them into the workbook itself; a backup is kept beside it.",
    )
    command.add_argument(
        "--columns",
        metavar="KEYS",
        help="Add formula columns to the account list, like tier,health,light.",
    )
    command.add_argument(
        "--protected-sheets",
        action="store_true",
        help="Add the columns although the sheet of the account list is protected.",
    )
    command.add_argument(
        "--remove", action="store_true", help="Take everything of kamxl out of the workbook again."
    )


def _report(command: argparse.ArgumentParser) -> None:
    _books(command)
    _when(command)
    _language(command)
    command.add_argument(
        "--account",
        action="append",
        default=[],
        metavar="ID|NAME",
        help="Only this account; may be given several times (default: every account and the portfolio).",
    )
    command.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FOLDER",
        help="Where the books go (default: the folder NAME.kam-reports beside the first input).",
    )
    _force(command)
    _json(command)


def _insight(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    for name, summary, options in (
        ("explain", "Say why an account is judged as it is.", insight.options_of_explain),
        ("whatif", "Try other settings: who would change, and why.", insight.options_of_whatif),
        ("backtest", "Test the verdicts on the book's own past.", insight.options_of_backtest),
    ):
        command = commands.add_parser(name, help=summary)
        _books(command)
        options(command)
        _when(command)
        _language(command)
        if name != "explain":
            _force(command)
        _json(command)


def _batch(command: argparse.ArgumentParser) -> None:
    from kamxl.hosts.batch_options import add_options

    _when(command)
    _language(command)
    _json(command)
    add_options(command)


def _watch(command: argparse.ArgumentParser) -> None:
    from kamxl.hosts.watch_options import add_options

    _when(command)
    _language(command)
    add_options(command)


def _functions(command: argparse.ArgumentParser) -> None:
    command.add_argument("name", nargs="?", metavar="NAME", help="Only this function, like KAM_TIER.")
    _json(command)


def _demo(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "-o", "--output", type=Path, metavar="FOLDER", help="Where the results go (default: kamxl-demo here)."
    )
    _language(command)


def _books(command: argparse.ArgumentParser) -> None:
    command.add_argument("books", nargs="+", type=Path, metavar="BOOK", help="The files of one book.")
    command.add_argument(
        "--settings", type=Path, metavar="FILE.xlsx", help="A workbook whose KAM Settings or KAM Map is used."
    )


def _when(command: argparse.ArgumentParser) -> None:
    group = command.add_mutually_exclusive_group()
    group.add_argument("--as-of", metavar="DATE", help="Judge as of this day, like 2026-09-30.")
    group.add_argument(
        "--quarter", metavar="QUARTER", help="Judge as of the end of this quarter, like 2026Q3, or last."
    )


def _language(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--lang", choices=LANGUAGES, help="Language of what is written (default: that of the book)."
    )


def _force(command: argparse.ArgumentParser) -> None:
    command.add_argument("--force", action="store_true", help="Replace results that exist already.")


def _json(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--json", action="store_true", help="Print one JSON document on standard output and nothing else."
    )
