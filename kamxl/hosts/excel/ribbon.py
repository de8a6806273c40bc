"""The ribbon tab as Excel reads it: XML, and the words that it asks for.

A pressed button calls `press(command)` of `kamxl.hosts.excel.buttons`. Labels and tips are asked for by
callbacks, because one file serves Excel in every language.
"""

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from kamxl.hosts.addin.buttons import GROUPS, TAB, Button, Group

NAMESPACES = {
    "customUI/customUI14.xml": "http://schemas.microsoft.com/office/2009/07/customui",
    "customUI/customUI.xml": "http://schemas.microsoft.com/office/2006/01/customui",
}
"""Excel 2010 and later read the first part, Excel 2007 the second."""


def image_pixels(button: Button) -> int:
    """Return the size in pixels of the image that the ribbon needs for a button.

    Twice the 32 or 16 pixels that Excel shows on an ordinary screen: sharp on finer ones, and exactly
    halved on that one.
    """
    return 64 if button.large else 32


def ribbon_xml(namespace: str) -> str:
    """Return the ribbon for one of `NAMESPACES`."""
    groups = "".join(_group(group) for group in GROUPS)
    return (
        f'<customUI xmlns="{namespace}"><ribbon><tabs>'
        f'<tab id="kamTab" label={quoteattr(TAB)}>{groups}</tab></tabs></ribbon></customUI>'
    )


def _group(group: Group) -> str:
    return (
        f'<group id="{group.id}" getLabel="KamLabel">' + "".join(_button(one) for one in group.buttons)
    ) + "</group>"


def _button(button: Button) -> str:
    return (
        f'<button id="{button.id}" tag="{button.command}" size="{"large" if button.large else "normal"}" '
        f'image="{button.command}" getLabel="KamLabel" getScreentip="KamScreentip" '
        'getSupertip="KamSupertip" onAction="KamPress"/>'
    )


def words() -> Iterator[tuple[str, str]]:
    """Yield what the callbacks ask for and its English text, to be translated."""
    for group in GROUPS:
        yield f"{group.id}.label", group.label
        for button in group.buttons:
            yield f"{button.id}.label", button.label
            yield f"{button.id}.screentip", button.label
            yield f"{button.id}.supertip", button.tip
