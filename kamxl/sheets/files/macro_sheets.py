"""Workbooks with Excel 4 macro sheets, which the fast reader does not open: read without those sheets."""

import io
import re
import zipfile
from pathlib import Path

from defusedxml import ElementTree

_KINDS = ("/xlmacrosheet", "/xlintlmacrosheet")
_FAST = 1


def without_macro_sheets(path: Path) -> io.BytesIO | None:
    """Return a copy of a workbook, in memory, in which no macro sheet is listed; None when it has none."""
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name.casefold().endswith(".xml.rels"):
                ids = _macro_ids(package.read(name))
                if ids:
                    return _copied(package, name.replace("_rels/", "").removesuffix(".rels"), ids)
    return None


def _macro_ids(rels: bytes) -> list[str]:
    return [
        one.get("Id", "")
        for one in ElementTree.fromstring(rels)
        if one.get("Type", "").casefold().endswith(_KINDS)
    ]


def _copied(package: zipfile.ZipFile, workbook: str, ids: list[str]) -> io.BytesIO:
    listed = "|".join(map(re.escape, ids))
    entry = re.compile(rf'<(?:\w+:)?sheet\s[^>]*:id="(?:{listed})"[^>]*/>'.encode())
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED, compresslevel=_FAST) as new:
        for name in package.namelist():
            content = package.read(name)
            new.writestr(name, entry.sub(b"", content) if name == workbook else content)
    copy.seek(0)
    return copy
