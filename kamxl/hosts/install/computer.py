"""What kamxl must know of a computer: its system, this user's folders, and what Windows has registered."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, TypeAlias

Registry: TypeAlias = Callable[[str], Mapping[str, object]]
"""Gives the values of a key of Windows' registry, written like `HKCU\\Software\\…`; empty when not there."""


class RegistryWriter(Protocol):
    """Changes Windows' registry, in what belongs to this user."""

    def write(self, key: str, value: str) -> None:
        """Set the unnamed value of a key, made with all above it."""

    def remove(self, key: str) -> None:
        """Take a key out with all below it; without effect when it is not there."""


ADDIN = "kamxl.xlam"
_EXCEL_KEYS = (
    r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe",
    r"HKCU\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe",
    r"HKCR\Excel.Application\CurVer",
)
_MAC_OFFICE = "Library/Group Containers/UBF8T346G9.Office/User Content.localized"


@dataclass(frozen=True, slots=True, kw_only=True)
class Computer:
    """One computer, as one user sees it.

    Attributes:
        system: `win32`, `darwin` or `linux`.
        home: The user's folder.
        environment: The variables of the environment.
        registry: Windows' registry.
        prefix: The folder of kamxl's Python environment.
        register: Changes the registry.
        applications: Where a Mac keeps its programs.
    """

    system: str
    home: Path
    environment: Mapping[str, str]
    registry: Registry
    prefix: Path
    register: RegistryWriter
    applications: Path = Path("/Applications")

    @property
    def startup_folder(self) -> Path | None:
        """The folder whose add-ins Excel loads for this user whenever it starts; None without Excel's system.

        On a Mac an add-in in the add-ins folder must be ticked by hand; one in this folder needs no tick.
        """
        if self.system == "win32":
            roaming = self.environment.get("APPDATA")
            return (Path(roaming) if roaming else self.home / "AppData/Roaming") / "Microsoft/Excel/XLSTART"
        if self.system == "darwin":
            return self.home / _MAC_OFFICE / "Startup.localized/Excel"
        return None

    @property
    def addin(self) -> Path | None:
        """Where kamxl's add-in is, or would be."""
        return self.startup_folder / ADDIN if self.startup_folder else None

    @property
    def other_places(self) -> tuple[Path, ...]:
        """Other places from which Excel may load an add-in of the same name."""
        if self.system == "win32":
            roaming = self.environment.get("APPDATA")
            return (
                (Path(roaming) if roaming else self.home / "AppData/Roaming") / "Microsoft/AddIns" / ADDIN,
            )
        if self.system == "darwin":
            return (self.home / _MAC_OFFICE / "Add-Ins.localized" / ADDIN,)
        return ()

    @property
    def scripts_folder(self) -> Path | None:
        """Where Excel for Mac allows the script that its buttons call."""
        if self.system != "darwin":
            return None
        return self.home / "Library/Application Scripts/com.microsoft.Excel"

    @property
    def has_excel(self) -> bool:
        """Whether desktop Excel is installed."""
        if self.system == "win32":
            return any(self.registry(key) for key in _EXCEL_KEYS)
        if self.system == "darwin":
            return any(
                (folder / "Microsoft Excel.app").exists()
                for folder in (self.applications, self.home / "Applications")
            )
        return False


def this_computer() -> Computer:
    """Return the computer that kamxl runs on."""
    return Computer(
        system=sys.platform if sys.platform in {"win32", "darwin"} else "linux",
        home=Path.home(),
        environment=os.environ,
        registry=windows_registry,
        prefix=Path(sys.prefix),
        register=WindowsRegistry(),
    )


def windows_registry(key: str, winreg: Any = None) -> Mapping[str, object]:
    """Return the values of a key; the unnamed one under ""."""
    if winreg is None:
        try:
            winreg = import_module("winreg")
        except ImportError:
            return {}
    root, path = _split(key, winreg)
    found: dict[str, object] = {}
    try:
        with winreg.OpenKey(root, path) as opened:
            for place in range(winreg.QueryInfoKey(opened)[1]):
                name, value, _ = winreg.EnumValue(opened, place)
                found[name] = value
    except OSError:
        return found
    return found


class WindowsRegistry:
    """The registry of the Windows that kamxl runs on.

    Args:
        winreg: The module of the standard library, by default.
    """

    def __init__(self, winreg: Any = None) -> None:
        self._winreg = winreg

    def write(self, key: str, value: str) -> None:
        """Set the unnamed value of a key, made with all above it.

        Raises:
            OSError: It may not be written.
        """
        winreg = self._winreg or import_module("winreg")
        root, path = _split(key, winreg)
        winreg.SetValue(root, path, winreg.REG_SZ, value)

    def remove(self, key: str) -> None:
        """Take a key out with all below it; without effect when it is not there.

        Raises:
            OSError: It may not be removed.
        """
        winreg = self._winreg or import_module("winreg")
        root, path = _split(key, winreg)
        try:
            with winreg.OpenKey(root, path) as opened:
                below = [winreg.EnumKey(opened, place) for place in range(winreg.QueryInfoKey(opened)[0])]
        except FileNotFoundError:
            return
        for one in below:
            self.remove(f"{key}\\{one}")
        winreg.DeleteKey(root, path)


def _split(key: str, winreg: Any) -> tuple[Any, str]:
    root, _, path = key.partition("\\")
    roots = {"HKCU": "HKEY_CURRENT_USER", "HKLM": "HKEY_LOCAL_MACHINE", "HKCR": "HKEY_CLASSES_ROOT"}
    return getattr(winreg, roots[root]), path
