"""HTML that cannot be broken by what it shows: every text is escaped, unless it is HTML already."""

from html import escape
from unicodedata import category

_VOID = frozenset({"input", "meta"})
_KEPT = frozenset("\t\n\r")


class Html(str):
    """Markup that is complete and may stand as it is."""

    __slots__ = ()


def safe(text: object) -> Html:
    """Return a text as HTML; signs that no document may hold become U+FFFD."""
    if isinstance(text, Html):
        return text
    written = str(text)
    if not written.isprintable():
        written = "".join(one if one.isprintable() or _allowed(one) else "\ufffd" for one in written)
    return Html(escape(written, quote=True))


def _allowed(sign: str) -> bool:
    """Say whether a sign without a shape may stay: blanks and marks of direction, no control characters."""
    return sign in _KEPT or category(sign) not in {"Cc", "Cs"}


def tag(element: str, /, *content: object, **attributes: object) -> Html:
    """Return an element. Its content and its attributes are escaped.

    Args:
        element: Its name, like `td`.
        content: Texts and elements; None is nothing.
        attributes: By name; a final `_` is dropped (`class_`), other `_` become `-`. None and False are
            left out, True stands without a value.
    """
    opened = f"<{element}{''.join(_attribute(*one) for one in attributes.items())}>"
    if element in _VOID:
        return Html(opened)
    return Html(f"{opened}{joined(*content)}</{element}>")


def joined(*content: object) -> Html:
    """Return texts and elements one behind the other."""
    return Html("".join(safe(one) for one in content if one is not None))


def _attribute(name: str, value: object) -> str:
    if value is None or value is False:
        return ""
    name = name.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{safe(value)}"'


def name_of(text: str) -> Html:
    """Return a name whose direction of writing touches nothing around it."""
    return tag("bdi", text)
