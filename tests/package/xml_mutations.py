"""Ways to harm the text of a part. Each takes dice and the part's bytes, and returns other bytes."""

import re
from collections.abc import Callable
from random import Random
from typing import TypeAlias

XmlMutation: TypeAlias = Callable[[Random, bytes], bytes]
TAG = re.compile(rb"<[A-Za-z][^<>]*>")
ELEMENT = re.compile(rb"<([A-Za-z][\w:.-]*)(?:\s[^<>]*)?(?:/>|>[^<>]*</\1>)")
VALUE = re.compile(rb'="([^"<>]*)"')
TEXT = re.compile(rb">([^<>]+)<")
VALUES = (
    *(
        b"",
        b" ",
        b"0",
        b"-1",
        b"1",
        b"99999999999999999999",
        b"1e400",
        b"NaN",
        b"INF",
        b"-0",
        b"0x10",
        b"1.5",
    ),
    *(
        b"true",
        b"\xd9\xa1",
        b"A0",
        b"XFE1048577",
        b"A1:",
        b":",
        b"ZZZZZ1",
        b"a1",
        b"$A$1",
        b"Sheet!A1",
        b"#REF!",
    ),
    *(b"../../..", b"/", b"xl/workbook.xml", b"%2e%2e/x", b"file:///etc/passwd", b"http://x.invalid/", b"#x"),
    *(
        b"rId1",
        b"rId999",
        b"KAM Scorecard",
        b"KAM_x",
        b"&amp;",
        b"&#0;",
        b"&lt;!--",
        b"x" * 40_000,
        b"\xff\xfe",
    ),
)
PROLOGS = (
    b'<!DOCTYPE a [<!ENTITY x "y">]>',
    b'<!DOCTYPE a SYSTEM "file:///etc/passwd">',
    b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    b'<!DOCTYPE a [<!ENTITY % x SYSTEM "http://x.invalid/"> %x;]>',
    b'<!DOCTYPE a [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%b">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]>",
    b'<!DOCTYPE a [<!ATTLIST sheet name CDATA "x">]>',
    b'<?xml-stylesheet href="x"?>',
    b"<!-- -->",
)
NOISE = (
    b"\x00",
    b"\x0b",
    b"<",
    b"&",
    b"&nbsp;",
    b"]]>",
    b"<![CDATA[<x>]]>",
    b"<!-- - -->",
    b"<?x y?>",
    b"\xed\xa0\x80",
)
DEPTHS = (100, 3000, 100_000)


def with_prolog(dice: Random, data: bytes) -> bytes:
    """Put a document type, with entities or without, before the root."""
    prolog = dice.choice(PROLOGS)
    at = data.find(b"?>") + 2 if data.startswith(b"<?xml") else 0
    if dice.random() < 0.5:
        data = data[:at] + TEXT.sub(b">&x;<", data[at:], count=1)
    return data[:at] + prolog + data[at:]


def deep(dice: Random, data: bytes) -> bytes:
    """Nest elements deeply, well formed or not."""
    depth = dice.choice(DEPTHS)
    close = b"</a>" * depth if dice.random() < 0.7 else b""
    return _inserted(dice, data, b"<a>" * depth + close)


def wide(dice: Random, data: bytes) -> bytes:
    """Add an attribute that is huge, or many of them."""
    more = dice.choice(
        (b' x="' + b"y" * 1_000_000 + b'"', b"".join(b' x%d="1"' % n for n in range(5000)), b' xmlns:x=""')
    )
    found = list(TAG.finditer(data))[:50]
    if not found:
        return data
    at = dice.choice(found).end() - 1
    at -= data[at - 1 : at] == b"/"
    return data[:at] + more + data[at:]


def in_another_encoding(dice: Random, data: bytes) -> bytes:
    """Write the part in another encoding, or say so only."""
    text = data.decode("utf-8", "replace")
    said = dice.choice(
        ("UTF-16", "UTF-32", "latin-1", "utf-7", "gbk", "unknown", "utf-8", "cp037", "EBCDIC-CP-US")
    )
    if dice.random() < 0.7:
        text = re.sub(r'encoding="[^"]*"', f'encoding="{said}"', text, count=1)
    real = dice.choice(("utf-8", "utf-16", "utf-16-le", "utf-8-sig", "utf-32", "gbk", "utf-7", "cp037"))
    return text.encode(real, "replace")


def doubled_element(dice: Random, data: bytes) -> bytes:
    """Have an element twice, with all its ids and names."""
    found = [*ELEMENT.finditer(data)]
    if not found:
        return data
    one = dice.choice(found)
    return data[: one.end()] + one[0] * dice.choice((1, 1, 200)) + data[one.end() :]


def lost_element(dice: Random, data: bytes) -> bytes:
    """Lose an element, or a tag only."""
    found = [*dice.choice((ELEMENT, TAG)).finditer(data)]
    if not found:
        return data
    one = dice.choice(found)
    return data[: one.start()] + data[one.end() :]


def moved_element(dice: Random, data: bytes) -> bytes:
    """Put an element where another stands, and the other way round."""
    found = [*ELEMENT.finditer(data)]
    if len(found) < 2:
        return data
    one, other = sorted(dice.sample(found, 2), key=lambda match: match.start())
    between = data[one.end() : other.start()]
    return data[: one.start()] + other[0] + between + one[0] + data[other.end() :]


def other_value(dice: Random, data: bytes) -> bytes:
    """Write something else into an attribute or a text."""
    found = [*dice.choice((VALUE, VALUE, TEXT)).finditer(data)]
    if not found:
        return data
    for one in sorted(dice.sample(found, min(len(found), dice.choice((1, 1, 5)))), key=lambda m: -m.start(1)):
        new = dice.choice((*VALUES, dice.choice(found)[1]))
        data = data[: one.start(1)] + new + data[one.end(1) :]
    return data


def lost_attribute(dice: Random, data: bytes) -> bytes:
    """Lose an attribute."""
    found = [*re.finditer(rb'\s[\w:.-]+="[^"<>]*"', data)]
    if not found:
        return data
    one = dice.choice(found)
    return data[: one.start()] + data[one.end() :]


def other_namespace(dice: Random, data: bytes) -> bytes:
    """Say that the words mean something else: Strict Open XML, nothing, a prefix that is not declared."""
    old, new = dice.choice(
        (
            (b"schemas.openxmlformats.org", b"purl.oclc.org/ooxml"),
            (b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"urn:x"),
            (b'xmlns="', b'xmlns:x="'),
            (b"xmlns:r=", b"xmlns:q="),
            (b"<sheet", b"<x:sheet"),
            (b"r:id=", b"id="),
        )
    )
    return data.replace(old, new)


def noise(dice: Random, data: bytes) -> bytes:
    """Insert what does not belong there."""
    at = dice.randrange(len(data) + 1)
    return data[:at] + dice.choice(NOISE) + data[at:]


def cut_xml(dice: Random, data: bytes) -> bytes:
    """End in the middle, or begin there."""
    at = dice.randrange(len(data) + 1)
    return dice.choice((data[:at], data[at:], data + data))


def wrapped(dice: Random, data: bytes) -> bytes:
    """Put an element into a choice between alternatives."""
    found = [*ELEMENT.finditer(data)]
    if not found:
        return data
    one = dice.choice(found)
    mc = b'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    inner = b'<mc:Choice Requires="x">' + one[0] + b"</mc:Choice><mc:Fallback>" + one[0] + b"</mc:Fallback>"
    return (
        data[: one.start()]
        + b"<mc:AlternateContent "
        + mc
        + b">"
        + inner
        + b"</mc:AlternateContent>"
        + data[one.end() :]
    )


def _inserted(dice: Random, data: bytes, more: bytes) -> bytes:
    found = [*TAG.finditer(data)]
    at = dice.choice(found).end() if found else 0
    return data[:at] + more + data[at:]


XML_MUTATIONS: tuple[XmlMutation, ...] = (
    with_prolog,
    deep,
    wide,
    in_another_encoding,
    *(doubled_element, lost_element, moved_element) * 2,
    *(other_value,) * 5,
    *(lost_attribute,) * 2,
    other_namespace,
    noise,
    cut_xml,
    wrapped,
)
