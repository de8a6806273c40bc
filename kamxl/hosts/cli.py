"""The command line: `kamxl check | score | report | functions | demo`."""

from __future__ import annotations

import gc
import json
import sys
from typing import TYPE_CHECKING, Any

from kamxl.domain.errors import KamxlError
from kamxl.hosts.parser import build_parser

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

FINE, LOOK, COULD_NOT = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 fine, 1 problems to look at, 2 could not do it."""
    _speak_utf8()
    arguments = build_parser().parse_args(argv)
    try:
        return _COMMANDS[arguments.command](arguments)
    except KamxlError as error:
        return _refuse(arguments, str(error))
    except KeyboardInterrupt:
        return _refuse(arguments, "Stopped. Books that were complete stay; nothing half written is left.")
    except BrokenPipeError:
        return COULD_NOT


def run() -> None:
    """Be the `kamxl` command: one short process that ends with the exit code."""
    # A command makes many small values and few cycles: looking for cycles costs a third of the judging.
    gc.disable()
    sys.exit(main())


def _refuse(arguments: argparse.Namespace, sentence: str) -> int:
    if getattr(arguments, "json", False):
        _print_json({"error": sentence})
    print(f"kamxl: {sentence}", file=sys.stderr)  # noqa: T201
    return COULD_NOT


def _check(arguments: argparse.Namespace) -> int:
    from kamxl.hosts.show import show_book
    from kamxl.sheets import read_book
    from kamxl.workflows.check import checked, problems_of

    book = read_book(arguments.books, settings_file=arguments.settings)
    problems = problems_of(book)
    if arguments.json:
        _print_json(checked(book, problems))
    else:
        show_book(book, problems)
    return _code(problems)


def _score(arguments: argparse.Namespace) -> int:
    from kamxl.hosts.show import show_review
    from kamxl.workflows.document import document
    from kamxl.workflows.kam_workbook import write_scored
    from kamxl.workflows.outputs import beside, refuse_existing

    output = arguments.output or beside(arguments.books[0], ".kam.xlsx")
    refuse_existing([output], arguments.books, force=arguments.force)
    scored = _scored(arguments)
    write_scored(scored, output, language=arguments.lang or scored.book.language)
    if arguments.json:
        _print_json(document(scored) | {"outputs": [str(output)]})
    else:
        show_review(scored, [output])
    return _code(scored.problems)


def _report(arguments: argparse.Namespace) -> int:
    from kamxl.hosts.show import progress, show_review
    from kamxl.workflows.document import document
    from kamxl.workflows.outputs import beside
    from kamxl.workflows.report import plan, report

    folder = arguments.output or beside(arguments.books[0], ".kam-reports")
    scored = _scored(arguments)
    books = plan(scored, folder, arguments.account)
    language = arguments.lang or scored.book.language
    written = report(scored, books, language=language, force=arguments.force)
    if arguments.json:
        _print_json(document(scored) | {"outputs": [str(path) for path in written]})
    else:
        outputs = list(progress(written, len(books)))
        show_review(scored, outputs)
    return _code(scored.problems)


def _functions(arguments: argparse.Namespace) -> int:
    from kamxl.hosts.catalogue import described, find
    from kamxl.hosts.show import show_functions

    functions = find(arguments.name)
    if arguments.json:
        _print_json([described(function) for function in functions])
    else:
        show_functions(functions, in_full=arguments.name is not None)
    return FINE


def _demo(arguments: argparse.Namespace) -> int:
    from kamxl.hosts.demo import run_demo

    run_demo(arguments.output, arguments.lang)
    return FINE


def _scored(arguments: argparse.Namespace) -> Any:
    from kamxl.workflows.score import score

    return score(
        arguments.books,
        as_of=arguments.as_of,
        quarter=arguments.quarter,
        settings_file=arguments.settings,
    )


def _code(problems: Sequence[Any]) -> int:
    from kamxl.domain.problem import Severity

    return LOOK if any(problem.severity is not Severity.NOTE for problem in problems) else FINE


def _print_json(content: object) -> None:
    print(json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False))  # noqa: T201


def _speak_utf8() -> None:
    """Chinese names must reach a Windows console or a file whatever its code page."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


_COMMANDS = {
    "check": _check,
    "score": _score,
    "report": _report,
    "functions": _functions,
    "demo": _demo,
}
