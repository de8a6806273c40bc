"""The folder of static files: what stands where, and the files themselves."""

import hashlib
import json
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from kamxl.hosts.addin.buttons import icon
from kamxl.hosts.addin.carried import needed_code, zipped
from kamxl.hosts.officejs import office_js, pyodide_files
from kamxl.hosts.officejs.buttons import BUTTONS, texts_js
from kamxl.hosts.officejs.manifest import ICON_PIXELS, METADATA, PAGE, SCRIPT, manifest_xml
from kamxl.hosts.officejs.metadata import catalogue_js, functions_json
from kamxl.hosts.officejs.policy import OFFICE_JS, content_policy
from kamxl.reports.palette import FONTS
from kamxl.reports.web import stylesheet

OFFLINE = "offline.js"
_MODULES = (
    "batch.js",
    "blanks.js",
    "book.js",
    "functions.js",
    "pane.js",
    "python.js",
    "workbook.js",
)


def write_site(folder: Path, content: Mapping[str, bytes]) -> None:
    """Write the files of a site into a folder; others in it stay.

    Raises:
        OSError: The folder cannot be written.
    """
    for name, one in content.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(one)


def site(
    url: str, pyodide: Mapping[str, bytes], office: Mapping[str, bytes] | None = None
) -> dict[str, bytes]:
    """Return every file by its place in the folder. The same input gives the same bytes.

    Args:
        url: The https address the folder will have, without a slash at its end.
        pyodide: The files of `pyodide_files`.
        office: The files of `office_files`; without them Office.js comes from Microsoft.
    """
    code = _code()
    digest = _digest(code)
    office_at = {f"{office_js.FOLDER}/{name}": one for name, one in (office or {}).items()}
    kept = {
        **{f"{digest}/{name}": one for name, one in code.items()},
        **{f"{pyodide_files.FOLDER}/{name}": one for name, one in pyodide.items()},
        **office_at,
        **_icons(),
        **{name: functions_json(language).encode() for language, name in METADATA.items()},
        SCRIPT: f'import "./{digest}/functions.js";\n'.encode(),
        PAGE: _page(digest, own_office=bool(office)),
    }
    offline = (
        _web(OFFLINE).replace("@BUILD@", _digest(kept)).replace("@FILES@", json.dumps(sorted(kept), indent=1))
    )
    return {
        "manifest.xml": manifest_xml(url).encode(),
        "licences.txt": pyodide_files.LICENCES.encode(),
        OFFLINE: offline.encode(),
        **kept,
    }


def _code() -> dict[str, bytes]:
    """Return what changes with kamxl; its folder is named by it, so that caches never mix two builds."""
    built = f'export const PYODIDE = "../{pyodide_files.FOLDER}/";\n{catalogue_js()}{texts_js()}'
    return {
        **{name: _web(name).encode() for name in _MODULES},
        "built.js": built.encode(),
        "pane.css": _look().encode(),
        "kamxl.zip": zipped(dict(needed_code("hosts/officejs/inside"))),
    }


def _page(digest: str, *, own_office: bool) -> bytes:
    office = f"{office_js.FOLDER}/office.js" if own_office else OFFICE_JS
    return (
        _web(PAGE)
        .replace("@POLICY@", content_policy(own_office=own_office))
        .replace("@OFFICE@", office)
        .replace("@CODE@", digest)
        .encode()
    )


def _look() -> str:
    """Return the style of the reports' pages, in each language's font, and that of the pane around."""
    fonts = "".join(
        f':root:lang({tag}){{--font:"{font}",system-ui,sans-serif}}\n' for tag, font in FONTS.items()
    )
    return stylesheet("en") + fonts + _web("pane.css")


def _icons() -> dict[str, bytes]:
    drawn = files("kamxl.hosts.officejs") / "icons"  # the size that only Office.js asks for
    largest = max(ICON_PIXELS)
    return {
        **{
            f"icons/{one.command}_{largest}.png": (drawn / f"{one.command}_{largest}.png").read_bytes()
            for one in BUTTONS
        },
        **{
            f"icons/{one.command}_{pixels}.png": icon(one, pixels)
            for one in BUTTONS
            for pixels in (16, 32, 64)
        },
    }


def _web(name: str) -> str:
    return (files("kamxl.hosts.officejs") / "web" / name).read_text("utf-8")


def _digest(content: Mapping[str, bytes]) -> str:
    """Return a name for a set of files, another one when any of them is another."""
    whole = hashlib.sha256()
    for name, one in sorted(content.items()):
        whole.update(f"{name}\n{hashlib.sha256(one).hexdigest()}\n".encode())
    return whole.hexdigest()[:12]
