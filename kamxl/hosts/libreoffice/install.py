"""Install the extension for this user, find it, take it out again.

All versions of LibreOffice of one user share one profile, so the extension is added once, by the first
version that can do it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say
from kamxl.hosts.libreoffice.offices import Office, offices
from kamxl.hosts.libreoffice.oxt import IDENTIFIER, NAME

_SECONDS = 180
_SYSTEM_FOLDERS = frozenset({"/usr/bin", "/bin", "/usr/sbin", "/sbin"})
_SCRIPT = Path(__file__).parent / "inside" / "extension_manager.py"
_XML = "{http://openoffice.org/extensions/description/2006}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Installed:
    """An extension that is in a profile.

    Attributes:
        version: Its version.
        folder: Where LibreOffice keeps it.
        python: The program its buttons start.
        restart: Whether a LibreOffice was running, which knows the new version only after a restart.
    """

    version: str
    folder: Path
    python: str
    restart: bool = False


def install(oxt: Path, profile: Path | None = None) -> Installed:
    """Add the extension to a profile, in place of an older one.

    Args:
        oxt: The extension.
        profile: The profile's folder (the one that holds `user`); that of this user by default.

    Raises:
        KamxlError: There is no LibreOffice here, or it refuses the extension.
    """
    running = _manage(profile, "add", oxt.resolve().as_uri())
    found = status(profile)
    if found is None:
        raise KamxlError(say("LibreOffice did not take the extension. Close it and install again."))
    return Installed(version=found.version, folder=found.folder, python=found.python, restart=running)


def uninstall(profile: Path | None = None) -> bool:
    """Take the extension out of a profile; False when it was not there.

    Raises:
        KamxlError: LibreOffice does not let go of it.
    """
    if status(profile) is None:
        return False
    running = _manage(profile, "remove", IDENTIFIER)
    if status(profile) is not None:
        raise KamxlError(say("LibreOffice still has the extension. Close it and uninstall again."))
    if not running:
        _sweep(profile)
    return True


def status(profile: Path | None = None) -> Installed | None:
    """Return the extension in a profile, without starting LibreOffice; None when it is not there."""
    for description in sorted(_cache(profile).glob("uno_packages/*/*.oxt/description.xml")):
        # What was replaced or removed lies there until the next start, but is not listed.
        if _listed(description.parents[1], profile) and (found := _described(description)):
            return found
    return None


def _cache(profile: Path | None) -> Path:
    return (profile or default_profile()) / "user" / "uno_packages" / "cache"


def _listed(folder: Path, profile: Path | None) -> bool:
    """Say whether LibreOffice uses a folder of its cache."""
    try:
        return folder.name.removesuffix("_").encode() in (_cache(profile) / "uno_packages.pmap").read_bytes()
    except OSError:
        return False


def _sweep(profile: Path | None) -> None:
    """Remove what LibreOffice would leave lying until its next start: folders that it does not use."""
    user = (profile or default_profile()) / "user"
    for ours in [*user.glob(f"uno_packages/cache/*/*/{NAME}"), *user.glob(f"extensions/tmp/*/*/{NAME}*")]:
        if not _listed(ours.parent, profile):
            shutil.rmtree(ours.parent, ignore_errors=True)
            with suppress(OSError):
                ours.parent.with_name(ours.parent.name.removesuffix("_")).unlink()


def _described(description: Path) -> Installed | None:
    """Return what a description says; None when it is another extension's."""
    try:
        root = ET.parse(description).getroot()  # noqa: S314 - LibreOffice unpacked it
    except (OSError, ET.ParseError):
        return None
    identifier, version = root.find(f"{_XML}identifier"), root.find(f"{_XML}version")
    if identifier is None or identifier.get("value") != IDENTIFIER:
        return None
    python = description.with_name("python.txt")
    return Installed(
        version=(version.get("value") if version is not None else None) or "",
        folder=description.parent,
        python=python.read_text("utf-8").strip() if python.is_file() else "",
    )


def default_profile(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder of this user's profile."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(environment.get("APPDATA") or home / "AppData" / "Roaming") / "LibreOffice" / "4"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "LibreOffice" / "4"
    return Path(environment.get("XDG_CONFIG_HOME") or home / ".config") / "libreoffice" / "4"


def _manage(profile: Path | None, action: str, subject: str) -> bool:
    """Do something with the extension, and say whether a LibreOffice was running."""
    found = offices()
    if not found:
        raise KamxlError(
            say("There is no LibreOffice on this computer, so its extension cannot be installed.")
        )
    url = profile.resolve().as_uri() if profile else ""
    failures = []
    for office, python in _pairs(found):
        try:
            ended = subprocess.run(  # noqa: S603 - both were found by name, at known places
                [str(python), str(_SCRIPT), str(office.soffice), url, action, subject],
                capture_output=True,
                text=True,
                timeout=_SECONDS,
                check=False,
                env=plain_environment(),
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            failures.append(str(error))
            continue
        if ended.returncode == 0:
            return ended.stdout == "running"
        failures.append(ended.stderr.strip().splitlines()[-1] if ended.stderr.strip() else str(python))
    raise KamxlError(
        say(
            "LibreOffice refuses the extension: {why}. Close it and try again; on Debian and Ubuntu the "
            "package python3-uno is needed.",
            why="; ".join(dict.fromkeys(failures)) or "no Python with uno",
        )
    )


def _pairs(found: tuple[Office, ...]) -> Iterator[tuple[Office, Path]]:
    for office in found:
        for python in office.pythons:
            yield office, python


def plain_environment() -> dict[str, str]:
    """Return the surroundings in which LibreOffice finds its own Python.

    The one within LibreOffice looks for its library along the PATH, and takes that of any other Python
    that comes first there (pyenv, conda, an environment), which breaks it.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    if os.name == "posix":
        folders = kept.get("PATH", "").split(os.pathsep)
        own = [one for one in folders if one in _SYSTEM_FOLDERS or not (Path(one) / "python3").exists()]
        kept["PATH"] = os.pathsep.join(own)
    return kept
