"""kamxl.zip: the part of kamxl that needs the standard library only, for the Python in the web view."""

import io
import zipfile
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_FLOORS = ("domain", "settings", "rules", "functions", "locale", "hosts/officejs/inside")
_MODULES = ("__init__.py", "version.py", "hosts/__init__.py", "hosts/officejs/__init__.py")
_KEPT = (".py", ".mo")


def kamxl_zip() -> bytes:
    """Return the archive. The same code gives the same bytes."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        for name, content in _code():
            info = zipfile.ZipInfo(name, _LONG_AGO)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o644 << 16
            package.writestr(info, content, compresslevel=9)
    return written.getvalue()


def _code() -> Iterator[tuple[str, bytes]]:
    package = files("kamxl")
    for name in _MODULES:
        yield f"kamxl/{name}", package.joinpath(*name.split("/")).read_bytes()
    for floor in _FLOORS:
        yield from _folder(package.joinpath(*floor.split("/")), f"kamxl/{floor}")


def _folder(folder: Traversable, place: str) -> Iterator[tuple[str, bytes]]:
    for one in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if one.is_dir() and one.name != "__pycache__":
            yield from _folder(one, f"{place}/{one.name}")
        elif one.name.endswith(_KEPT):
            yield f"{place}/{one.name}", one.read_bytes()
