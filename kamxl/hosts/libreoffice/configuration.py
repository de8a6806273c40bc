"""What the extension tells LibreOffice in its own XML: functions with their help, toolbar, menu, commands."""

from collections.abc import Callable, Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from kamxl.functions import FUNCTIONS, CellFunction
from kamxl.hosts.addin.buttons import GROUPS, TAB, Button
from kamxl.hosts.addin.help import short_help
from kamxl.hosts.libreoffice.idl import parameter_name
from kamxl.locale import translator

PROTOCOL = "vnd.kamxl:"
"""A command is a URL: `vnd.kamxl:score`."""
COMMANDS = "org.kamxl.Commands"
FUNCTIONS_SERVICE = "KAM"
_LANGUAGES = {"en-US": "en", "zh-CN": "zh-Hans", "zh-TW": "zh-Hant"}
_CALC = "com.sun.star.sheet.SpreadsheetDocument"
_TOOLBAR = "org.kamxl.toolbar"
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:component-data xmlns:oor="http://openoffice.org/2001/registry" '
    'xmlns:xs="http://www.w3.org/2001/XMLSchema" oor:name="{name}" oor:package="{package}">\n'
)
_TAIL = "\n</oor:component-data>\n"


def function_help(functions: Iterable[CellFunction] = FUNCTIONS) -> str:
    """Return CalcAddIns.xcu: what the function wizard shows."""
    inside = "\n".join(_function(one) for one in functions)
    tree = _node("AddInInfo", _new(FUNCTIONS_SERVICE, _node("AddInFunctions", inside)), new=False)
    return _HEAD.format(name="CalcAddIns", package="org.openoffice.Office") + tree + _TAIL


def menu_and_toolbar() -> str:
    """Return Addons.xcu: one menu and one toolbar in Calc with the commands of Excel's ribbon."""
    menu = _new("org.kamxl.menu", _context() + _same("Title", TAB) + _node("Submenu", "\n".join(_items())))
    images = "\n".join(_images(button) for group in GROUPS for button in group.buttons)
    tree = _node(
        "AddonUI",
        _node("OfficeMenuBar", menu)
        + _node("OfficeToolBar", _new(_TOOLBAR, "\n".join(_items(with_context=True))))
        + _node("Images", images),
    )
    return _HEAD.format(name="Addons", package="org.openoffice.Office") + tree + _TAIL


def command_handler() -> str:
    """Return ProtocolHandler.xcu: who answers the commands."""
    protocols = _prop("Protocols", f"{PROTOCOL}*", kind="oor:string-list")
    tree = _node("HandlerSet", _new(COMMANDS, protocols))
    return _HEAD.format(name="ProtocolHandler", package="org.openoffice.Office") + tree + _TAIL


def toolbar_title() -> str:
    """Return CalcWindowState.xcu: the name of the toolbar in the menu View."""
    state = _new(
        f"private:resource/toolbar/addon_{_TOOLBAR}", _same("UIName", TAB) + _prop("Visible", "true")
    )
    tree = _node("UIElements", _node("States", state))
    return _HEAD.format(name="CalcWindowState", package="org.openoffice.Office.UI") + tree + _TAIL


def _function(function: CellFunction) -> str:
    name = function.name.upper()
    arguments = "\n".join(
        # The wizard takes an underscore for the mark of a shortcut.
        _new(
            parameter_name(arg.name),
            _same("DisplayName", arg.name.replace("_", " ")) + _spoken("Description", arg.help),
        )
        for arg in function.args
    )
    return _new(
        name,
        _same("DisplayName", f"{FUNCTIONS_SERVICE}.{name}")
        + _spoken("Description", function.help, short_help)
        + _prop("Category", "Add-In")
        + _node("Parameters", arguments),
    )


def _items(*, with_context: bool = False) -> Iterator[str]:
    number = 0
    for place, group in enumerate(GROUPS):
        if place:
            number += 1
            yield _new(f"m{number:02}", _prop("URL", "private:separator"))
        for button in group.buttons:
            number += 1
            yield _new(
                f"m{number:02}",
                (_context() if with_context else "")
                + _prop("URL", PROTOCOL + button.command)
                + _spoken("Title", button.label)
                + _prop("Target", "_self"),
            )


def _images(button: Button) -> str:
    urls = {"Small": 16, "Big": 24}
    props = "".join(
        _prop(f"Image{size}URL", f"%origin%/icons/{button.command}_{pixels}.png")
        for size, pixels in urls.items()
    )
    return _new(
        f"org.kamxl.{button.command}",
        _prop("URL", PROTOCOL + button.command) + _node("UserDefinedImages", props),
    )


def _context() -> str:
    return _prop("Context", _CALC)


def _node(name: str, inside: str, *, new: bool = False) -> str:
    replace = ' oor:op="replace"' if new else ""
    return f"<node oor:name={quoteattr(name)}{replace}>\n{inside}\n</node>"


def _new(name: str, inside: str) -> str:
    return _node(name, inside, new=True)


def _prop(name: str, value: str, *, kind: str = "xs:string") -> str:
    kind = "xs:boolean" if value == "true" else kind
    return f'<prop oor:name="{name}" oor:type="{kind}"><value>{escape(value)}</value></prop>'


def _spoken(name: str, english: str, fitted: Callable[[str], str] = str) -> str:
    return _values(name, {tag: fitted(translator(language)(english)) for tag, language in _LANGUAGES.items()})


def _same(name: str, text: str) -> str:
    return _values(name, dict.fromkeys(_LANGUAGES, text))


def _values(name: str, texts: dict[str, str]) -> str:
    values = "".join(f'<value xml:lang="{tag}">{escape(text)}</value>' for tag, text in texts.items())
    return f'<prop oor:name="{name}" oor:type="xs:string">{values}</prop>'
