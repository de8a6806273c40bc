import pytest

from kamxl.package.parts.fragment import appended, attribute_set
from kamxl.package.parts.outline import Element, check_well_formed, outline
from kamxl.package.parts.splice import spliced
from kamxl.package.refusals import BrokenPackageError, EncodingError, HostilePackageError

SHEET = (
    b'\xef\xbb\xbf<?xml version="1.0" encoding="UTF-8"?>\n<!-- <row/> -->'
    b'<x:sheet xmlns:x="urn:main" name="a &gt; b > c"><x:row r="1"  ><x:c>\xe4\xb8\xad</x:c></x:row>'
    b'<x:row/><![CDATA[<row>]]><other xmlns="urn:other"/></x:sheet>'
)


def pieces(element: Element) -> list[bytes]:
    return [SHEET[one.start : one.end] for one in element.walk()]


def test_places_are_those_of_the_bytes_whatever_stands_around() -> None:
    root = outline(SHEET, "sheet.xml")
    assert pieces(root)[1:] == [
        b'<x:row r="1"  ><x:c>\xe4\xb8\xad</x:c></x:row>',
        b"<x:c>\xe4\xb8\xad</x:c>",
        b"<x:row/>",
        b'<other xmlns="urn:other"/>',
    ]
    assert (root.prefix, root.tag, root.get("name")) == ("x", "sheet", "a > b > c")
    assert [row.empty for row in root.named("row")] == [False, True]
    assert [one.text for row in root.named("row") for one in row.children] == ["中"]


def test_elements_put_at_the_end_belong_to_the_namespace_of_their_parent() -> None:
    root = outline(SHEET, "sheet.xml")
    full, empty = root.named("row")
    changed, _ = spliced(SHEET, [appended(full, '<c a="1"><d/></c><c/>'), appended(empty, "<c/>")])
    again = outline(changed, "sheet.xml")
    first, second = again.named("row")
    assert [one.tag for one in first.named("c")] == ["c", "c", "c"]
    assert [one.space for one in first.walk()] == ["urn:main"] * 5
    assert [one.space for one in second.walk()] == ["urn:main"] * 2


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (b'<a count="1"/>', b'<a count="9"/>'),
        (b"<a count = '1' b='>'/>", b"<a count = \"9\" b='>'/>"),
        (b"<a b='>'/>", b"<a b='>' count=\"9\"/>"),
        (b"<a></a>", b'<a count="9"></a>'),
        (b'<a xcount="1"></a>', b'<a xcount="1" count="9"></a>'),
    ],
)
def test_an_attribute_is_set_whether_it_is_there_or_not(written: bytes, expected: bytes) -> None:
    root = outline(written, "part")
    assert spliced(written, [attribute_set(root, "count", "9", written)])[0] == expected


BAD = [
    (b'<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>', HostilePackageError),
    (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', HostilePackageError),
    (b"<a><b></a>", BrokenPackageError),
    (b"", BrokenPackageError),
    (b"<a>&nbsp;</a>", BrokenPackageError),
    ("<a/>".encode("utf-16"), EncodingError),
    (b'<?xml version="1.0" encoding="UTF-16"?><a/>', EncodingError),
    (b'<?xml version="1.0" encoding="GBK"?><a/>', EncodingError),
]


@pytest.mark.parametrize(("content", "refusal"), BAD)
def test_hostile_or_broken_xml_is_refused_in_a_sentence(content: bytes, refusal: type[Exception]) -> None:
    for read in (outline, check_well_formed):
        with pytest.raises(refusal, match=r"xl/styles\.xml"):
            read(content, "xl/styles.xml")


def test_closed_elements_are_not_looked_into_and_keep_their_places() -> None:
    content = b"<a><font><b><c/></b>text</font><font/><b><font>x</font></b></a>"
    root = outline(content, "part", {"font"})
    assert [content[one.start : one.end] for one in root.walk()][1:] == [
        b"<font><b><c/></b>text</font>",
        b"<font/>",
        b"<b><font>x</font></b>",
        b"<font>x</font>",
    ]
    with pytest.raises(HostilePackageError, match="nested"):
        outline(b"<font>" + b"<a>" * 5000 + b"</a>" * 5000 + b"</font>", "part", {"font"})


def test_nesting_without_end_is_refused() -> None:
    with pytest.raises(HostilePackageError, match="nested"):
        outline(b"<a>" * 5000 + b"</a>" * 5000, "part")
