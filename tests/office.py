"""LibreOffice for tests: what a workbook's cells really say, whatever results the file had stored."""

import contextlib
import os
import shutil
import subprocess
from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Self, TypeAlias, cast

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from kamxl.domain.errors import KamxlError
from kamxl.hosts.libreoffice.engine.office import connect, properties, uno_module
from kamxl.hosts.libreoffice.install import plain_environment

CellValue: TypeAlias = float | int | bool | str | datetime | None
Cells: TypeAlias = dict[str, dict[str, CellValue]]

# LibreOffice trusts the stored results of a file unless it is told to recalculate always (0).
ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


FILTERS = {
    "xlsx": "Calc MS Excel 2007 XML",
    "xls": "MS Excel 97",
    "ods": "calc8",
    "pdf": "calc_pdf_Export",
}


@cache
def has_office() -> bool:
    """Say whether LibreOffice is here, and this Python can talk to it."""
    try:
        uno_module()
    except KamxlError:
        return False
    return shutil.which("soffice") is not None


@dataclass(slots=True, kw_only=True)
class Office:
    """A private LibreOffice: its profile and what it writes live in `folder`.

    It starts when it is first needed and then serves every test of the process, since starting takes
    longer than most workbooks do.
    """

    folder: Path
    _program: subprocess.Popen[bytes] | None = None
    _context: Any = None

    @classmethod
    def in_folder(cls, folder: Path) -> Self:
        """Prepare profiles that recalculate every formula on loading."""
        office = cls(folder=folder)
        for user in (office.profile / "user", office.other_profile / "user"):
            user.mkdir(parents=True)
            (user / "registrymodifications.xcu").write_text(ALWAYS_RECALCULATE, encoding="utf-8")
        return office

    @property
    def profile(self) -> Path:
        """Where its settings and extensions lie."""
        return self.folder / "profile"

    @property
    def other_profile(self) -> Path:
        """A profile for programs that a test starts by itself, beside the one that runs."""
        return self.folder / "other profile"

    @property
    def context(self) -> Any:
        """Its component context; started when it does not run."""
        if self._program is None or self._program.poll() is not None:
            pipe = f"kamxl{os.getpid()}x{id(self)}"
            command = ["soffice", "--headless", "--norestore", "--nologo", "--nodefault"]
            command += [f"-env:UserInstallation={self.profile.as_uri()}", f"--accept=pipe,name={pipe};urp;"]
            self._program = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={**plain_environment(), "LC_ALL": "C.UTF-8"},
            )
            self._context = connect(f"pipe,name={pipe}", seconds=60)
        return self._context

    def close(self) -> None:
        """End it."""
        if self._program is None:
            return
        with contextlib.suppress(Exception):  # it hangs up before it answers, or has gone already
            self._desktop().terminate()
        try:
            self._program.wait(30)
        except subprocess.TimeoutExpired:
            self._program.kill()

    def _desktop(self) -> Any:
        return self.context.ServiceManager.createInstanceWithContext(
            "com.sun.star.frame.Desktop", self.context
        )

    @contextlib.contextmanager
    def opened(self, path: Path) -> Iterator[Any]:
        """Open a workbook unseen, hand out the document, and close it."""
        document = self._desktop().loadComponentFromURL(path.as_uri(), "_blank", 0, properties(Hidden=True))
        if document is None:
            raise FileNotFoundError(f"LibreOffice cannot open {path.name}.")
        try:
            yield document
        finally:
            document.close(True)

    def convert(self, path: Path, kind: str) -> Path:
        """Save a workbook as another kind (`xlsx`, `pdf`, `ods`, `xls`) and return the new file."""
        result = self.folder / "written" / f"{path.stem}.{kind}"
        result.parent.mkdir(exist_ok=True)
        result.unlink(missing_ok=True)
        with self.opened(path) as document:
            document.storeToURL(result.as_uri(), properties(FilterName=FILTERS[kind]))
        return result

    def recalculate(self, path: Path) -> Cells:
        """Recalculate a workbook and return its values: sheet name → cell address → value.

        Blank cells are left out; an error is its text (`#N/A`).
        """
        return cell_values(self.convert(path, "xlsx"))


def cell_values(path: Path, sheets: Container[str] = ()) -> Cells:
    """Return the stored values of an .xlsx file: sheet name → cell address → value, blanks left out.

    Args:
        path: The file.
        sheets: Names of the sheets wanted; all of them without it.
    """
    book = load_workbook(path, read_only=True, data_only=True)
    try:
        return {
            sheet.title: {
                f"{get_column_letter(column)}{row}": cast("CellValue", value)
                for row, values in enumerate(sheet.iter_rows(values_only=True), start=1)
                for column, value in enumerate(values, start=1)
                if value is not None
            }
            for sheet in book.worksheets
            if not sheets or sheet.title in sheets
        }
    finally:
        book.close()


def shown(document: Any, sheet: str) -> dict[str, CellValue]:
    """Return what an open sheet shows now: cell address → number or text, blanks left out."""
    cells = document.Sheets.getByName(sheet)
    cursor = cells.createCursor()
    cursor.gotoEndOfUsedArea(False)
    last = cursor.RangeAddress
    rows = cells.getCellRangeByPosition(0, 0, last.EndColumn, last.EndRow).getDataArray()
    return {
        f"{get_column_letter(column)}{row}": value
        for row, values in enumerate(rows, start=1)
        for column, value in enumerate(values, start=1)
        if value != ""
    }
