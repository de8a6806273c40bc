"""The command line: `kamxl check | map | score | report | explain | whatif | snapshot | batch …`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say
from kamxl.hosts.cli.exit_codes import COULD_NOT
from kamxl.hosts.cli.named import inputs_named, refuse_names_that_are_no_text
from kamxl.hosts.cli.not_ours import is_no_room, not_ours
from kamxl.hosts.cli.own_fault import own_fault
from kamxl.hosts.cli.parser import COMMANDS, build_parser
from kamxl.hosts.cli.patterns import expanded
from kamxl.hosts.cli.refusal import refuse
from kamxl.hosts.cli.speech import speak_utf8

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 fine, 1 problems to look at, 2 could not do it.

    Whatever goes wrong ends in one sentence and the code 2; only a memory that is used up is raised.
    """
    speak_utf8()
    arguments = build_parser().parse_args(argv)
    try:
        return _done(arguments)
    except KamxlError as error:
        return refuse(arguments, error)
    except KeyboardInterrupt:
        stopped = say("Stopped. Books that were complete stay; nothing half written is left.")
        return refuse(arguments, KamxlError(stopped))
    except BrokenPipeError:
        return COULD_NOT
    except (ImportError, OSError) as error:
        return refuse(arguments, not_ours(error))
    except Exception as error:
        if is_no_room(error):
            raise
        return refuse(arguments, own_fault(error))


def _done(arguments: argparse.Namespace) -> int:
    """Do the command that is named."""
    if isinstance(getattr(arguments, "books", None), list):
        arguments.books = expanded(arguments.books)
    refuse_names_that_are_no_text(arguments)
    from kamxl.hosts.process.limits import obey
    from kamxl.package.saving.rights import as_private_as

    command = next(one for one in COMMANDS if arguments.command == one.NAME)
    obey(getattr(arguments, "settings", None))
    with as_private_as(inputs_named(arguments)):
        return command.run(arguments)
