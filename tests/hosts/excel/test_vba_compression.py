"""The compression of macro source: the specification's examples, our own way back, and oletools'."""

import random

import pytest
from independent_reader import decompressed

from kamxl.hosts.excel.xlam.vba_compression import CHUNK, compress, decompress

# MS-OVBA 3.2: nothing to save, the usual case, and as much as can be saved.
EXAMPLES = {
    b"abcdefghijklmnopqrstuv.": "0119b000616263646566676800696a6b6c6d6e6f70007172737475762e",
    b"#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa": (
        "012fb000236161616263646582660070616768696a013808616b6c00306d6e6f7006710270041072737475761077"
        "78797a003c"
    ),
    b"a" * 73: "0103b002614500",
}
ALPHABETS = (b"ab", b"Public Function\r\n ", bytes(range(256)))


def noise(size: int) -> bytes:
    return random.Random(size).randbytes(size)  # noqa: S311 - the same noise every time


@pytest.mark.parametrize("content", EXAMPLES, ids=["nothing", "usual", "most"])
def test_the_examples_of_the_specification_are_read(content: bytes) -> None:
    assert decompress(bytes.fromhex(EXAMPLES[content])) == content


@pytest.mark.parametrize("content", EXAMPLES, ids=["nothing", "usual", "most"])
def test_ours_is_never_longer_than_the_example_of_the_specification(content: bytes) -> None:
    assert len(compress(content)) <= len(bytes.fromhex(EXAMPLES[content]))


def test_nothing_is_an_empty_container() -> None:
    assert compress(b"") == b"\x01"
    assert decompress(b"\x01") == b""


@pytest.mark.parametrize("size", [1, 2, 3, 4, 8, 9, 4095, 4096, 4097, 8192, 8193, 100_000])
def test_text_of_any_length_comes_back(size: int) -> None:
    text = (b"Public Function KAM_TIER(contribution, importance)\r\n" * (size // 50 + 1))[:size]
    assert decompress(compress(text)) == text
    assert decompressed(compress(text)) == text


def test_a_chunk_that_does_not_get_smaller_is_stored_as_it_is() -> None:
    two = noise(2 * CHUNK)
    packed = compress(two)
    assert len(packed) == 1 + 2 * (2 + CHUNK)
    assert packed[1:3] == b"\xff\x3f"
    assert decompress(packed) == two


def test_a_last_chunk_of_noise_is_filled_up_because_the_format_knows_no_shorter_one() -> None:
    assert decompress(compress(noise(4000))) == noise(4000) + bytes(96)
    assert decompress(compress(noise(3600))) == noise(3600)


@pytest.mark.slow
def test_oletools_reads_ten_thousand_random_inputs_back() -> None:
    dice = random.Random(20260930)  # noqa: S311
    for _ in range(10_000):
        alphabet = dice.choice(ALPHABETS)
        longest = 9000 if dice.random() < 0.01 else 160
        content = bytes(dice.choices(alphabet, k=dice.randrange(1, longest)))
        packed = compress(content)
        read = decompressed(packed)
        assert read == decompress(packed)
        assert read[: len(content)] == content
        assert not read[len(content) :].strip(b"\0")


@pytest.mark.parametrize(
    ("container", "why"),
    [
        (b"", "first byte"),
        (b"\x02\x00\xb0\x00", "first byte"),
        (b"\x01\x05", "cut inside the header"),
        (b"\x01\x05\x80\x00", "without the mark"),
        (b"\x01\x05\xb0\x00", "cut inside a chunk"),
        (b"\x01\x02\xb0\x01\x00\x00", "copy of nothing"),
        (b"\x01\x01\xb0\x01\x00", "copy of nothing"),
        (b"\x01\x03\xb0\x02a\x00\xf0", "from before"),
    ],
)
def test_a_broken_container_is_refused(container: bytes, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        decompress(container)
