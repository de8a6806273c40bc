"""Rules of Microsoft Defender that keep Excel's macros from reaching Python by the library."""

from __future__ import annotations

from dataclasses import dataclass

from kamxl.domain.message import Message, say
from kamxl.hosts.install.computer import Computer

_GUARD = r"Windows Defender Exploit Guard\ASR\Rules"
_PLACES = (
    rf"HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\{_GUARD}",
    rf"HKLM\SOFTWARE\Microsoft\Windows Defender\{_GUARD}",
)
"""Where the organisation sets them, and where Windows keeps what is in force."""
_BLOCK, _WARN = "1", "6"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One attack-surface-reduction rule: its number at Microsoft, and its name there."""

    number: str
    name: Message


RULES = (
    Rule(
        number="92e97fa1-2edf-4476-bdd6-9dd0b4dddc7b",
        name=say("Block Win32 API calls from Office macros"),
    ),
    Rule(
        number="d4f940ab-401b-4efc-aadc-ad5f3c50688a",
        name=say("Block all Office applications from creating child processes"),
    ),
)


def rules_in_force(computer: Computer) -> tuple[Rule, ...]:
    """Return the rules that block, or ask the user each time."""
    if computer.system != "win32":
        return ()
    found = {
        name.casefold(): str(value)
        for place in reversed(_PLACES)
        for name, value in computer.registry(place).items()
    }
    return tuple(rule for rule in RULES if found.get(rule.number) in {_BLOCK, _WARN})
