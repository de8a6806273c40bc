"""Computers that are not there: a folder for the user's home, and a registry that a test wrote."""

from collections.abc import Mapping
from pathlib import Path

from kamxl.hosts.install.computer import Computer

EXCEL = r"HKCR\Excel.Application\CurVer"


class Registry:
    """A registry that is not there: what a test wrote, and what kamxl writes."""

    def __init__(self, keys: Mapping[str, Mapping[str, object]]) -> None:
        self.keys = {key: dict(values) for key, values in keys.items()}

    def __call__(self, key: str) -> Mapping[str, object]:
        return self.keys.get(key, {})

    def write(self, key: str, value: str) -> None:
        self.keys.setdefault(key, {})[""] = value

    def remove(self, key: str) -> None:
        gone = [one for one in self.keys if one == key or one.startswith(f"{key}\\")]
        for one in gone:
            del self.keys[one]


def computer(
    home: Path,
    system: str = "win32",
    *,
    excel: bool = True,
    registry: Mapping[str, Mapping[str, object]] | None = None,
) -> Computer:
    keys = Registry({**({EXCEL: {"": "Excel.Application.16"}} if excel else {}), **(registry or {})})
    if excel and system == "darwin":
        (home / "Applications" / "Microsoft Excel.app").mkdir(parents=True, exist_ok=True)
    return Computer(
        system=system,
        home=home,
        environment={"APPDATA": str(home / "AppData" / "Roaming")},
        registry=keys,
        register=keys,
        prefix=home / ".venv",
        applications=home / "Nowhere",
    )
