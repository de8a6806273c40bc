"""What the file of a command holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import argparse


class Command(Protocol):
    """A command: its name, one line about it, its options, and what it does.

    Its file is imported for `--help`, so it imports what is heavy only when it runs.
    """

    NAME: str
    SUMMARY: str

    def options(self, command: argparse.ArgumentParser) -> None:
        """Add the options to its parser."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Do it, and return the exit code.

        Raises:
            KamxlError: It cannot be done; the message is one sentence.
        """
