"""Where results go, and that all of them are saved the one safe way; bad inputs 32, 74, 75, 77, 81 to 83."""

from pathlib import Path

import pytest
from bad_cases import case, only_case

from kamxl.domain.errors import KamxlError, OutputExistsError
from kamxl.package.refusals import InUseError, LinkedError, NotSavedError, ReadOnlyError
from kamxl.workflows.outputs import beside, refuse_existing, refuse_links, write_whole


def new(path: Path) -> None:
    path.write_text("new")


def test_the_default_place_is_beside_the_first_input() -> None:
    assert beside(Path("team/客户.xlsx"), ".kam.xlsx") == Path("team/客户.kam.xlsx")


@pytest.mark.posix("symbolic links without a right of their own")
@pytest.mark.parametrize(
    "leads_to",
    [
        case(32, "a link to a folder elsewhere", "../elsewhere"),
        case(32, "a link to a folder beside", "other"),
        case(32, "a link to nothing", "../missing"),
    ],
)
def test_a_default_place_that_is_a_link_is_refused(tmp_path: Path, leads_to: str) -> None:
    for folder in ("team/other", "elsewhere"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "team" / "book.kam-reports").symlink_to(leads_to)
    with pytest.raises(OutputExistsError, match="name a place with -o"):
        beside(tmp_path / "team" / "book.xlsx", ".kam-reports")


@only_case(32, "the team's folder is a link itself")
def test_a_default_place_in_a_linked_folder_is_fine(tmp_path: Path) -> None:
    (tmp_path / "real" / "book.kam-reports").mkdir(parents=True)
    (tmp_path / "team").symlink_to("real")
    place = beside(tmp_path / "team" / "book.xlsx", ".kam-reports")
    refuse_links([place / "portfolio 2026Q1.xlsx"])


def test_an_existing_output_is_refused_without_force(tmp_path: Path) -> None:
    there = tmp_path / "out.xlsx"
    there.write_text("old")
    with pytest.raises(OutputExistsError, match="--force"):
        refuse_existing([tmp_path / "new.xlsx", there], [], force=False)
    refuse_existing([there], [], force=True)


@pytest.mark.parametrize("sign", ["~$last.xlsx", ".~lock.last.xlsx#", ".~last.xlsx"])
def test_of_many_outputs_none_is_replaced_when_one_is_open_elsewhere(tmp_path: Path, sign: str) -> None:
    first, last = tmp_path / "first.xlsx", tmp_path / "last.xlsx"
    for path in (first, last):
        path.write_text("old")
    (tmp_path / sign).write_text("")
    with pytest.raises(InUseError, match=r"last\.xlsx is open in"):
        refuse_existing([first, last], [], force=True)
    refuse_existing([first], [], force=True)


LINK = pytest.param("link.xlsx", marks=pytest.mark.posix("symbolic links without a right of their own"))


@pytest.mark.parametrize("name", ["./book.xlsx", LINK, "second.xlsx"])
def test_an_input_is_never_an_output_even_with_force(tmp_path: Path, name: str) -> None:
    book = tmp_path / "book.xlsx"
    book.write_text("data")
    if name == "link.xlsx":
        (tmp_path / name).symlink_to(book)
    (tmp_path / "second.xlsx").hardlink_to(book)
    with pytest.raises(OutputExistsError, match="input file"):
        refuse_existing([tmp_path / name], [book], force=True)


def test_an_input_that_is_missing_is_no_output_either(tmp_path: Path) -> None:
    with pytest.raises(OutputExistsError, match="input file"):
        refuse_existing([tmp_path / "book.xlsx"], [tmp_path / "." / "book.xlsx"], force=True)


def test_only_workbooks_are_written_and_only_into_folders(tmp_path: Path) -> None:
    with pytest.raises(OutputExistsError, match="does not end with"):
        refuse_existing([tmp_path / "out.xls"], [], force=True)
    (tmp_path / "file").touch()
    with pytest.raises(OutputExistsError, match="is a file"):
        refuse_existing([tmp_path / "file" / "out.xlsx"], [], force=True)


def test_a_folder_cannot_be_a_workbook(tmp_path: Path) -> None:
    with pytest.raises(OutputExistsError, match="folder"):
        refuse_existing([tmp_path], [], force=True)


@pytest.mark.posix("names counted in bytes")
@only_case(82, "an output with a name too long")
def test_an_output_with_too_long_a_name_is_refused(tmp_path: Path) -> None:
    output = tmp_path / ("客" * 90 + ".xlsx")
    with pytest.raises(NotSavedError, match="longer than this system allows"):
        refuse_existing([output], [], force=False)
    with pytest.raises(NotSavedError, match="longer than this system allows"):
        write_whole(tmp_path / ("客" * 90) / "out.xlsx", new)


@only_case(77, "full while a report is written")
def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    output = tmp_path / "out.xlsx"
    output.write_text("old")

    def fail(path: Path) -> None:
        path.write_text("half")
        raise OSError(28, "No space left on device")

    with pytest.raises(NotSavedError, match="no room"):
        write_whole(output, fail)
    assert [path.name for path in tmp_path.iterdir()] == ["out.xlsx"]
    assert output.read_text() == "old"


@only_case(77, "full, as a library says it")
def test_what_the_disk_says_comes_out_of_the_error_of_a_library(tmp_path: Path) -> None:
    def fail(error: Exception) -> None:
        raise error

    with pytest.raises(NotSavedError, match="no room"):
        write_whole(
            tmp_path / "out.xlsx", lambda _: fail(LookupError(OSError(28, "No space left on device")))
        )
    for bug in (LookupError("a bug"), LookupError()):
        with pytest.raises(LookupError):
            write_whole(tmp_path / "out.xlsx", lambda _, bug=bug: fail(bug))
    assert not list(tmp_path.iterdir())


def test_missing_folders_are_made(tmp_path: Path) -> None:
    written = write_whole(tmp_path / "a" / "b" / "out.txt", new)
    assert written.read_text() == "new"


def test_a_file_in_place_of_a_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    with pytest.raises(KamxlError, match="could not be written"):
        write_whole(tmp_path / "a" / "b" / "out.xlsx", new)


@pytest.mark.parametrize(
    ("trouble", "refusal"),
    [
        case(74, "an output open in Excel", "open", InUseError),
        case(75, "a read-only output", "read-only", ReadOnlyError),
        case(81, "an output with two names", "hard link", LinkedError),
        case(83, "an output being written", "lock", InUseError),
    ],
)
def test_an_output_is_refused_as_any_file_is(tmp_path: Path, trouble: str, refusal: type[KamxlError]) -> None:
    output = tmp_path / "out.xlsx"
    output.write_text("old")
    if trouble == "open":
        (tmp_path / "~$out.xlsx").touch()
    elif trouble == "read-only":
        output.chmod(0o444)
    elif trouble == "hard link":
        (tmp_path / "second.xlsx").hardlink_to(output)
    else:
        (tmp_path / ".kamxl-out.xlsx.lock").write_text("somebody's")
    with pytest.raises(refusal):
        write_whole(output, new)
    assert output.read_text() == "old"


@pytest.mark.posix("symbolic links without a right of their own")
@only_case(81, "an output that the user named is a link")
def test_a_named_output_that_is_a_link_stays_one(tmp_path: Path) -> None:
    real, link = tmp_path / "real.xlsx", tmp_path / "out.xlsx"
    real.write_text("old")
    link.symlink_to(real)
    assert write_whole(link, new) == link
    assert link.readlink() == real
    assert real.read_text() == "new"
