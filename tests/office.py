"""LibreOffice for tests: what a workbook's cells really say, whatever results the file had stored."""

import subprocess
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeAlias, cast

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A private LibreOffice: its profile and what it writes live in `folder`."""

    folder: Path

    @classmethod
    def in_folder(cls, folder: Path) -> "Office":
        """Prepare a profile that recalculates every formula on loading."""
        user = folder / "profile" / "user"
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(ALWAYS_RECALCULATE, encoding="utf-8")
        return cls(folder=folder)

    def convert(self, path: Path, kind: str) -> Path:
        """Save a workbook as another kind (`xlsx`, `pdf`, `ods`, `xls`) and return the new file."""
        written = self.folder / "written"
        result = written / f"{path.stem}.{kind}"
        result.unlink(missing_ok=True)
        subprocess.run(
            [
                "soffice",
                "--headless",
                f"-env:UserInstallation={(self.folder / 'profile').as_uri()}",
                "--convert-to",
                kind,
                "--outdir",
                str(written),
                str(path),
            ],
            check=True,
            capture_output=True,
            timeout=300,
            env={**plain_environment(), "LC_ALL": "C.UTF-8"},
        )
        if not result.exists():
            raise FileNotFoundError(f"LibreOffice did not write {result.name}.")
        return result

    def recalculate(self, path: Path) -> Cells:
        """Recalculate a workbook and return its values: sheet name → cell address → value.

        Blank cells are left out; an error is its text (`#N/A`).
        """
        return cell_values(self.convert(path, "xlsx"))


def cell_values(path: Path) -> Cells:
    """Return the stored values of an .xlsx file: sheet name → cell address → value, blanks left out."""
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
        }
    finally:
        book.close()
