"""The compression of macro source text (MS-OVBA 2.4.1): chunks of 4,096 bytes, each by its own past."""

import struct

CHUNK = 4096
_SIGNATURE, _HEADER_MARK, _PACKED = 0x01, 0x3000, 0x8000
_SHORTEST_COPY = 3
_LOOK_BACK = 64
"""How many earlier places with the same three bytes are tried; more would save next to nothing."""


def compress(content: bytes) -> bytes:
    """Return the compressed container.

    A chunk that does not get smaller is stored as it is, and is then 4,096 bytes long whatever was left:
    the format knows no shorter one, so such a last chunk is filled up with zeros. Text never meets that.
    """
    chunks = (content[start : start + CHUNK] for start in range(0, len(content), CHUNK))
    return bytes([_SIGNATURE]) + b"".join(_chunk(chunk) for chunk in chunks)


def decompress(container: bytes) -> bytes:
    """Return the content of a compressed container.

    Raises:
        ValueError: It is not one, or it is cut.
    """
    if container[:1] != bytes([_SIGNATURE]):
        raise ValueError("Not a compressed container: its first byte is not 1.")
    content = bytearray()
    place = 1
    while place < len(container):
        packed, body = _body(container, place)
        content += _unpacked(body) if packed else body
        place += 2 + len(body)
    return bytes(content)


def _chunk(chunk: bytes) -> bytes:
    packed = _pack(chunk)
    if len(packed) > CHUNK:
        return struct.pack("<H", _HEADER_MARK | CHUNK - 1) + chunk.ljust(CHUNK, b"\0")
    return struct.pack("<H", _PACKED | _HEADER_MARK | len(packed) - 1) + packed


def _pack(chunk: bytes) -> bytes:
    """Return the tokens: eight at a time behind a byte that says which of them are copies."""
    packed = bytearray()
    seen: dict[bytes, list[int]] = {}
    place = 0
    while place < len(chunk):
        flags = 0
        tokens = bytearray()
        for bit in range(8):
            if place >= len(chunk):
                break
            start, length = _longest(chunk, place, seen)
            if length:
                flags |= 1 << bit
                shift = _length_bits(place)
                tokens += struct.pack("<H", place - start - 1 << shift | length - _SHORTEST_COPY)
            else:
                tokens.append(chunk[place])
                length = 1
            for passed in range(place, place + length):
                seen.setdefault(chunk[passed : passed + _SHORTEST_COPY], []).append(passed)
            place += length
        packed.append(flags)
        packed += tokens
    return bytes(packed)


def _longest(chunk: bytes, place: int, seen: dict[bytes, list[int]]) -> tuple[int, int]:
    """Return where the longest earlier copy of what follows starts, and its length; 0 for none."""
    most = min(len(chunk) - place, (1 << _length_bits(place)) - 1 + _SHORTEST_COPY)
    found, best = 0, 0
    if most < _SHORTEST_COPY:
        return found, best
    for start in reversed(seen.get(chunk[place : place + _SHORTEST_COPY], [])[-_LOOK_BACK:]):
        length = _SHORTEST_COPY
        while length < most and chunk[start + length] == chunk[place + length]:
            length += 1
        if length > best:
            found, best = start, length
        if best == most:
            break
    return found, best


def _length_bits(place: int) -> int:
    """Return how many bits of a copy hold its length: the further on in the chunk, the fewer."""
    return 16 - max(4, (place - 1).bit_length())


def _body(container: bytes, place: int) -> tuple[bool, bytes]:
    if place + 2 > len(container):
        raise ValueError("The container is cut inside the header of a chunk.")
    (header,) = struct.unpack_from("<H", container, place)
    if header & 0x7000 != _HEADER_MARK:
        raise ValueError("The container has a chunk without the mark of one.")
    size = (header & 0xFFF) + 1
    body = container[place + 2 : place + 2 + size]
    if len(body) < size:
        raise ValueError("The container is cut inside a chunk.")
    return bool(header & _PACKED), body


def _unpacked(body: bytes) -> bytes:
    chunk = bytearray()
    place = 0
    while place < len(body):
        flags = body[place]
        place += 1
        for bit in range(8):
            if place >= len(body):
                break
            if flags >> bit & 1:
                _copy(chunk, body[place : place + 2])
                place += 2
            else:
                chunk.append(body[place])
                place += 1
    return bytes(chunk)


def _copy(chunk: bytearray, token: bytes) -> None:
    if len(token) < 2 or not chunk:
        raise ValueError("The container has a copy of nothing.")
    bits = _length_bits(len(chunk))
    (value,) = struct.unpack("<H", token)
    start = len(chunk) - (value >> bits) - 1
    if start < 0:
        raise ValueError("The container has a copy from before its chunk.")
    for offset in range((value & (1 << bits) - 1) + _SHORTEST_COPY):
        chunk.append(chunk[start + offset])
