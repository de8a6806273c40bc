"""Office.js in the folder itself, for networks that do not reach Microsoft."""

import tarfile
from pathlib import Path

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say

FOLDER = "office"
_NEEDED = (
    "office.js",
    "o15apptofilemappingtable.js",
    "excel-mac-16.00.js",
    "excel-web-16.00.js",
    "excel-win32-16.01.js",
    "custom-functions-runtime.js",
    *(f"{locale}/office_strings.js" for locale in ("en-us", "zh-cn", "zh-tw")),
)


def office_files(given: Path) -> dict[str, bytes]:
    """Return the files that Excel needs, from what `npm pack @microsoft/office-js` wrote, or its folder.

    Raises:
        KamxlError: It cannot be read, or is something else.
    """
    try:
        found = _in_folder(given) if given.is_dir() else _in_archive(given)
    except (OSError, tarfile.TarError, EOFError, KeyError) as error:
        raise KamxlError(
            say(
                "'{path}' is not Microsoft's Office.js: {why}. What is meant here is the file that "
                "`npm pack @microsoft/office-js` writes.",
                path=given,
                why=getattr(error, "strerror", None) or error,
            )
        ) from error
    return found


def _in_folder(folder: Path) -> dict[str, bytes]:
    return {name: (folder / "dist" / name).read_bytes() for name in _NEEDED}


def _in_archive(path: Path) -> dict[str, bytes]:
    with tarfile.open(path, "r:gz") as archive:
        held = {name: archive.extractfile(f"package/dist/{name}") for name in _NEEDED}
        return {name: content.read() for name, content in held.items() if content is not None}
