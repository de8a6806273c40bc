"""The shape of the project: who may import whom, how long a module may be, and what the docs must name."""

import argparse
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kamxl.hosts.cli.parser import build_parser
from kamxl.rules.every_setting import all_settings

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "kamxl").rglob("*.py"))
DOCS = {path.name: path.read_text("utf-8") for path in sorted((ROOT / "docs").glob("*.md"))}


def commands(parser: argparse.ArgumentParser, name: str) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Give every command with its parser, subcommands included."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for word, below in action.choices.items():
                yield f"{name} {word}", below
                yield from commands(below, f"{name} {word}")


COMMANDS = dict(commands(build_parser(), "kamxl"))
OPTIONS = sorted(
    {
        (name, max(action.option_strings, key=len))
        for name, parser in COMMANDS.items()
        for action in parser._actions
        if action.option_strings and action.help != argparse.SUPPRESS
    }
)


def test_every_floor_imports_only_from_those_below_it() -> None:
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", code, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_is_longer_than_300_lines(module: Path) -> None:
    assert len(module.read_text("utf-8").splitlines()) <= 300


def test_no_module_is_named_for_nothing() -> None:
    nameless = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "data"}
    assert not [path for path in MODULES if path.stem in nameless or path.parent.name in nameless]


@pytest.mark.parametrize("name", [setting.name for setting in all_settings()])
def test_every_setting_is_documented(name: str) -> None:
    assert any(f"`{name}`" in text for text in DOCS.values())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name: str) -> None:
    assert f"## {name}\n" in DOCS["command_line.md"]


@pytest.mark.parametrize(("name", "option"), OPTIONS)
def test_every_option_is_documented_with_its_command(name: str, option: str) -> None:
    section = DOCS["command_line.md"].partition(f"## {name}\n")[2].partition("\n## ")[0]
    common = DOCS["command_line.md"].partition("## Options of every command\n")[2].partition("\n## ")[0]
    assert f"`{option}" in section + common


def test_every_page_of_the_docs_is_on_the_map() -> None:
    assert [name for name in DOCS if name != "index.md" and f"({name})" not in DOCS["index.md"]] == []
