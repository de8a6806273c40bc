"""Workbooks as targets of `kamxl score --into` and `--in-place`: refused untouched, or harmed in nothing."""

import hashlib
import re
import zipfile
from pathlib import Path

import pytest
from hostile_team import kamxl
from raw_team import team_parts, zipped

from kamxl.package import graft, open_package
from kamxl.package.refusals import RefusalError

MAY_CHANGE = re.compile(
    r"xl/workbook\.xml|xl/_rels/workbook\.xml\.rels|\[Content_Types\]\.xml|xl/styles\.xml|xl/calcChain\.xml"
)
"""The parts that a graft without columns may change."""


def source_in(folder: Path) -> Path:
    """Make the sound book whose scores are put into the others."""
    folder.mkdir(parents=True)
    return zipped(folder / "source.xlsx", team_parts())


def scratch_of(source: Path) -> bytes:
    """Return the KAM sheets of a book, as a workbook of their own."""
    made = source.with_name("scratch.xlsx")
    assert kamxl("score", source, "-o", made).code in {0, 1}
    return made.read_bytes()


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def refused(path: Path, source: Path, *options: str) -> str:
    """Make sure that a workbook is refused in one sentence and left as it was; return the sentence."""
    before, listed = digest(path), sorted(path.parent.iterdir())
    said = kamxl("score", source, "--into", path, *options)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"kamxl: {path.name}: ")
    assert len(said.err.splitlines()) == 1
    said_in_place = kamxl("score", path, "--in-place", *options)
    assert said_in_place.code == 2
    assert digest(path) == before
    assert sorted(path.parent.iterdir()) == listed
    return said.err


def refused_as(path: Path, scratch: bytes) -> type[RefusalError]:
    """Return the class of the error that a graft ends in."""
    with pytest.raises(RefusalError) as caught:
        graft(open_package(path), scratch)
    return type(caught.value)


def grafted(path: Path, source: Path, *options: str) -> Path:
    """Put scores into a copy of a workbook and make sure that nothing else in it changed."""
    before = digest(path)
    output = path.with_name("out" + path.suffix)
    said = kamxl("score", source, "--into", path, "-o", output, *options)
    assert said.code in {0, 1}, said.err
    assert digest(path) == before
    assert sorted(path.parent.iterdir()) == sorted([path, output])
    changed = {name for name in differing(path, output) if not MAY_CHANGE.fullmatch(plain(name))}
    assert changed == set(), changed
    return output


def differing(one: Path, other: Path) -> set[str]:
    """Name the parts of one package that are missing in another or differ there."""
    with zipfile.ZipFile(one) as old, zipfile.ZipFile(other) as new:
        there = set(new.namelist())
        return {name for name in old.namelist() if name not in there or old.read(name) != new.read(name)}


def taken_out(output: Path, original: Path) -> None:
    """Take the scores out again; every part of the original must be back, in its order."""
    back = output.with_name("back" + output.suffix)
    assert kamxl("score", output, "--remove", "-o", back).code == 0
    with zipfile.ZipFile(original) as old, zipfile.ZipFile(back) as new:
        assert new.namelist() == old.namelist()
    assert differing(original, back) == set()


def plain(name: str) -> str:
    """Return the name of a part with forward slashes."""
    return name.replace("\\", "/").lstrip("/")
