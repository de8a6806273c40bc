"""The command line: `kamxl check | map | score | report | explain | whatif | snapshot | batch …`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say
from kamxl.hosts.cli.exit_codes import COULD_NOT
from kamxl.hosts.cli.parser import COMMANDS, build_parser
from kamxl.hosts.cli.patterns import expanded
from kamxl.hosts.cli.refusal import refuse

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 fine, 1 problems to look at, 2 could not do it."""
    _speak_utf8()
    arguments = build_parser().parse_args(argv)
    if isinstance(getattr(arguments, "books", None), list):
        arguments.books = expanded(arguments.books)
    from kamxl.hosts.process.limits import obey

    command = next(one for one in COMMANDS if arguments.command == one.NAME)
    try:
        obey(getattr(arguments, "settings", None))
        return command.run(arguments)
    except KamxlError as error:
        return refuse(arguments, error)
    except KeyboardInterrupt:
        stopped = say("Stopped. Books that were complete stay; nothing half written is left.")
        return refuse(arguments, KamxlError(stopped))
    except BrokenPipeError:
        return COULD_NOT


def _speak_utf8() -> None:
    """Chinese names must reach a Windows console or a file whatever its code page."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
