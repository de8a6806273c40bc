"""The part of kamxl that an add-in carries in itself: what needs the standard library only."""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_FLOORS = ("domain", "settings", "rules", "functions", "locale")
_MODULES = ("__init__.py", "version.py", "hosts/__init__.py")
_KEPT = (".py", ".mo")


def carried_code(modules: Sequence[str], folder: str) -> Iterator[tuple[str, bytes]]:
    """Yield each file of the code by its place: the floors below the hosts, and what the host adds.

    Args:
        modules: Modules of the host, as `hosts/addin/log.py`.
        folder: Its folder of what runs inside, as `hosts/libreoffice/inside`.
    """
    package = files("kamxl")
    for name in (*_MODULES, *modules):
        yield f"kamxl/{name}", package.joinpath(*name.split("/")).read_bytes()
    for floor in (*_FLOORS, folder):
        yield from _folder(package.joinpath(*floor.split("/")), f"kamxl/{floor}")


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip archive of the parts, in their order. The same parts give the same bytes."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, _LONG_AGO)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o644 << 16
            package.writestr(info, content, compresslevel=9)
    return written.getvalue()


def _folder(folder: Traversable, place: str) -> Iterator[tuple[str, bytes]]:
    for one in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if one.is_dir() and one.name != "__pycache__":
            yield from _folder(one, f"{place}/{one.name}")
        elif one.name.endswith(_KEPT):
            yield f"{place}/{one.name}", one.read_bytes()
