"""Two thousand harmed packages: each ends in success or in a typed error, and the file is as it was."""

import subprocess
import sys
from pathlib import Path

import pytest
from fuzz_bases import COLUMNS, bare_book, kam_sheets, team_book
from fuzz_case import Bases
from fuzzing import run

from kamxl.package import graft, open_package, remove

CASES = 2000
SECONDS = 60


@pytest.fixture(scope="session")
def bases(tmp_path_factory: pytest.TempPathFactory) -> Bases:
    """Give the workbooks to harm: a team's, the same with our sheets in it, and two very plain ones."""
    team = team_book()
    scratch = kam_sheets(team, tmp_path_factory.mktemp("scored"))
    package = open_package(team)
    graft(package, scratch, COLUMNS)
    books = {"team": team, "grafted": package.to_bytes(), "bare": bare_book(), "prefixed": bare_book("x")}
    return Bases(books=books, scratch=scratch, seed="kamxl")


@pytest.mark.slow
def test_two_thousand_harmed_packages_end_in_success_or_a_typed_error(bases: Bases, tmp_path: Path) -> None:
    ends = run(bases, range(CASES))
    assert ends.findings == []
    assert min(ends.ends["writing: success"], ends.ends["reading: success"]) > CASES / 20
    for death in ends.died:
        path = tmp_path / f"{death.number}.xlsx"
        path.write_bytes(bases.case(death.number))
        command = [sys.executable, "-m", "kamxl", "check", str(path)]
        said = subprocess.run(command, capture_output=True, timeout=SECONDS, text=True, check=False)
        assert said.returncode >= 0, f"{death}: {said.returncode}"
        assert "Traceback" not in said.stderr, f"{death}: {said.stderr}"


def test_the_same_number_gives_the_same_harm(bases: Bases) -> None:
    assert [bases.case(number) for number in range(20)] == [bases.case(number) for number in range(20)]


def test_bases_that_nobody_harmed_are_written_into(bases: Bases) -> None:
    for name, book in bases.books.items():
        package = open_package(book)
        graft(package, bases.scratch)
        assert remove(package), name
