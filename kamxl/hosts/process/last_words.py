"""The outermost catch: whatever ends a command ends in one sentence and the exit code 2."""

import sys
from argparse import Namespace
from contextlib import suppress

from kamxl.domain.errors import KamxlError
from kamxl.hosts.cli.exit_codes import COULD_NOT
from kamxl.hosts.cli.not_ours import is_no_room, not_ours
from kamxl.hosts.cli.own_fault import own_fault
from kamxl.hosts.cli.speech import say_no_more, speak_utf8
from kamxl.hosts.process.bad_end import BadEnd, sentence


def to_the_end() -> int:
    """Do the command of this process and write out all it has to say, unless nobody reads on."""
    from kamxl.hosts.cli.main import main

    try:
        code = main()
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        say_no_more()
        return COULD_NOT
    return code


def understood(error: BaseException) -> BadEnd | KamxlError:
    """Return what is to be said of an error that ends the command; a fault of kamxl goes into the log.

    What it held should be let go before that is said: the memory may be used up.
    """
    if is_no_room(error):
        return BadEnd.MEMORY
    if isinstance(error, KeyboardInterrupt):
        return BadEnd.STOPPED
    # What a Rust library raises when it breaks down is no Exception and belongs to no module.
    if type(error).__name__ == "PanicException":
        return BadEnd.BROKEN
    return not_ours(error) if isinstance(error, ImportError | OSError) else own_fault(error)


def told(end: BadEnd | KamxlError) -> int:
    """Say how the command of this process ended, as every refusal is said, and return the exit code."""
    from kamxl.hosts.cli.refusal import print_json, refuse

    if sys.stdout is not None:
        try:
            sys.stdout.flush()
        except OSError:
            say_no_more()
    speak_utf8()
    arguments = _given()
    if isinstance(end, BadEnd):
        names = tuple(path.name for path in getattr(arguments, "books", ())) or (arguments.command,)
        end = KamxlError(sentence(end, names))
    try:
        refuse(arguments, end)
    except Exception:  # noqa: BLE001 - when even that fails, the sentence in English
        with suppress(Exception):
            print(f"kamxl: {end}", file=sys.stderr)  # noqa: T201
            if getattr(arguments, "json", False):
                print_json({"error": str(end)})
    return COULD_NOT


def _given() -> Namespace:
    """Return what the command was given, also where its options cannot be read any more."""
    given = sys.argv[1:]
    try:
        from kamxl.hosts.cli.parser import build_parser

        return build_parser().parse_args(given)
    except (Exception, SystemExit, KeyboardInterrupt):  # noqa: BLE001 - the fault may lie there, and this is the last catch
        return Namespace(command=" ".join(given[:1]) or "kamxl", json="--json" in given)
