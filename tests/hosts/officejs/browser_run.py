"""Chromium, the page in it, and the server beside it."""

import json
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kamxl.hosts.officejs.serve import server

BROWSER = Path(__file__).parent / "browser"
LONGEST = 120
"""Seconds that one visit may take."""


def modules() -> Path:
    """Return where the npm packages of `browser/package-lock.json` are."""
    return Path(os.environ.get("KAMXL_BROWSER_MODULES") or BROWSER)


def chromium() -> str | None:
    """Return the program."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def has_browser() -> bool:
    """Say whether all is here that tests in a browser need."""
    return chromium() is not None and bool(shutil.which("node")) and (modules() / "node_modules").is_dir()


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What the steps of a visit showed, and what the page said on its console."""

    shown: Sequence[Any]
    heard: Sequence[str]

    def complaints(self) -> list[str]:
        """Return what went wrong on the page, without what Office.js says of itself out of Excel."""
        known = (
            "Expected to be loaded inside of an Excel add-in",
            "Cannot redefine property: context",
            # Its usage statistics, which the policy of the page does not let through.
            "telemetryservice",
            "Applying inline style violates",
        )
        wrong = [one for one in self.heard if one.startswith(("error", "warning"))]
        return [one for one in wrong if not any(part in one for part in known)]


@dataclass(kw_only=True)
class Visitor:
    """Opens the page at an address with one profile, as one user does."""

    url: str
    profile: Path

    def visit(
        self,
        *steps: Mapping[str, Any],
        book: Mapping[str, Any] | None = None,
        language: str = "en-US",
        width: int = 320,
    ) -> Seen:
        """Play steps on the page; `browser/play.mjs` says which there are."""
        self.profile.mkdir(parents=True, exist_ok=True)
        asked = self.profile.with_suffix(".json")
        told = {
            "url": self.url,
            "profile": str(self.profile),
            "steps": steps,
            "book": book or {},
            "language": language,
            "width": width,
        }
        asked.write_text(json.dumps(told), encoding="utf-8")
        done = subprocess.run(
            ["node", str(BROWSER / "play.mjs"), str(asked)],
            env={
                **os.environ,
                "KAMXL_BROWSER_MODULES": str(modules()),
                "KAMXL_CHROMIUM": chromium() or "",
            },
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=LONGEST,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return Seen(**json.loads(done.stdout))


@contextmanager
def served(folder: Path, certificates: Path) -> Iterator[str]:
    """Serve a folder, and give its address; at the end nothing answers there any more."""
    key, certificate = certificates / "key.pem", certificates / "certificate.pem"
    names = "subjectAltName=DNS:localhost,IP:127.0.0.1"
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
    ]
    subprocess.run(
        [*command, "-addext", names, "-keyout", str(key), "-out", str(certificate)],
        capture_output=True,
        check=True,
    )
    with server(folder, certificate, key, 0) as made:
        thread = threading.Thread(target=made.serve_forever)
        thread.start()
        try:
            yield f"https://localhost:{made.server_address[1]}"
        finally:
            made.shutdown()
            thread.join()
