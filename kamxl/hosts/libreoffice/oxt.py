"""Build kamxl.oxt, the extension for LibreOffice.

It carries the part of kamxl that needs the standard library only, so that functions in cells work with
nothing installed beside it. The buttons start the Python that built it.
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from kamxl.hosts.addin.buttons import BUTTONS, TAB, icon
from kamxl.hosts.addin.texts import DESCRIPTION
from kamxl.hosts.libreoffice.configuration import (
    command_handler,
    function_help,
    menu_and_toolbar,
    toolbar_title,
)
from kamxl.hosts.libreoffice.idl import type_library
from kamxl.locale import translator
from kamxl.version import __version__

NAME = "kamxl.oxt"
IDENTIFIER = "org.kamxl.extension"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_FLOORS = ("domain", "settings", "rules", "functions", "locale", "hosts/libreoffice/inside")
_MODULES = (
    "__init__.py",
    "version.py",
    "hosts/__init__.py",
    "hosts/addin/__init__.py",
    "hosts/addin/log.py",
    "hosts/addin/state_folder.py",
    "hosts/libreoffice/__init__.py",
)
_KEPT = (".py", ".mo")
_COMPONENT = """\
import os
import sys

# Before all else: another kamxl that this Python may have is of another version, perhaps.
sys.path.insert(0, os.path.join(os.path.dirname(__file__), "pythonpath"))

from kamxl.hosts.libreoffice.inside.{module} import g_ImplementationHelper
"""
_MANIFEST = {
    "kam.rdb": "application/vnd.sun.star.uno-typelibrary;type=RDB",
    "kam_functions.py": "application/vnd.sun.star.uno-component;type=Python",
    "kam_commands.py": "application/vnd.sun.star.uno-component;type=Python",
    "CalcAddIns.xcu": "application/vnd.sun.star.configuration-data",
    "ProtocolHandler.xcu": "application/vnd.sun.star.configuration-data",
    "Addons.xcu": "application/vnd.sun.star.configuration-data",
    "CalcWindowState.xcu": "application/vnd.sun.star.configuration-data",
}


def build_extension(folder: Path, python: str = sys.executable) -> Path:
    """Write kamxl.oxt into a folder and return it; an older one is replaced.

    Args:
        folder: Made when it is not there.
        python: The program that the buttons start; kamxl must be installed in it.

    Raises:
        OSError: The folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / NAME
    path.write_bytes(extension_bytes(python))
    return path


def extension_bytes(python: str) -> bytes:
    """Return the extension. The same Python gives the same bytes."""
    parts: dict[str, str | bytes] = {
        "META-INF/manifest.xml": _manifest(),
        "description.xml": _description(),
        **{f"description_{tag}.txt": text for tag, text in _descriptions().items()},
        "kam.rdb": type_library(),
        "kam_functions.py": _COMPONENT.format(module="functions"),
        "kam_commands.py": _COMPONENT.format(module="commands"),
        "python.txt": python,
        "CalcAddIns.xcu": function_help(),
        "ProtocolHandler.xcu": command_handler(),
        "Addons.xcu": menu_and_toolbar(),
        "CalcWindowState.xcu": toolbar_title(),
        **dict(_icons()),
        **dict(_code()),
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, _LONG_AGO)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o644 << 16
            package.writestr(info, content, compresslevel=9)
    return written.getvalue()


def _icons() -> Iterator[tuple[str, bytes]]:
    for button in BUTTONS:
        for pixels in (16, 24):
            yield f"icons/{button.command}_{pixels}.png", icon(button, pixels)


def _code() -> Iterator[tuple[str, bytes]]:
    package = files("kamxl")
    for name in _MODULES:
        yield f"pythonpath/kamxl/{name}", package.joinpath(*name.split("/")).read_bytes()
    for floor in _FLOORS:
        yield from _folder(package.joinpath(*floor.split("/")), f"pythonpath/kamxl/{floor}")


def _folder(folder: Traversable, place: str) -> Iterator[tuple[str, bytes]]:
    for one in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if one.is_dir() and one.name != "__pycache__":
            yield from _folder(one, f"{place}/{one.name}")
        elif one.name.endswith(_KEPT):
            yield f"{place}/{one.name}", one.read_bytes()


def _manifest() -> str:
    entries = "".join(
        f'<manifest:file-entry manifest:media-type="{kind}" manifest:full-path="{name}"/>\n'
        for name, kind in _MANIFEST.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<manifest:manifest xmlns:manifest="http://openoffice.org/2001/manifest">\n{entries}'
        "</manifest:manifest>\n"
    )


def _descriptions() -> dict[str, str]:
    languages = {"en": "en", "zh-CN": "zh-Hans", "zh-TW": "zh-Hant"}
    return {tag: translator(language)(DESCRIPTION) for tag, language in languages.items()}


def _description() -> str:
    names = "".join(f'<name lang="{tag}">kamxl · {TAB}</name>' for tag in _descriptions())
    texts = "".join(f'<src lang="{tag}" xlink:href="description_{tag}.txt"/>' for tag in _descriptions())
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<description xmlns="http://openoffice.org/extensions/description/2006" '
        'xmlns:xlink="http://www.w3.org/1999/xlink" '
        'xmlns:lo="http://libreoffice.org/extensions/description/2011">\n'
        f'<identifier value="{IDENTIFIER}"/>\n<version value="{__version__}"/>\n'
        f"<display-name>{names}</display-name>\n<extension-description>{texts}</extension-description>\n"
        '<dependencies><lo:LibreOffice-minimal-version value="7.0" '
        'lo:name="LibreOffice 7.0"/></dependencies>\n'
        "</description>\n"
    )
