"""`kamxl doctor`: what keeps the add-in from working, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamxl.hosts.cli import options as common
from kamxl.hosts.cli.refusal import words_for

if TYPE_CHECKING:
    import argparse

NAME = "doctor"
SUMMARY = "Say what keeps the add-in from working, and what to do."


def options(command: argparse.ArgumentParser) -> None:
    """Add the options to its parser."""
    common.language(command)
    common.json(command)


def run(arguments: argparse.Namespace) -> int:
    """Ask every check."""
    from kamxl.hosts.doctor.run import run as ask_all

    return ask_all(words_for(arguments), as_json=arguments.json)
