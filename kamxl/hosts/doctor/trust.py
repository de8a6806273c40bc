"""What Excel for Windows allows: macros, add-ins it switched off, files from the internet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from kamxl.domain.message import say
from kamxl.hosts.doctor.finding import Finding, trouble
from kamxl.hosts.install.computer import ADDIN, Computer

_EXCEL = r"Software\Microsoft\Office\16.0\Excel"
_POLICY = r"HKCU\Software\Policies\Microsoft\Office\16.0\Excel"
_NO_MACROS, _ONLY_SIGNED = 4, 3


def check_trust(computer: Computer) -> Iterator[Finding]:
    """Look at what keeps Excel from running the add-in. What stands in the registry may be old."""
    if computer.system != "win32" or not computer.has_excel:
        return
    yield from _macros(computer)
    yield from _switched_off(computer)
    if computer.addin is not None and _from_the_internet(computer.addin):
        yield trouble(
            say("Windows takes the add-in for a file from the internet, and Excel blocks its macros."),
            say("Right-click {path}, Properties, tick Unblock.", path=computer.addin),
        )


def _macros(computer: Computer) -> Iterator[Finding]:
    by_policy = computer.registry(rf"{_POLICY}\Security").get("VBAWarnings")
    chosen = computer.registry(rf"HKCU\{_EXCEL}\Security").get("VBAWarnings")
    if by_policy in {_NO_MACROS, _ONLY_SIGNED}:
        yield trouble(
            say("A policy of your organisation forbids macros in Excel, and so the add-in."),
            say(
                "Ask your administrator for a trusted location: {folder}. Until then `kamxl score` writes "
                "workbooks with ordinary formulas, which need no macros.",
                folder=computer.startup_folder,
            ),
        )
    elif chosen in {_NO_MACROS, _ONLY_SIGNED}:
        yield trouble(
            say("Excel is set to run no macros, and so not the add-in."),
            say("In Excel: File, Options, Trust Center, Macro Settings: choose 'with notification'."),
        )


def _switched_off(computer: Computer) -> Iterator[Finding]:
    """Find the add-in on Excel's list of what it switched off after a crash; names are UTF-16 there."""
    items = computer.registry(rf"HKCU\{_EXCEL}\Resiliency\DisabledItems").values()
    name = ADDIN.encode("utf-16-le")
    if any(isinstance(item, bytes) and name in item.lower() for item in items):
        yield trouble(
            say("Excel switched the add-in off after a crash."),
            say("In Excel: File, Options, Add-ins, Manage: Disabled Items, Go; choose kamxl, Enable."),
        )


def _from_the_internet(path: Path) -> bool:
    with suppress(OSError):
        return "ZoneId=3" in Path(f"{path}:Zone.Identifier").read_text("utf-8", "replace")
    return False
