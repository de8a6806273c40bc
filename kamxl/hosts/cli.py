"""The command line: `kamxl check | map | score | report | explain | whatif | backtest | batch …`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say
from kamxl.hosts.not_ours import not_ours
from kamxl.hosts.parser import build_parser
from kamxl.hosts.patterns import expanded
from kamxl.hosts.refusal import COULD_NOT, print_json, refuse, words_for
from kamxl.hosts.speech import speak_utf8
from kamxl.locale import Translate, translator

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from kamxl.hosts.show import Terminal
    from kamxl.sheets.book import Book

FINE, LOOK = 0, 1


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 fine, 1 problems to look at, 2 could not do it."""
    speak_utf8()
    arguments = build_parser().parse_args(argv)
    if isinstance(getattr(arguments, "books", None), list):
        arguments.books = expanded(arguments.books)
    from kamxl.hosts.worker import obey

    try:
        obey(getattr(arguments, "settings", None))
        return _COMMANDS[arguments.command](arguments)
    except KamxlError as error:
        return refuse(arguments, error)
    except KeyboardInterrupt:
        stopped = say("Stopped. Books that were complete stay; nothing half written is left.")
        return refuse(arguments, KamxlError(stopped))
    except BrokenPipeError:
        return COULD_NOT
    except (ImportError, OSError) as error:
        return refuse(arguments, not_ours(error))


def _check(arguments: argparse.Namespace) -> int:
    from kamxl.workflows.check import check, checked

    book = check(arguments.books, arguments.settings)
    if arguments.json:
        print_json(checked(book))
    else:
        _terminal(arguments, book).book(book)
    return _code(book)


def _map(arguments: argparse.Namespace) -> int:
    from kamxl.hosts.map_book import run

    outputs, mapped = run(arguments)
    if arguments.json:
        print_json({"outputs": [str(path) for path in outputs], "recognised": mapped.refusal is None})
    else:
        from kamxl.hosts.show import Terminal

        terminal = Terminal(translator(arguments.lang or mapped.language))
        terminal.notes([mapped.refusal] if mapped.refusal else [])
        terminal.written(outputs)
    return LOOK if mapped.refusal else FINE


def _score(arguments: argparse.Namespace) -> int:
    if arguments.remove:
        return _score_removed(arguments)
    if arguments.into or arguments.in_place or arguments.columns is not None or arguments.protected_sheets:
        return _score_into(arguments)
    from kamxl.workflows.document import document
    from kamxl.workflows.kam_workbook import settings_in, write_scored
    from kamxl.workflows.outputs import beside, refuse_existing

    output = arguments.output or beside(arguments.books[0], ".kam.xlsx")
    refuse_existing([output], arguments.books, force=arguments.force)
    arguments.settings = arguments.settings or settings_in(output)
    scored = _scored(arguments)
    language = arguments.lang or scored.book.language
    write_scored(scored, output, language=language, addin_functions=arguments.formulas == "addin")
    if arguments.json:
        print_json(document(scored) | {"outputs": [str(output)]})
    else:
        _terminal(arguments, scored.book).review(scored, [output])
    return _code(scored.book)


def _score_into(arguments: argparse.Namespace) -> int:
    from kamxl.hosts.score import into_workbook
    from kamxl.workflows.document import document

    if not arguments.in_place and arguments.into is None:
        arguments.into = arguments.books[0]
    scored, outputs, remarks = into_workbook(arguments, _scored)
    if arguments.json:
        notes = [str(note) for note in remarks]
        print_json(document(scored) | {"outputs": [str(path) for path in outputs], "remarks": notes})
    else:
        terminal = _terminal(arguments, scored.book)
        terminal.review(scored, outputs)
        terminal.notes(remarks)
    return LOOK if remarks else _code(scored.book)


def _score_removed(arguments: argparse.Namespace) -> int:
    from kamxl.hosts.score import out_of_workbook
    from kamxl.hosts.show import Terminal

    outputs, remarks = out_of_workbook(arguments)
    if arguments.json:
        notes = [str(note) for note in remarks]
        print_json({"outputs": [str(path) for path in outputs], "remarks": notes})
    else:
        terminal = Terminal(words_for(arguments))
        terminal.written(outputs)
        terminal.notes(remarks)
    return LOOK if remarks else FINE


def _report(arguments: argparse.Namespace) -> int:
    from kamxl.hosts.worker import on_time
    from kamxl.workflows.document import document
    from kamxl.workflows.report import own_folder, plan, report

    folder = arguments.output or own_folder(arguments.books[0])
    scored = _scored(arguments)
    books = plan(scored, folder, arguments.account)
    language = arguments.lang or scored.book.language
    written = on_time(report(scored, books, language=language, force=arguments.force))
    if arguments.json:
        print_json(document(scored) | {"outputs": [str(path) for path in written]})
    else:
        terminal = _terminal(arguments, scored.book)
        terminal.review(scored, list(terminal.progress(written, len(books))))
    return _code(scored.book)


def _explain(arguments: argparse.Namespace) -> int:
    from kamxl.hosts.insight import explain

    scored = _scored(arguments)
    return _told(explain(arguments, scored, _book_words(arguments, scored.book)), scored.book)


def _whatif(arguments: argparse.Namespace) -> int:
    from kamxl.hosts.insight import whatif
    from kamxl.workflows.check import check

    arguments.as_of = _day(arguments.as_of)
    book = check(arguments.books, arguments.settings)
    return _told(whatif(arguments, book, _book_words(arguments, book)), book)


def _backtest(arguments: argparse.Namespace) -> int:
    from kamxl.hosts.insight import backtest

    scored = _scored(arguments)
    return _told(backtest(arguments, scored, _book_words(arguments, scored.book)), scored.book)


def _told(content: object, book: Book) -> int:
    if content is not None:
        print_json(content)
    return _code(book)


def _batch(arguments: argparse.Namespace) -> int:
    from kamxl.hosts.batch import run

    return run(arguments, _day(arguments.as_of), words_for(arguments))


def _watch(arguments: argparse.Namespace) -> int:
    from kamxl.hosts.watch import run

    return run(arguments, _day(arguments.as_of), words_for(arguments))


def _functions(arguments: argparse.Namespace) -> int:
    from kamxl.hosts.catalogue import described, find
    from kamxl.hosts.show import show_functions

    functions = find(arguments.name)
    if arguments.json:
        print_json([described(function) for function in functions])
    else:
        show_functions(functions, in_full=arguments.name is not None)
    return FINE


def _demo(arguments: argparse.Namespace) -> int:
    from kamxl.hosts.demo import run_demo

    run_demo(arguments.output, arguments.lang)
    return FINE


def _addin(arguments: argparse.Namespace) -> int:
    from kamxl.hosts.addin import run

    return run(arguments, words_for(arguments))


def _doctor(arguments: argparse.Namespace) -> int:
    from kamxl.hosts.doctor.run import run

    return run(words_for(arguments), as_json=arguments.json)


def _scored(arguments: argparse.Namespace) -> Any:
    from kamxl.workflows.score import score

    return score(
        arguments.books,
        as_of=_day(arguments.as_of),
        quarter=arguments.quarter,
        settings_file=arguments.settings,
    )


def _day(written: str | None) -> date | None:
    try:
        return None if written is None else date.fromisoformat(written)
    except ValueError:
        raise KamxlError(
            say("'{written}' is not a date. Write it like 2026-09-30.", written=written)
        ) from None


def _book_words(arguments: argparse.Namespace, book: Book) -> Translate:
    return translator(arguments.lang or book.language)


def _terminal(arguments: argparse.Namespace, book: Book) -> Terminal:
    from kamxl.hosts.show import Terminal

    return Terminal(translator(arguments.lang or book.language))


def _code(book: Book) -> int:
    from kamxl.domain.problem import Severity

    return LOOK if any(problem.severity is not Severity.NOTE for problem in book.problems) else FINE


_COMMANDS = {
    "check": _check,
    "map": _map,
    "score": _score,
    "report": _report,
    "explain": _explain,
    "whatif": _whatif,
    "backtest": _backtest,
    "batch": _batch,
    "watch": _watch,
    "functions": _functions,
    "demo": _demo,
    "addin": _addin,
    "doctor": _doctor,
}
