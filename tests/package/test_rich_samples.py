"""The sample workbooks, enriched: scores go in and out again, and LibreOffice computes what was stored."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import rich_samples
from office import Office
from rich_office import converted
from rich_runs import differing, score
from untouched import untouched
from untouched_contents import Contents
from untouched_faults import faults

SPLIT = rich_samples.WORKBOOKS / "split_book"
# The workbook, its account list, and the other files of the same book.
SAMPLES: dict[str, tuple[Callable[[], bytes], str, tuple[Path, ...]]] = {
    "telecom": (rich_samples.telecom, "客户清单", ()),
    "industrial": (rich_samples.industrial, "Accounts", ()),
    "split": (rich_samples.split_accounts, "客户档案", (SPLIT / "sales.csv", SPLIT / "visits.xlsx")),
}


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_scored_in_place_and_comes_back_whole(name: str, office: Office, tmp_path: Path) -> None:
    make, _, others = SAMPLES[name]
    before = make()
    assert list(faults(Contents.read(before))) == []
    book = tmp_path / f"{name}.xlsx"
    book.write_bytes(before)
    files = [book, *(Path(shutil.copy(other, tmp_path)) for other in others)]

    score(*map(str, files), "--into", str(book), "--in-place")
    untouched(before, book.read_bytes())
    [computed] = converted(office, [book], "xlsx")
    assert differing(book, computed) == []

    score(str(book), "--remove", "--in-place")
    assert Contents.read(book.read_bytes()).parts == Contents.read(before).parts
