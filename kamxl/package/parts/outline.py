"""The elements of an XML part with their places in its bytes, so that a change is a cut, not a rewrite."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from kamxl.domain.message import say
from kamxl.package.refusals import BrokenPackageError, EncodingError, HostilePackageError

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

_OPEN_TAG = re.compile(rb"<[^\s/>]+(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
_DECLARED = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_UTF8_NAMES = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})
_DEEPEST = 256
_NUMBER = re.compile(r"[0-9]{1,9}")


@dataclass(slots=True, kw_only=True)
class Element:
    """One element. Places count bytes from the start of the part.

    `start` is its `<`, `inner` what follows its first tag, `stop` its closing tag, `end` what follows it.
    Of `<a/>` inner, stop and end are the same.
    """

    space: str
    tag: str
    prefix: str
    attributes: dict[str, str]
    start: int
    inner: int
    stop: int = 0
    end: int = 0
    children: list["Element"] = field(default_factory=list)
    text: str = ""

    @property
    def empty(self) -> bool:
        """Whether it is written `<a/>`."""
        return self.inner == self.end

    def named(self, *tags: str) -> Iterator["Element"]:
        """Yield the children called so, whatever their prefix, of the element's own namespace."""
        return (child for child in self.children if child.tag in tags and child.space == self.space)

    def child(self, tag: str) -> "Element | None":
        """Return the first child called so."""
        return next(self.named(tag), None)

    def get(self, name: str, default: str = "") -> str:
        """Return an attribute: `name`, or `namespace name` when it has a prefix."""
        return self.attributes.get(name, default)

    def walk(self) -> Iterator["Element"]:
        """Yield it and everything in it."""
        yield self
        for child in self.children:
            yield from child.walk()


def whole_number(written: str) -> int | None:
    """Read a number as parts count with them; None for anything else, and for numbers without measure."""
    return int(written) if _NUMBER.fullmatch(written) else None


def outline(content: bytes, part: str, closed: Collection[str] = frozenset()) -> Element:
    """Return the root of a part, with all that is in it.

    Args:
        content: The bytes of the part.
        part: Its name, for sentences.
        closed: Elements that are not looked into: some workbooks have half a million in their styles.

    Raises:
        HostilePackageError: The part has a document type, or is nested without end.
        EncodingError: It is not written in UTF-8.
        BrokenPackageError: It is not well-formed XML.
    """
    _refuse_encoding(content, part)
    reader = _Reader(content, part, closed)
    try:
        reader.parser.Parse(content, True)  # noqa: FBT003 - expat takes no keyword
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise not_well_formed(part) from error
    if reader.root is None:
        raise not_well_formed(part)
    return reader.root


def check_well_formed(content: bytes, part: str) -> None:
    """Make sure that a part is well-formed XML in UTF-8 without a document type, without building anything.

    Raises:
        RefusalError: As `outline` does.
    """
    _refuse_encoding(content, part)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = lambda *_: _refuse_doctype(part)
    try:
        parser.Parse(content, True)  # noqa: FBT003 - expat takes no keyword
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise not_well_formed(part) from error


def not_well_formed(part: str) -> BrokenPackageError:
    """Say that a part cannot be parsed."""
    return BrokenPackageError(
        say(
            "The part '{part}' of the workbook is not what its format demands. "
            "Open the workbook in Excel and save it; the file stays as it is.",
            part=part,
        )
    )


class _Reader:
    def __init__(self, content: bytes, part: str, closed: Collection[str]) -> None:
        self.content = content
        self.part = part
        self.closed = closed
        self.inside = 0
        """How deep the reader is in an element that is not looked into."""
        self.root: Element | None = None
        self.open: list[Element] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.namespace_prefixes = True
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = lambda *_: _refuse_doctype(part)
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self.inside or (self.open and self.open[-1].tag in self.closed):
            self.inside += 1
            self._refuse_depth()
            return
        space, tag, prefix = _split(name)
        place = self.parser.CurrentByteIndex
        match = _OPEN_TAG.match(self.content, place)
        if match is None:
            raise not_well_formed(self.part)
        element = Element(
            space=space,
            tag=tag,
            prefix=prefix,
            attributes={_attribute(key): value for key, value in attributes.items()},
            start=place,
            inner=match.end(),
        )
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.root = element
        self.open.append(element)
        self._refuse_depth()

    def _refuse_depth(self) -> None:
        if len(self.open) + self.inside > _DEEPEST:
            raise HostilePackageError(
                say("The part '{part}' is nested without end. The file stays as it is.", part=self.part)
            )

    def _end(self, _: str) -> None:
        if self.inside:
            self.inside -= 1
            return
        element = self.open.pop()
        if self.content[element.inner - 2 : element.inner] == b"/>":
            element.stop = element.end = element.inner
            return
        element.stop = self.parser.CurrentByteIndex
        element.end = self.content.index(b">", element.stop) + 1

    def _text(self, text: str) -> None:
        if self.open and not self.inside:
            self.open[-1].text += text


def _split(name: str) -> tuple[str, str, str]:
    pieces = name.split(" ")
    if len(pieces) == 1:
        return "", pieces[0], ""
    return pieces[0], pieces[1], pieces[2] if len(pieces) > 2 else ""


def _attribute(name: str) -> str:
    space, tag, _ = _split(name)
    return f"{space} {tag}" if space else tag


def _refuse_doctype(part: str) -> None:
    raise HostilePackageError(
        say(
            "The part '{part}' has a document type, which no workbook needs and which can do harm. "
            "The file stays as it is.",
            part=part,
        )
    )


def _refuse_encoding(content: bytes, part: str) -> None:
    declared = _DECLARED.match(content.removeprefix(b"\xef\xbb\xbf")[:200])
    name = declared[1].decode("ascii").casefold() if declared else "utf-8"
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\0" in content[:4] or name not in _UTF8_NAMES:
        raise EncodingError(
            say(
                "The part '{part}' is not written in UTF-8. Open the workbook in Excel and save it; "
                "the file stays as it is.",
                part=part,
            )
        )
