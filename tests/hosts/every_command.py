"""A command line of each command that its parser takes."""

from kamxl.hosts.cli.command import Command
from kamxl.hosts.cli.parser import COMMANDS, build_parser

_GIVEN = {
    "addin": ["build"],
    "demo": [],
    "doctor": [],
    "explain": ["book.xlsx", "C-1001"],
    "functions": [],
    "template": ["book"],
    "whatif": ["book.xlsx", "--set", "growth_weight=30"],
}


def command_line(command: Command) -> list[str]:
    """Return what is given to kamxl."""
    return [command.NAME, *_GIVEN.get(command.NAME, ["book.xlsx"])]


def command_lines() -> dict[str, list[str]]:
    """Return what is given for every command, also with --json where it has that, by a name for each."""
    lines = {one.NAME: command_line(one) for one in COMMANDS}
    parser = build_parser()
    with_json = {
        f"{name} --json": [*line, "--json"]
        for name, line in lines.items()
        if hasattr(parser.parse_args(line), "json")
    }
    return lines | with_json
