"""`kamxl addin serve`: the built folder for this computer alone, to try it out."""

from __future__ import annotations

import http.server
import ssl
from http import HTTPStatus
from pathlib import Path

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say
from kamxl.hosts.officejs.pyodide_files import FOLDER

ADDRESS = "127.0.0.1"
HOSTS = ("localhost", ADDRESS)
"""By which names the folder may be asked for: a web page elsewhere cannot come in under a name of its own."""
KINDS = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".xml": "application/xml; charset=utf-8",
    ".zip": "application/zip",
}
"""What each kind of file is called; a web view runs a script or a page under no other name."""
FOR_A_DAY = "max-age=86400"
FOR_EVER = "max-age=31536000, immutable"


def server(folder: Path, certificate: Path, key: Path, port: int) -> http.server.ThreadingHTTPServer:
    """Return a server of a built folder; `serve_forever` starts it.

    Args:
        folder: What `kamxl addin build --office` wrote.
        certificate: The certificate for localhost, and those that vouch for it (PEM).
        key: Its private key (PEM), without a password.
        port: The port; 0 takes a free one.

    Raises:
        KamxlError: The folder holds no add-in, the certificate cannot be used, or the port is taken.
    """
    if not all((folder / name).is_file() for name in ("manifest.xml", "taskpane.html")):
        raise KamxlError(
            say(
                "'{folder}' holds no add-in. `kamxl addin build --office -o '{folder}'` writes one.",
                folder=folder,
            )
        )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    try:
        context.load_cert_chain(certificate, key, password=lambda: "")  # never asks the terminal
    except OSError as error:  # ssl.SSLError is one
        raise KamxlError(
            say(
                "'{certificate}' and '{key}' cannot be used as certificate and key: {why}.",
                certificate=certificate,
                key=key,
                why=error.strerror or error,
            )
        ) from error
    try:
        made = _Server((ADDRESS, port), _handler(folder.resolve()))
    except (OSError, OverflowError) as error:
        raise KamxlError(
            say(
                "Port {port} cannot be used: {why}.", port=port, why=getattr(error, "strerror", None) or error
            )
        ) from error
    made.socket = context.wrap_socket(made.socket, server_side=True, do_handshake_on_connect=False)
    return made


class _Server(http.server.ThreadingHTTPServer):
    """Goes on when a browser hangs up, as one does that does not trust the certificate."""

    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Say nothing: there is nobody to answer."""


def _handler(folder: Path) -> type[http.server.BaseHTTPRequestHandler]:
    class Handler(http.server.BaseHTTPRequestHandler):
        """Answers GET with a file of the folder."""

        server_version = "kamxl"
        sys_version = ""
        timeout = 60

        def do_GET(self) -> None:
            """Answer with the file that was asked for."""
            host = self.headers.get("Host", "").rpartition(":")[0] or self.headers.get("Host", "")
            if host not in HOSTS:
                return self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
            path = _file(folder, self.path)
            if path is None:
                return self.send_error(HTTPStatus.NOT_FOUND)
            content = path.read_bytes()
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", KINDS[path.suffix])
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Cache-Control", kept_for(path.relative_to(folder).as_posix()))
            self.send_header("X-Content-Type-Options", "nosniff")
            self.send_header("Referrer-Policy", "no-referrer")
            # Excel on the web reads functions.json from a page of another address.
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()
            self.wfile.write(content)
            return None

        def log_message(self, *_: object) -> None:
            """Say nothing: what is asked for is of no interest."""

    return Handler


def _file(folder: Path, asked: str) -> Path | None:
    """Return the file that an address means; None when it is none of the folder's."""
    plain = asked.partition("?")[0].lstrip("/")
    path = (folder / plain).resolve()
    inside = path.is_relative_to(folder) and path.suffix in KINDS and "%" not in plain
    return path if inside and path.is_file() else None


def kept_for(place: str) -> str:
    """Return how long a web view may keep a file: for ever where the address changes with the content."""
    first = place.partition("/")[0]
    named_by_content = first == FOLDER or ("/" in place and len(first) == 12 and first.isalnum())
    if place == "offline.js":
        return "no-cache"
    return FOR_EVER if named_by_content else FOR_A_DAY
