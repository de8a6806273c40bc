"""Changing a few places of a part and leaving every other byte, in a way that can be undone exactly."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cut:
    """Put `text` where bytes `start` to `end` stood; nothing stood there when they are the same."""

    start: int
    end: int
    text: bytes


def insert(place: int, text: bytes) -> Cut:
    """Put text between two bytes."""
    return Cut(place, place, text)


def spliced(content: bytes, cuts: Iterable[Cut]) -> tuple[bytes, bytes]:
    """Return the changed content, and what `unspliced` needs to undo it.

    Cuts at the same place follow each other in the order given.

    Raises:
        ValueError: Two cuts overlap.
    """
    ordered = sorted(cuts, key=lambda cut: cut.start)
    pieces: list[bytes] = []
    undo = bytearray()
    done = 0
    for cut in ordered:
        if cut.start < done or cut.end < cut.start:
            raise ValueError(f"The cut at byte {cut.start} overlaps another one.")
        pieces += (content[done : cut.start], cut.text)
        _number(undo, cut.start - done)
        _number(undo, len(cut.text))
        _number(undo, cut.end - cut.start)
        undo += content[cut.start : cut.end]
        done = cut.end
    pieces.append(content[done:])
    return b"".join(pieces), bytes(undo)


def unspliced(changed: bytes, undo: bytes) -> bytes:
    """Return what stood there before `spliced`.

    Raises:
        ValueError: `undo` does not belong to this content.
    """
    pieces: list[bytes] = []
    place = 0
    for kept, added, removed in _undo_steps(undo):
        if place + kept + added > len(changed):
            raise ValueError("The notes do not belong to this part.")
        pieces += (changed[place : place + kept], removed)
        place += kept + added
    pieces.append(changed[place:])
    return b"".join(pieces)


def _undo_steps(undo: bytes) -> Iterator[tuple[int, int, bytes]]:
    place = 0
    while place < len(undo):
        kept, place = _read_number(undo, place)
        added, place = _read_number(undo, place)
        removed, place = _read_number(undo, place)
        if place + removed > len(undo):
            raise ValueError("The notes are cut.")
        yield kept, added, undo[place : place + removed]
        place += removed


def _number(out: bytearray, number: int) -> None:
    """Write a number seven bits a byte, the lowest first, as LEB128 does."""
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)


def _read_number(content: Sequence[int], place: int) -> tuple[int, int]:
    number = shift = 0
    while True:
        if place >= len(content) or shift > 63:
            raise ValueError("The notes are cut.")
        byte = content[place]
        number |= (byte & 0x7F) << shift
        place, shift = place + 1, shift + 7
        if byte < 0x80:
            return number, place
