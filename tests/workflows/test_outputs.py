from pathlib import Path

import pytest

from kamxl.domain.errors import KamxlError, OutputExistsError
from kamxl.workflows.outputs import beside, refuse_existing, write_whole


def test_the_default_place_is_beside_the_first_input() -> None:
    assert beside(Path("team/客户.xlsx"), ".kam.xlsx") == Path("team/客户.kam.xlsx")


def test_an_existing_output_is_refused_without_force(tmp_path: Path) -> None:
    there = tmp_path / "out.xlsx"
    there.write_text("old")
    with pytest.raises(OutputExistsError, match="--force"):
        refuse_existing([tmp_path / "new.xlsx", there], [], force=False)
    refuse_existing([there], [], force=True)


def test_an_input_is_never_an_output_even_with_force(tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    book.write_text("data")
    with pytest.raises(OutputExistsError, match="input file"):
        refuse_existing([tmp_path / "." / "book.xlsx"], [book], force=True)


def test_a_folder_cannot_be_a_workbook(tmp_path: Path) -> None:
    with pytest.raises(OutputExistsError, match="folder"):
        refuse_existing([tmp_path], [], force=True)


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    output = tmp_path / "out.xlsx"
    output.write_text("old")

    def fail(path: Path) -> None:
        path.write_text("half")
        raise OSError(28, "No space left on device")

    with pytest.raises(KamxlError, match="no room"):
        write_whole(output, fail)
    assert [path.name for path in tmp_path.iterdir()] == ["out.xlsx"]
    assert output.read_text() == "old"


def test_missing_folders_are_made(tmp_path: Path) -> None:
    written = write_whole(tmp_path / "a" / "b" / "out.txt", lambda path: path.write_text("new") and None)
    assert written.read_text() == "new"
