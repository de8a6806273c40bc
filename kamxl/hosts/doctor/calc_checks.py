"""The extension in LibreOffice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kamxl.domain.message import say
from kamxl.hosts.doctor.finding import Finding, fine, hint, trouble
from kamxl.hosts.install.calc import has_calc
from kamxl.hosts.libreoffice.install import status
from kamxl.version import __version__

_AGAIN = say("Close LibreOffice and run `kamxl addin install`.")


def check_calc() -> Iterator[Finding]:
    """Look whether the extension is there, is this version, and starts a Python that exists."""
    found = status()
    if found is None and not has_calc():
        yield hint(say("There is no LibreOffice on this computer."))
    elif found is None:
        # Whoever uses the command line alone has nothing amiss.
        yield hint(say("The extension is not in LibreOffice."), _AGAIN)
    elif found.version != __version__:
        yield trouble(
            say(
                "The extension in LibreOffice is of version {old}, and kamxl of version {new}.",
                old=found.version,
                new=__version__,
            ),
            _AGAIN,
        )
    elif not Path(found.python).exists():
        yield trouble(
            say("The Python that LibreOffice's buttons start is gone: {path}.", path=found.python), _AGAIN
        )
    else:
        yield fine(say("The extension {version} is in LibreOffice.", version=found.version))
