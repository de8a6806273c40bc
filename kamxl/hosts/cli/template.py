"""`kamxl template`: an empty sheet, or a whole empty book, to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kamxl.hosts.cli import options as common
from kamxl.hosts.cli.exit_codes import FINE
from kamxl.hosts.cli.refusal import print_json
from kamxl.locale import translator

if TYPE_CHECKING:
    import argparse

NAME = "template"
SUMMARY = "Write an empty sheet to fill in, whose headers kamxl recognises."


def options(command: argparse.ArgumentParser) -> None:
    """Add the options to its parser."""
    command.add_argument(
        "name", nargs="?", metavar="NAME", help="Which template; without a name they are listed."
    )
    common.output(command, "the template goes", "kam-NAME.xlsx here")
    common.force(command)
    common.language(command, default="that of this computer")
    common.json(command)


def run(arguments: argparse.Namespace) -> int:
    """Write the template, or list them all."""
    from kamxl.hosts.live.language import language_here

    language = arguments.lang or language_here()
    if arguments.name is None:
        return _list(arguments, language)
    return _write(arguments, language)


def _list(arguments: argparse.Namespace, language: str) -> int:
    from kamxl.hosts.cli.show.terminal import Terminal
    from kamxl.workflows.template import listed

    if arguments.json:
        print_json({"templates": [{"name": name, "about": str(about)} for name, about in listed()]})
        return FINE
    terminal = Terminal(translator(language))
    for name, about in listed():
        terminal.line(f"{name:<15} {about.in_words(terminal.t)}")
    return FINE


def _write(arguments: argparse.Namespace, language: str) -> int:
    from kamxl.hosts.cli.show.terminal import Terminal
    from kamxl.workflows.outputs import refuse_existing, refuse_links
    from kamxl.workflows.template import template_named, write_template_file

    template = template_named(arguments.name)
    output: Path = arguments.output or Path(f"kam-{template.name}.xlsx")
    if arguments.output is None:
        refuse_links([output])
    refuse_existing([output], (), force=arguments.force)
    written = write_template_file(template, output, language=language)
    if arguments.json:
        print_json({"outputs": [str(written)]})
    else:
        Terminal(translator(language)).written([written])
    return FINE
