"""Empty workbooks for a team to fill in, by name."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import Message, say
from kamxl.locale import translator
from kamxl.reports.templates.catalogue import BY_NAME, TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Container
    from pathlib import Path

    from kamxl.reports.templates.catalogue import Template


def listed() -> tuple[tuple[str, Message], ...]:
    """Return the name of each template and what it is for, in a sentence."""
    return tuple((one.name, say(one.about)) for one in TEMPLATES)


def template_named(name: str) -> Template:
    """Return the template with a name.

    Raises:
        KamxlError: There is none.
    """
    found = BY_NAME.get(name.strip().casefold())
    if found is None:
        raise KamxlError(
            say(
                "There is no template '{name}'. There are: {names}. Nothing was written.",
                name=name,
                names=tuple(BY_NAME),
            )
        )
    return found


def new_book_place(folder: Path, language: str, taken: Container[str] = ()) -> Path:
    """Return where a new empty book goes: a name in a folder that no file has, nor any open workbook.

    Args:
        folder: The folder.
        language: The language of the name.
        taken: Names of open workbooks, in small letters; no two may be alike.
    """
    stem = translator(language)("Key-account workbook")
    names = (f"{stem}{'' if number == 1 else f' ({number})'}.xlsx" for number in count(1))
    return next(
        folder / name for name in names if name.casefold() not in taken and not (folder / name).exists()
    )


def write_template_file(template: Template, output: Path, *, language: str) -> Path:
    """Write a template, and return where.

    Raises:
        KamxlError: The file cannot be written.
    """
    from kamxl.reports.templates.workbook import write_template
    from kamxl.workflows.outputs import write_whole

    return write_whole(output, lambda path: write_template(path, template, language=language))
