import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamxl.package.parts.splice import Cut, insert, spliced, unspliced


@st.composite
def cut_contents(draw: st.DrawFn) -> tuple[bytes, list[Cut]]:
    content = draw(st.binary(max_size=300))
    places = sorted(draw(st.lists(st.integers(0, len(content)), max_size=12)))
    pairs = zip(places[::2], places[1::2], strict=False)
    return content, [Cut(start, end, draw(st.binary(max_size=200))) for start, end in pairs]


@given(cut_contents())
def test_what_was_cut_can_be_undone_exactly(case: tuple[bytes, list[Cut]]) -> None:
    content, cuts = case
    changed, undo = spliced(content, cuts)
    assert unspliced(changed, undo) == content


@given(cut_contents())
def test_every_byte_outside_the_cuts_stays(case: tuple[bytes, list[Cut]]) -> None:
    content, cuts = case
    changed, _ = spliced(content, cuts)
    expected = content
    for cut in sorted(cuts, key=lambda one: one.start, reverse=True):
        if not any(other is not cut and other.start == cut.start for other in cuts):
            expected = expected[: cut.start] + cut.text + expected[cut.end :]
    if len({cut.start for cut in cuts}) == len(cuts):
        assert changed == expected


def test_texts_put_at_one_place_follow_in_the_order_given() -> None:
    assert spliced(b"ad", [insert(1, b"b"), insert(1, b"c")])[0] == b"abcd"


def test_overlapping_cuts_are_a_fault() -> None:
    with pytest.raises(ValueError, match="overlaps"):
        spliced(b"abcdef", [Cut(1, 4, b""), Cut(3, 5, b"")])


@pytest.mark.parametrize("undo", [b"\x80", b"\x05\x00\x00", b"\x00\x00\x09ab", b"\xff" * 12])
def test_notes_of_another_part_are_refused(undo: bytes) -> None:
    with pytest.raises(ValueError, match="notes"):
        unspliced(b"abc", undo)
