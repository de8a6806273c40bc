import ast
import inspect
import textwrap
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

import kamxl
from kamxl.sheets.tables.column import columns_of
from kamxl.sheets.tables.declared import TABLES

PACKAGE = Path(kamxl.__file__).parent
COLUMNS = [(table, one) for table in TABLES.values() for one in columns_of(table.row).values()]
READERS = sorted({(one.name, reader) for _, one in COLUMNS for reader in one.read_by})

FRAME_READERS = ("measures", "sheets/frames", "sheets/rows", "sheets/accounts")
"""Only these see the rows of a table."""


@pytest.mark.parametrize("reader", sorted({reader for _, reader in READERS}))
def test_what_columns_name_as_their_reader_speaks_of_them(reader: str) -> None:
    words = _words(_source(reader))
    assert [column for column, one in READERS if one == reader and column not in words] == []


def test_a_column_that_is_kept_and_not_used_is_read_nowhere() -> None:
    """A reader that is new must be declared; else people are told that the column is not used."""
    used = {one.name for _, one in COLUMNS if one.used}
    texts = _read_from_frames()
    assert [f"{table.key}.{one.name}" for table, one in COLUMNS if one.name in texts - used] == []


def test_a_column_of_which_a_reader_of_its_table_speaks_is_used() -> None:
    for table in TABLES.values():
        columns = columns_of(table.row).values()
        for reader in {reader for one in columns for reader in one.read_by}:
            texts = _texts(_source(reader))
            assert [one.name for one in columns if one.name in texts and not one.used] == [], reader


def test_a_reader_that_speaks_of_something_else_is_noticed() -> None:
    assert "revenue_net" not in _words(_source("measures.dossier._need"))
    assert "urgency" in _words(_source("measures.dossier._need"))


def _source(reader: str) -> str:
    """Return the text of a module, or of one function or class in it."""
    place = PACKAGE.joinpath(*reader.split(".")).with_suffix(".py")
    if place.exists():
        return place.read_text(encoding="utf-8")
    module, _, name = reader.rpartition(".")
    return textwrap.dedent(inspect.getsource(getattr(import_module(f"kamxl.{module}"), name)))


def _words(source: str) -> set[str]:
    """Return the texts, the attributes and the names of arguments in a piece of Python."""
    found = set(_texts(source))
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.keyword) and node.arg:
            found.add(node.arg)
    return found


def _texts(source: str) -> set[str]:
    nodes = ast.walk(ast.parse(source))
    return {one.value for one in nodes if isinstance(one, ast.Constant) and isinstance(one.value, str)}


@cache
def _read_from_frames() -> frozenset[str]:
    files = (file for floor in FRAME_READERS for file in (PACKAGE / floor).rglob("*.py"))
    return frozenset(text for file in files for text in _texts(file.read_text(encoding="utf-8")))
