"""Ways to harm a package. Each takes dice and the file's bytes, and returns other bytes."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from random import Random
from typing import TypeAlias

from fuzz_bases import parts, zipped
from xml_mutations import XML_MUTATIONS

Mutation: TypeAlias = Callable[[Random, bytes], bytes]
LOCAL, CENTRAL = b"PK\x03\x04", b"PK\x01\x02"
# Where sizes, checksums, methods, flags and offsets stand in the two kinds of zip headers.
LOCAL_FIELDS = ((4, "<H"), (6, "<H"), (8, "<H"), (14, "<I"), (18, "<I"), (22, "<I"), (26, "<H"), (28, "<H"))
CENTRAL_FIELDS = (
    *((6, "<H"), (8, "<H"), (10, "<H"), (16, "<I"), (20, "<I"), (24, "<I")),
    *((28, "<H"), (30, "<H"), (32, "<H"), (38, "<I"), (42, "<I")),
)
LIES = (0, 1, 0xFFFF, 0xFFFFFFFF, 0x7FFFFFFF, 0x80000000)
NAMES = (
    "../outside.xml",
    "/xl/workbook.xml",
    "xl\\workbook.xml",
    "XL/WORKBOOK.XML",
    "xl/worksheets/../workbook.xml",
    "C:/x.xml",
    "a" * 5000,
    "xl/\u0661\u202e.xml",
    "xl/_rels/.rels",
    "_xmlsignatures/sig1.xml",
    "xl/calcChain.xml",
    "[content_types].xml",
    "xl//workbook.xml",
    ".",
    " ",
)
BOMB = 30_000_000
NO_PACKAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    RuntimeError,
    ValueError,
    EOFError,
    OSError,
)


def mutated(dice: Random, data: bytes) -> bytes:
    """Harm a package in one to three ways."""
    for _ in range(dice.choice((1, 1, 1, 2, 3))):
        mutation = dice.choice(MUTATIONS)
        try:
            data = mutation(dice, data)
        except NO_PACKAGE:
            data = flipped_bytes(dice, data)  # no longer a package that can be taken apart
    return data


def flipped_bytes(dice: Random, data: bytes) -> bytes:
    """Change up to twenty bytes anywhere."""
    changed = bytearray(data)
    for _ in range(dice.randint(1, 20)):
        if changed:
            changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def cut(dice: Random, data: bytes) -> bytes:
    """Lose the end, the beginning or the middle."""
    start, end = sorted((dice.randrange(len(data) + 1), dice.randrange(len(data) + 1)))
    return dice.choice((data[:end], data[start:], data[:start] + data[end:]))


def repeated(dice: Random, data: bytes) -> bytes:
    """Have a piece of the file twice."""
    start, end = sorted((dice.randrange(len(data) + 1), dice.randrange(len(data) + 1)))
    return data[:end] + data[start:]


def surrounded(dice: Random, data: bytes) -> bytes:
    """Put bytes before or behind the package."""
    more = dice.randbytes(dice.randint(1, 300))
    return dice.choice((more + data, data + more, data + data))


def lying_header(dice: Random, data: bytes) -> bytes:
    """Write a wrong size, checksum, method, flag or offset into a zip header."""
    sign, fields = dice.choice(((LOCAL, LOCAL_FIELDS), (CENTRAL, CENTRAL_FIELDS)))
    starts = [at for at in range(len(data)) if data.startswith(sign, at)]
    changed = bytearray(data)
    if starts:
        offset, form = dice.choice(fields)
        lie = dice.choice((*LIES, dice.randrange(1 << 32))) & (0xFFFF if form == "<H" else 0xFFFFFFFF)
        struct.pack_into(form, changed, dice.choice(starts) + offset, lie)
    return bytes(changed)


def swapped_parts(dice: Random, data: bytes) -> bytes:
    """Let two parts change places."""
    content = parts(data)
    one, other = dice.choice([*content]), dice.choice([*content])
    content[one], content[other] = content[other], content[one]
    return zipped(content)


def lost_part(dice: Random, data: bytes) -> bytes:
    """Lose a part, or all that is in it."""
    content = parts(data)
    name = dice.choice([*content])
    if dice.random() < 0.5:
        del content[name]
    else:
        content[name] = b""
    return zipped(content)


def renamed_part(dice: Random, data: bytes) -> bytes:
    """Give a part a name that leads astray."""
    content = parts(data)
    old, new = dice.choice([*content]), dice.choice(NAMES)
    return zipped({new if name == old else name: text for name, text in content.items()})


def added_part(dice: Random, data: bytes) -> bytes:
    """Add a part: under a name that is there already, or hostile, or very large when unpacked."""
    target = io.BytesIO(data)
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as package:
        name = dice.choice((*NAMES, *(one.swapcase() for one in package.namelist())))
        text = dice.choice((b"", b"x", b"<a/>", bytes(BOMB) if dice.random() < 0.1 else b"<a>"))
        package.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def harmed_xml(dice: Random, data: bytes) -> bytes:
    """Harm the text of a part; those that kamxl has to understand come first."""
    content = parts(data)
    names = [name for name in content if name.endswith((".xml", ".rels", ".vml"))]
    if not names:
        return data
    weights = [8 if "workbook" in name or "Content" in name or "styles" in name else 3 for name in names]
    name = dice.choices(names, weights)[0]
    content[name] = dice.choice(XML_MUTATIONS)(dice, content[name])
    return zipped(content)


MUTATIONS: tuple[Mutation, ...] = (
    flipped_bytes,
    cut,
    repeated,
    surrounded,
    *(lying_header,) * 3,
    swapped_parts,
    lost_part,
    renamed_part,
    added_part,
    *(harmed_xml,) * 12,
)
