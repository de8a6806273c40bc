"""The command line: `kamxl check | map | score | report | explain | whatif | snapshot | batch …`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say
from kamxl.hosts.cli.exit_codes import COULD_NOT
from kamxl.hosts.cli.not_ours import not_ours
from kamxl.hosts.cli.parser import COMMANDS, build_parser
from kamxl.hosts.cli.patterns import expanded
from kamxl.hosts.cli.refusal import refuse
from kamxl.hosts.cli.speech import speak_utf8

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 fine, 1 problems to look at, 2 could not do it."""
    speak_utf8()
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
    except (ImportError, OSError) as error:
        return refuse(arguments, not_ours(error))
