"""What a user of this Windows has outside of kamxl's folder: files, keys of the registry, processes.

Prints JSON. Runs in the Python of the computer itself, which has the standard library only. An argument is
written as the place of Excel, as its set-up would: without that, nothing is put into Excel.
"""

import json
import os
import sys
import tempfile
import winreg
from collections.abc import Iterator
from pathlib import Path

from running import running

EXCEL = r"SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe"
_NOT_OURS = ("\\gen_py\\", "\\microsoft\\windows\\", "\\pip\\", "\\wine\\", "\\temporary internet files")
"""gen_py is what pywin32 keeps in the temporary folder for all programs that use it."""


def files() -> Iterator[str]:
    """Yield the files in this user's folders, without what Windows and pip keep there."""
    home = Path(os.environ["USERPROFILE"])
    for top in {home, Path(tempfile.gettempdir())}:
        for here, _, names in os.walk(top):
            yield from (str(Path(here, name)) for name in names)


def keys() -> Iterator[str]:
    """Yield this user's keys of the registry with their values, and the names of all users' classes."""
    yield from _below("Software")
    for branch in (r"Software\Classes", r"Software\Classes\CLSID"):
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, branch) as opened:
            under = winreg.QueryInfoKey(opened)[0]
            yield from (rf"{branch}\{winreg.EnumKey(opened, place)}" for place in range(under))


def _below(key: str) -> Iterator[str]:
    with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
        under, values, _ = winreg.QueryInfoKey(opened)
        if values:  # an empty key says nothing
            yield f"{key} {[winreg.EnumValue(opened, place)[:2] for place in range(values)]}"
        names = [winreg.EnumKey(opened, place) for place in range(under)]
    for name in names:
        yield from _below(rf"{key}\{name}")


def processes() -> Iterator[str]:
    """Yield the programs that run."""
    yield from (program for _, program in running())


def main() -> None:
    """Write the key of Excel, or say what is there."""
    if sys.argv[1:]:
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, EXCEL) as opened:
            winreg.SetValueEx(opened, "", 0, winreg.REG_SZ, sys.argv[1])
        return
    seen = {"files": files, "keys": keys, "processes": processes}
    found = {name: sorted(set(look())) for name, look in seen.items()}
    kept = {name: [one for one in all_ if not _foreign(one)] for name, all_ in found.items()}
    sys.stdout.reconfigure(encoding="utf-8")
    print(json.dumps(kept, ensure_ascii=False))


def _foreign(one: str) -> bool:
    small = one.casefold()
    return any(part in small for part in _NOT_OURS)


if __name__ == "__main__":
    main()
