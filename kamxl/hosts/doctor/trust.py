"""What Excel for Windows allows: macros, add-ins it switched off, files from the internet.

Excel asks in this order: are add-ins or macros switched off altogether; does the file lie in a trusted
location, as its start folder is; only then do the macro settings count.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from kamxl.domain.message import Message, say
from kamxl.hosts.doctor.finding import Finding, trouble
from kamxl.hosts.install.computer import ADDIN, Computer

_OFFICE = r"Software\Microsoft\Office\16.0"
_POLICIES = r"Software\Policies\Microsoft\Office\16.0"
_NO_MACROS, _ONLY_SIGNED = 4, 3


def check_trust(computer: Computer) -> Iterator[Finding]:
    """Look at what keeps Excel from running the add-in. What stands in the registry may be old."""
    if computer.system != "win32" or not computer.has_excel:
        return
    yield from _switched_off_altogether(computer)
    if _value(computer, r"Excel\Security\Trusted Locations", "AllLocationsDisabled") == 1:
        yield from _macros(computer)
    yield from _switched_off(computer)
    if computer.addin is not None and _from_the_internet(computer.addin):
        yield trouble(
            say("Windows takes the add-in for a file from the internet, and Excel blocks its macros."),
            say("Right-click {path}, Properties, tick Unblock.", path=computer.addin),
        )


def _value(computer: Computer, key: str, name: str) -> object:
    """Return what a policy says, of this computer or user, else what the user chose."""
    for place in (rf"HKLM\{_POLICIES}\{key}", rf"HKCU\{_POLICIES}\{key}", rf"HKCU\{_OFFICE}\{key}"):
        value = computer.registry(place).get(name)
        if value is not None:
            return value
    return None


def _switched_off_altogether(computer: Computer) -> Iterator[Finding]:
    switches = (
        (r"Common", "VBAOff", say("Office is set to run no macros of any kind, and so not the add-in.")),
        (r"Excel\Security", "DisableAllAddins", say("Excel is set to load no add-ins.")),
        (
            r"Excel\Security",
            "RequireAddinSig",
            say("Excel is set to load signed add-ins only, and kamxl's is made on this computer, unsigned."),
        ),
    )
    for key, name, what in switches:
        if _value(computer, key, name) == 1:
            yield trouble(what, _way_out(computer))


def _macros(computer: Computer) -> Iterator[Finding]:
    """Where trusted locations are switched off, the macro settings count for the add-in, too."""
    setting = _value(computer, r"Excel\Security", "VBAWarnings")
    if setting in {_NO_MACROS, _ONLY_SIGNED}:
        yield trouble(
            say("Trusted locations are switched off in Excel, and so are macros: the add-in does not run."),
            say(
                "In Excel: File, Options, Trust Center: allow trusted locations, or choose macros 'with "
                "notification'. Where these are grey, your organisation has set them: ask your "
                "administrator to trust {folder}.",
                folder=computer.startup_folder,
            ),
        )


def _way_out(computer: Computer) -> Message:
    return say(
        "Ask your administrator to allow the add-in in {folder}. Until then `kamxl score` writes workbooks "
        "with ordinary formulas, which need no macros.",
        folder=computer.startup_folder,
    )


def _switched_off(computer: Computer) -> Iterator[Finding]:
    """Find the add-in on Excel's list of what it switched off after a crash; names are UTF-16 there."""
    items = computer.registry(rf"HKCU\{_OFFICE}\Excel\Resiliency\DisabledItems").values()
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
