"""The way into LibreOffice: its Python module `uno`, and a connection to a running program."""

from __future__ import annotations

import importlib
import os
import sys
import time
from pathlib import Path
from typing import Any

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say

PLACES = (
    "/usr/lib/python3/dist-packages",
    "/usr/lib/libreoffice/program",
    "/usr/lib64/libreoffice/program",
    "/opt/libreoffice/program",
    "/Applications/LibreOffice.app/Contents/Resources",
)
"""Where the module `uno` lies when Python does not find it by itself; UNO_PATH may name one more."""

_PAUSE = 0.05


def uno_module(name: str = "uno") -> Any:
    """Return a module of LibreOffice.

    Raises:
        KamxlError: This Python has none that fits it.
    """
    try:
        return importlib.import_module(name)
    except ImportError:
        pass
    for place in (os.environ.get("UNO_PATH", ""), *PLACES):
        if place and (Path(place) / "uno.py").is_file() and place not in sys.path:
            # At the end, so that no package of the system gets in front of kamxl's own.
            sys.path.append(place)
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise KamxlError(
            say(
                "This Python ({version}) has no connection to LibreOffice: its module uno is missing or for "
                "another version. Install the package python3-uno and kamxl for the same Python.",
                version=sys.version.split()[0],
            )
        ) from error


def connect(address: str, *, seconds: float = 0.0) -> Any:
    """Return the component context of a LibreOffice that listens.

    Args:
        address: Where it listens, as in its option --accept: `pipe,name=…` or `socket,host=…,port=…`.
        seconds: How long to try again while it starts.

    Raises:
        KamxlError: Nothing answers there.
    """
    uno = uno_module()
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
    until = time.monotonic() + seconds
    while True:
        try:
            return resolver.resolve(f"uno:{address};urp;StarOffice.ComponentContext")
        except Exception as error:  # uno's exceptions are known only once it is loaded
            if time.monotonic() >= until:
                raise KamxlError(
                    say("LibreOffice does not answer at {address}. Start it again.", address=address)
                ) from error
        time.sleep(_PAUSE)


def struct(kind: str, **values: object) -> Any:
    """Make a struct of UNO: `struct("table.CellAddress", Row=1)`."""
    made = uno_module().createUnoStruct(f"com.sun.star.{kind}")
    for name, value in values.items():
        setattr(made, name, value)
    return made


def properties(**values: object) -> tuple[Any, ...]:
    """Make named properties as UNO wants them."""
    return tuple(struct("beans.PropertyValue", Name=name, Value=value) for name, value in values.items())
