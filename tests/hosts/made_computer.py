"""Computers that are not there: a folder for the user's home, and a registry that a test wrote."""

from collections.abc import Mapping
from pathlib import Path

from kamxl.hosts.install.computer import Computer

EXCEL = r"HKCR\Excel.Application\CurVer"


def computer(
    home: Path,
    system: str = "win32",
    *,
    excel: bool = True,
    registry: Mapping[str, Mapping[str, object]] | None = None,
) -> Computer:
    keys = {**({EXCEL: {"": "Excel.Application.16"}} if excel else {}), **(registry or {})}
    if excel and system == "darwin":
        (home / "Applications" / "Microsoft Excel.app").mkdir(parents=True, exist_ok=True)
    return Computer(
        system=system,
        home=home,
        environment={"APPDATA": str(home / "AppData" / "Roaming")},
        registry=lambda key: keys.get(key, {}),
        prefix=home / ".venv",
        applications=home / "Nowhere",
    )
