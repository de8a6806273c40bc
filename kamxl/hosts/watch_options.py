"""The options of `kamxl watch`; imported for `--help`, so nothing heavy."""

import argparse

from kamxl.hosts.batch_options import add_work


def add_options(command: argparse.ArgumentParser) -> None:
    """Add what watching needs to the options that other commands have too."""
    command.add_argument("sources", nargs="+", metavar="FOLDER", help="The folders to watch.")
    add_work(command)
    command.add_argument(
        "--settle",
        type=seconds,
        default=2.0,
        metavar="SECONDS",
        help="How long nothing must have changed before the books are read (default: 2).",
    )
    command.add_argument(
        "--poll",
        action="store_true",
        help="Look at every file again and again, for network folders that do not tell of changes.",
    )
    command.set_defaults(resume=False, changed_only=True, verify=False, force=False)


def seconds(written: str) -> float:
    """Read a number of seconds, an hour at most."""
    number = float(written)
    if not 0 < number <= 3600:
        raise ValueError(written)
    return number
