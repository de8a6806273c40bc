"""The compound file: read back by olefile strictly, its directory tree checked node by node."""

import random
import struct
from dataclasses import dataclass
from io import BytesIO

import olefile
import pytest

from kamxl.hosts.excel.xlam.cfb import compound_file

NONE = 0xFFFFFFFF
SIZES = (0, 1, 63, 64, 65, 511, 512, 513, 4095, 4096, 4097, 70_000)


def read(content: bytes) -> dict[str, bytes]:
    with olefile.OleFileIO(BytesIO(content), raise_defects=olefile.DEFECT_UNSURE) as opened:
        return {"/".join(path): opened.openstream(path).read() for path in opened.listdir()}


def noise(size: int) -> bytes:
    return random.Random(size).randbytes(size)  # noqa: S311 - the same noise every time


def some_streams(dice: random.Random) -> dict[str, bytes]:
    streams = {}
    for number in range(dice.randrange(1, 9)):
        name = "".join(dice.choices("abcXYZ_019", k=dice.randrange(1, 12))) + str(number)
        size = dice.choice(SIZES) if dice.random() < 0.03 else dice.randrange(200)
        streams[dice.choice(("", "VBA/", "VBA/deep/")) + name] = dice.randbytes(size)
    return streams


@pytest.mark.parametrize("size", SIZES)
def test_a_stream_of_any_length_is_read_back(size: int) -> None:
    content = noise(size)
    assert read(compound_file({"one": content, "VBA/two": content})) == {"one": content, "VBA/two": content}


@pytest.mark.slow
def test_olefile_reads_ten_thousand_random_files_back() -> None:
    dice = random.Random(20260930)  # noqa: S311
    for _ in range(10_000):
        streams = some_streams(dice)
        assert read(compound_file(streams)) == streams


def test_many_sectors_need_many_sectors_of_allocation() -> None:
    big = noise(3_000_000)
    assert read(compound_file({"big": big, "small": b"x"})) == {"big": big, "small": b"x"}


def test_the_order_in_which_streams_are_given_is_of_no_importance() -> None:
    streams = {"PROJECT": b"p", "VBA/dir": b"d", "VBA/Module": b"m" * 5000, "PROJECTwm": b"w"}
    assert compound_file(streams) == compound_file(dict(reversed(streams.items())))


def test_a_file_has_no_times_and_no_class_ids() -> None:
    with olefile.OleFileIO(BytesIO(compound_file({"VBA/dir": b"d"}))) as opened:
        entries = [entry for entry in opened.direntries if entry is not None]
        assert {(entry.createTime, entry.modifyTime, entry.clsid) for entry in entries} == {(0, 0, "")}


@pytest.mark.parametrize(
    ("streams", "why"),
    [
        ({"": b""}, "cannot be a name"),
        ({"VBA//dir": b""}, "cannot be a name"),
        ({"a" * 32: b""}, "cannot be a name"),
        ({"a:b": b""}, "cannot be a name"),
        ({"客户": b""}, "cannot be a name"),
        ({"dir": b"", "DIR": b""}, "twice"),
        ({"VBA/dir": b"", "VBA": b""}, "twice"),
        ({"VBA": b"", "VBA/dir": b""}, "cannot hold"),
        ({"big": bytes(8_000_000)}, "More than"),
    ],
)
def test_what_a_compound_file_cannot_hold_is_refused(streams: dict[str, bytes], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        compound_file(streams)


@dataclass(frozen=True)
class Entry:
    name: str
    red: bool
    left: int
    right: int
    child: int

    @property
    def order(self) -> tuple[int, str]:
        return len(self.name), self.name.upper()


def directory(content: bytes) -> list[Entry]:
    """Read the directory with nothing but the specification: 128 bytes an entry, along its chain."""
    (start,) = struct.unpack_from("<I", content, 48)
    fat_sectors = [one for one in struct.unpack_from("<109I", content, 76) if one != NONE]
    chain = [value for one in fat_sectors for value in struct.unpack_from("<128I", content, 512 + one * 512)]
    entries = []
    while start < 0xFFFFFFFA:
        for place in range(512 + start * 512, 1024 + start * 512, 128):
            name, length, _, color, left, right, child = struct.unpack_from("<64sHBB3I", content, place)
            entries.append(
                Entry(name[: max(length - 2, 0)].decode("utf-16-le"), color == 0, left, right, child)
            )
        start = chain[start]
    return entries


def black_height(entries: list[Entry], number: int, names: list[tuple[int, str]]) -> int:
    """Walk a tree in order, asserting that it is a red-black tree, and return its black height."""
    if number == NONE:
        return 1
    node = entries[number]
    for below in (node.left, node.right):
        assert not (node.red and below != NONE and entries[below].red)
    left = black_height(entries, node.left, names)
    names.append(node.order)
    assert left == black_height(entries, node.right, names)
    return left + (not node.red)


@pytest.mark.parametrize("count", [*range(1, 34), 63, 64, 100])
def test_each_storage_is_a_sorted_red_black_tree(count: int) -> None:
    names = ["m" * (1 + number % 7) + str(number) for number in range(count)]
    entries = directory(compound_file({f"VBA/{name}": b"x" for name in names}))
    storage = next(entry for entry in entries if entry.name == "VBA")
    found: list[tuple[int, str]] = []
    black_height(entries, storage.child, found)
    assert not entries[storage.child].red
    assert found == sorted((len(name), name.upper()) for name in names)
    assert entries[0].name == "Root Entry"
