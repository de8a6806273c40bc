"""Cells that no spreadsheet program writes: the file is damaged, and is not read in part."""

import zipfile
from pathlib import Path
from typing import Any

import pytest

from kamxl.domain.errors import UnreadableFileError
from kamxl.sheets import read_book

ROWS = [("Customer", "Date", "Amount"), ("Acorn", "2024-03-04", 5), ("Birk", "2024-03-05", 600)]


def altered(book: Path, old: bytes, new: bytes) -> Path:
    """Write a book again with other bytes in its first sheet."""
    path = book.with_name("altered.xlsx")
    with zipfile.ZipFile(book) as given, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name in given.namelist():
            content = given.read(name)
            if name.endswith("sheet1.xml"):
                assert old in content
                content = content.replace(old, new)
            package.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("old", "new"),
    [(b'<row r="3"', b'<row r="1048577"'), (b't="s"><v>3<', b't="s"><v>-3<')],
    ids=["a row behind the last", "a text before the first"],
)
def test_a_cell_that_cannot_be_is_a_damaged_file(make: Any, old: bytes, new: bytes) -> None:
    path = altered(make({"Sales": ROWS}), old, new)
    with pytest.raises(UnreadableFileError, match=r"altered\.xlsx is damaged and cannot be read"):
        read_book([path])


@pytest.mark.parametrize(
    ("old", "new"),
    [(b'<row r="3"', b'<row r="1048576"'), (b"<v>600</v>", b"<v>-600</v>")],
    ids=["the last row", "a number below zero"],
)
def test_what_may_just_be_is_read(make: Any, old: bytes, new: bytes) -> None:
    book = read_book([altered(make({"Sales": ROWS}), old, new)])
    assert book.counts["transactions"].used == 2
