"""The part of kamxl that an add-in carries in itself: what needs the standard library only."""

import ast
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_FLOORS = ("domain", "settings", "rules", "functions", "locale")
_MODULES = ("__init__.py", "version.py", "hosts/__init__.py")
_KEPT = (".py", ".mo", ".csv")


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


def needed_code(folder: str) -> Iterator[tuple[str, bytes]]:
    """Yield each module that the modules of a folder load, and the translations, by their place.

    Args:
        folder: What runs inside, as `hosts/officejs/inside`.
    """
    package = files("kamxl")
    waiting = [place for place, _ in _folder(package.joinpath(*folder.split("/")), f"kamxl/{folder}")]
    found: dict[str, bytes] = {}
    while waiting:
        place = waiting.pop()
        if place not in found:
            found[place] = package.joinpath(*place.split("/")[1:]).read_bytes()
            waiting += [one for name in _imported(found[place]) for one in _places(package, name)]
    yield from sorted({**found, **dict(_folder(package / "locale", "kamxl/locale"))}.items())


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


def _imported(source: bytes) -> Iterator[str]:
    """Yield what a module imports when it is loaded; names within modules too, which are no files."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{one.name}" for one in node.names)


def _places(package: Traversable, name: str) -> Iterator[str]:
    """Yield the file of a module of kamxl and those of the packages around it."""
    first, *parts = name.split(".")
    if first == "kamxl":
        for length in range(len(parts) + 1):
            for ending in ("/__init__.py", ".py"):
                place = "/".join(parts[:length]) + ending
                if package.joinpath(*place.strip("/").split("/")).is_file():
                    yield f"kamxl/{place.strip('/')}"
