"""Pyodide, the Python that runs in a web view: which files, and that they are exactly those tested.

It is not part of kamxl, and kamxl fetches nothing: whoever builds the folder brings it (`npm pack`).
"""

import hashlib
import tarfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say

VERSION = "314.0.7"
FOLDER = f"pyodide-{VERSION}"
"""Where it stands in the built folder: a new version is a new address, so caches never mix two."""
SHA256: Mapping[str, str] = MappingProxyType(
    {
        "pyodide.mjs": "6f1d60f7bf529beb300f0f47983c921d3982363640ba20af0e38efdddbc66109",
        "pyodide.asm.mjs": "f7cdc8ece80678ceb712f8e65ebe6d3a83203a180c399865f49612a051693635",
        "pyodide.asm.wasm": "cc36e3cab04fdfc9a63ff13eb52eae2b911bf46c025cc7b281f394bd3de1d5e6",
        "python_stdlib.zip": "fa1957e5777068fc4f7437f96d860ae2fbe9c19732ba06c84e004ec16dd7dd7a",
        "pyodide-lock.json": "5dc2fc119108bc148c7457dc86e7675b5c87e1cafd420b9c34c1eaef7b36c010",
    }
)
LICENCES = (
    f"pyodide-{VERSION}: Pyodide {VERSION}, Mozilla Public License 2.0; its source code: "
    f"https://github.com/pyodide/pyodide/tree/{VERSION}\n"
    "It holds Python 3.14, Python Software Foundation License: https://docs.python.org/3.14/license.html\n"
)


def pyodide_files(given: Path) -> dict[str, bytes]:
    """Return each file that is needed, from what `npm pack` wrote (.tgz) or a folder with the files.

    Args:
        given: The archive, or the folder it was unpacked to.

    Raises:
        KamxlError: There is no such file, or one is not the tested one.
    """
    try:
        found = _in_folder(given) if given.is_dir() else _in_archive(given)
    except (OSError, tarfile.TarError, EOFError) as error:
        raise KamxlError(
            say("'{path}' cannot be read: {why}. {how}", path=given, why=_why(error), how=how_to_get())
        ) from error
    for name, wanted in SHA256.items():
        content = found.get(name)
        if content is None:
            raise KamxlError(
                say("'{path}' does not hold '{name}'. {how}", path=given, name=name, how=how_to_get())
            )
        if hashlib.sha256(content).hexdigest() != wanted:
            raise KamxlError(
                say(
                    "'{name}' in '{path}' is not the file that kamxl was tested with. {how}",
                    name=name,
                    path=given,
                    how=how_to_get(),
                )
            )
    return found


def how_to_get() -> object:
    """Say how Pyodide is got."""
    return say(
        "Get Pyodide by `npm pack pyodide@{version}`, and name the file it writes: `--pyodide {name}`.",
        version=VERSION,
        name=f"{FOLDER}.tgz",
    )


def _in_folder(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in SHA256 if (folder / name).is_file()}


def _in_archive(path: Path) -> dict[str, bytes]:
    with tarfile.open(path, "r:gz") as archive:
        inside = set(archive.getnames())
        members = {name: f"package/{name}" for name in SHA256}
        held = {name: archive.extractfile(one) for name, one in members.items() if one in inside}
        return {name: content.read() for name, content in held.items() if content is not None}


def _why(error: Exception) -> object:
    return getattr(error, "strerror", None) or error
