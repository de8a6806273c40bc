"""Packages made to unpack without end, files too large, and the limits a team may set."""

import io
import struct
import zipfile
from pathlib import Path
from typing import Any

import pytest

from kamxl.domain.errors import UnreadableFileError
from kamxl.sheets import limits_in, read_book
from kamxl.sheets.files import bombs
from kamxl.sheets.files.bombs import bomb, lying

MEGA = 1 << 20
ROWS = [("Customer", "Account Manager", "Region"), ("Acme", "Li", "North")]


def added(path: Path, name: str, content: bytes) -> Path:
    """Add a part to a package."""
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, content)
    return path


def claiming(path: Path, name: str, size: int) -> Path:
    """Let a package's list of parts say that a part unpacks to less than it does, checksum and all."""
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as package:
        crc = zipfile.crc32(package.read(name)[:size])
    place = content.rindex(name.encode()) - 46
    assert content[place : place + 4] == b"PK\x01\x02"
    struct.pack_into("<L", content, place + 16, crc)
    struct.pack_into("<L", content, place + 24, size)
    path.write_bytes(content)
    return path


def refused(path: Path, settings_file: Path | None = None) -> str:
    before = path.read_bytes()
    with pytest.raises(UnreadableFileError) as refusal:
        read_book(path, settings_file=settings_file)
    assert path.read_bytes() == before
    return str(refusal.value)


def test_40_a_part_that_unpacks_to_a_thousand_times_its_size_is_refused(make: Any) -> None:
    book = added(make({"Customers": ROWS}), "xl/sharedStrings9.xml", bytes(400 * MEGA))
    assert book.stat().st_size < MEGA
    assert refused(book) == (
        "book.xlsx would unpack to 400 MB, which no honest workbook of its size does. It is not read."
    )


def test_40_many_parts_together_are_refused(make: Any) -> None:
    book = make({"Customers": ROWS})
    with zipfile.ZipFile(book, "a", zipfile.ZIP_DEFLATED) as package:
        for number in range(5):
            package.writestr(f"xl/media/{number}.bin", bytes(8 * MEGA))
    limits = make({"KAM Settings": [("limit_unpacked", "", 30)]}, name="team.xlsx")
    assert "would unpack to 40 MB; allowed: 30 (setting limit_unpacked)" in refused(book, limits)
    assert read_book(book).accounts


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/other.xml"])
def test_40_a_part_that_says_it_is_small_is_not_believed(
    make: Any, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    monkeypatch.setattr(bombs, "SMALL", 1000)
    book = make({"Customers": [*ROWS, *((f"Account {number}", "Li", "") for number in range(500))]})
    if part == "xl/other.xml":
        added(book, part, b"<a/>" * 5000)
    assert refused(claiming(book, part, 900)) == (
        "book.xlsx is damaged and cannot be read. Open it in Excel, save it, and try again."
    )


def test_40_a_sheet_in_a_place_unknown_is_not_believed_either(
    make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kamxl.sheets.files.xlsx_marks import XlsxParts

    monkeypatch.setattr(bombs, "SMALL", 1000)
    book = make({"Customers": [*ROWS, *((f"Account {number}", "Li", "") for number in range(500))]})
    monkeypatch.setattr(XlsxParts, "_find", lambda self, _: self.parts.clear())
    assert read_book(book).accounts
    assert "is damaged" in refused(claiming(book, "xl/worksheets/sheet1.xml", 900))


def test_honest_parts_are_believed_and_broken_ones_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bombs, "SMALL", 0)
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("a.xml", b"<a/>" * 999)
        package.writestr("empty.xml", b"")
    with zipfile.ZipFile(memory) as package:
        assert lying(package, package.infolist()) is None
    broken = bytearray(memory.getvalue())
    broken[40:44] = b"\xff\xff\xff\xff"
    with zipfile.ZipFile(io.BytesIO(broken)) as package:
        assert lying(package, package.infolist()) == "a.xml"


def test_more_parts_than_any_workbook_has_are_refused() -> None:
    from kamxl.settings import LimitSettings

    infos = [zipfile.ZipInfo("a")] * (bombs.MOST_PARTS + 1)
    assert str(bomb(infos, LimitSettings())) == "has 20001 parts, which no honest workbook does"
    assert bomb(infos[1:], LimitSettings()) is None


def test_a_text_file_beyond_its_limit_is_refused_unread(make: Any, tmp_path: Path) -> None:
    endless = tmp_path / "endless.csv"
    with endless.open("wb") as file:
        file.write(b"Customer,Account Manager\nAcme,Li\n")
        file.truncate(2 << 30)
    assert refused_size(endless) == "endless.csv is larger than 512 MB (setting limit_file). It is not read."
    small = make({"KAM Settings": [("limit_file", "", 1)]}, name="team.xlsx")
    large = tmp_path / "large.csv"
    large.write_bytes(b"Customer,Account Manager\n" + b"Acme,Li\n" * 200_000)
    assert "larger than 1 MB" in refused(large, small)


def refused_size(path: Path) -> str:
    with pytest.raises(UnreadableFileError) as refusal:
        read_book(path)
    return str(refusal.value)


def test_limits_come_from_the_settings_workbook_only(make: Any) -> None:
    own = {"Customers": ROWS, "KAM Settings": [("limit_seconds", "", 5), ("healthy_from", "", 80)]}
    book = read_book(make(own))
    assert book.setting_values == {"healthy_from": 80}
    assert [(one.where, one.severity.value) for one in book.problems] == [("KAM Settings!C1", "note")]
    team = make({"KAM Settings": [("limit_seconds", "", 60), ("limit_ratio", "", "much")]}, name="team.xlsx")
    assert limits_in(team).limit_seconds == 60
    assert limits_in(team).limit_ratio == 250
    assert limits_in(None).limit_seconds == 900
    told = read_book(make({"Customers": ROWS}), settings_file=team)
    assert told.setting_values["limit_seconds"] == 60
    (problem,) = told.problems
    assert str(problem) == (
        "team.xlsx:KAM Settings!C2: Setting 'limit_ratio' is much; allowed: 10 to 100000 times. "
        "The default 250 is used."
    )
