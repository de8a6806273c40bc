"""New XML for a part of somebody else's: escaped, in its namespace, in any encoding that holds ASCII."""

import re
from html import escape

from kamxl.package.parts.outline import Element
from kamxl.package.parts.splice import Cut, insert


def attribute(value: str) -> str:
    """Escape a text for an attribute in double quotes."""
    return escape(value).replace("\n", "&#10;").replace("\t", "&#9;").replace("\r", "&#13;")


def text(value: str) -> str:
    """Escape a text between tags."""
    return escape(value, quote=False)


def appended(parent: Element, markup: str) -> Cut:
    """Return the cut that puts elements at the end of an element."""
    inner = placed_in(parent, markup)
    if not parent.empty:
        return insert(parent.stop, inner)
    name = f"{parent.prefix}:{parent.tag}" if parent.prefix else parent.tag
    return Cut(parent.inner - 2, parent.inner, b">" + inner + f"</{name}>".encode())


def attribute_set(element: Element, name: str, value: str, content: bytes) -> Cut:
    """Return the cut that gives an attribute (without prefix) a value, whether it is there or not.

    Args:
        element: The element that carries it.
        name: The attribute.
        value: What it shall be.
        content: The bytes of the part.
    """
    tag = content[element.start : element.inner]
    found = re.search(rb"\s" + name.encode() + rb"\s*=\s*(\"[^\"]*\"|'[^']*')", tag)
    written = f'"{attribute(value)}"'.encode()
    if found:
        return Cut(element.start + found.start(1), element.start + found.end(1), written)
    place = element.inner - (2 if element.empty else 1)
    return insert(place, f" {name}=".encode() + written)


def placed_in(parent: Element, markup: str) -> bytes:
    """Return elements written without a prefix so that they belong to the namespace of their parent.

    Where the parent's namespace has a prefix (`<x:fonts>`), each element declares it as its own default.
    """
    if not parent.prefix:
        return markup.encode()
    return _declared(markup, f' xmlns="{parent.space}"').encode()


def _declared(markup: str, declaration: str) -> str:
    """Add a declaration to each outermost element."""
    out: list[str] = []
    depth = 0
    for piece in markup.split("<")[1:]:
        closing, empty = piece.startswith("/"), piece.partition(">")[0].endswith("/")
        if not closing and depth == 0:
            name = piece.rstrip(">").split(None, 1)[0].partition(">")[0].rstrip("/")
            piece = name + declaration + piece[len(name) :]  # noqa: PLW2901 - the piece that is written
        out.append("<" + piece)
        depth += 0 if empty else (-1 if closing else 1)
    return "".join(out)
