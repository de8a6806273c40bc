"""Add or remove the extension in one profile; run by a Python that has LibreOffice's module `uno`.

    extension_manager.py SOFFICE PROFILE_URL add OXT_URL
    extension_manager.py SOFFICE PROFILE_URL remove IDENTIFIER

`unopkg` does the same, but not for root. A LibreOffice that runs with this profile is asked, else one is
started that nobody sees. The Python may be LibreOffice's own, and as old as 3.8; kamxl is not needed.
"""

from __future__ import annotations

import secrets
import subprocess
import sys
import time
from typing import Any

import uno
import unohelper
from com.sun.star.task import XInteractionHandler
from com.sun.star.ucb import XCommandEnvironment

_OLDEST = (3, 11)
_SECONDS = 60.0
_PAUSE = 0.1


class _Yes(unohelper.Base, XInteractionHandler, XCommandEnvironment):
    """Agrees to what is asked, like replacing an older version."""

    def handle(self, request: Any) -> None:
        """Approve."""
        for answer in request.getContinuations():
            approve = answer.queryInterface(uno.getTypeByName("com.sun.star.task.XInteractionApprove"))
            if approve:
                approve.select()
                return

    def getInteractionHandler(self) -> Any:
        """Return who answers."""
        return self

    def getProgressHandler(self) -> None:
        """Nobody looks on."""


def main(soffice: str, profile: str, action: str, subject: str) -> int:
    """Do it."""
    if sys.version_info < _OLDEST:
        sys.exit(f"its Python is {sys.version.split()[0]}, and kamxl needs 3.11 or newer")
    pipe = "kamxl" + secrets.token_hex(8)
    command = [soffice, "--headless", "--norestore", "--nologo", "--nodefault"]
    command.append(f"--accept=pipe,name={pipe};urp;StarOffice.ComponentContext")
    if profile:
        command.append(f"-env:UserInstallation={profile}")
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    started = subprocess.Popen(command, **quiet)  # type: ignore[call-overload]  # noqa: S603 - the installer found it
    context = _connected(pipe)
    # One that was running before has taken our words, and what we started has ended.
    time.sleep(_PAUSE)
    ours = started.poll() is None
    try:
        _act(context, action, subject)
    finally:
        if ours:
            desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
            _end(desktop, started)
    sys.stdout.write("started" if ours else "running")
    return 0


def _connected(pipe: str) -> Any:
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
    until = time.monotonic() + _SECONDS
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            if time.monotonic() > until:
                raise
        time.sleep(_PAUSE)


def _act(context: Any, action: str, subject: str) -> None:
    manager = context.getValueByName("/singletons/com.sun.star.deployment.ExtensionManager")
    stop = manager.createAbortChannel()
    if action == "add":
        manager.addExtension(subject, (), "user", stop, _Yes())
        return
    for versions in manager.getAllExtensions(stop, _Yes()):
        for one in versions:
            if one is not None and one.Identifier.Value == subject and one.RepositoryName == "user":
                manager.removeExtension(subject, one.Name, "user", stop, _Yes())


def _end(desktop: Any, started: Any) -> None:
    try:
        desktop.terminate()
    except Exception:  # noqa: BLE001 - it hangs up before it answers
        time.sleep(_PAUSE)
    started.wait(_SECONDS)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
