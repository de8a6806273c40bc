"""`kamxl addin build --office` and `kamxl addin serve`: the add-in for Excel on Mac, the web and Windows."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say

if TYPE_CHECKING:
    import argparse

    from kamxl.locale import Translate

_URL = "https://localhost:3000"
_PORT = 3000
_HTTPS = re.compile(r"https://[^\s/?#@\"<>]+(?:/[^\s?#\"<>]*)?", re.ASCII)


def build_options(command: argparse.ArgumentParser) -> None:
    """Add what only `--office` needs to the parser of `kamxl addin build`."""
    command.add_argument(
        "--office",
        action="store_true",
        help="Write the static files of the add-in for Excel on Mac, the web and Windows instead.",
    )
    command.add_argument(
        "--url", metavar="ADDRESS", help=f"The https address those files will have (default: {_URL})."
    )
    command.add_argument(
        "--pyodide",
        type=Path,
        metavar="FILE",
        help="Pyodide, the Python inside them, as `npm pack` writes it; or the folder it was unpacked to.",
    )
    command.add_argument(
        "--office-js",
        type=Path,
        metavar="FILE",
        help="Microsoft's Office.js as `npm pack` writes it, to put it beside them instead of fetching it "
        "from Microsoft.",
    )


def serve_options(command: argparse.ArgumentParser) -> None:
    """Add the options of `kamxl addin serve` to its parser."""
    command.add_argument("folder", type=Path, metavar="FOLDER", help="What `addin build --office` wrote.")
    command.add_argument(
        "--certificate", type=Path, required=True, metavar="FILE.pem", help="A certificate for localhost."
    )
    command.add_argument("--key", type=Path, required=True, metavar="FILE.pem", help="Its private key.")
    command.add_argument(
        "--port", type=int, default=_PORT, metavar="NUMBER", help=f"The port (default: {_PORT})."
    )


def build(arguments: argparse.Namespace, t: Translate) -> int:
    """Write the folder, and say what to do with it.

    Raises:
        KamxlError: It could not be written; the message is one sentence.
    """
    from kamxl.hosts.cli.show.terminal import Terminal
    from kamxl.hosts.officejs.office_js import office_files
    from kamxl.hosts.officejs.pyodide_files import how_to_get, pyodide_files
    from kamxl.hosts.officejs.site import site, write_site

    url = _address(arguments.url or _URL)
    if arguments.pyodide is None:
        raise KamxlError(say("The add-in needs Pyodide, which is not part of kamxl. {how}", how=how_to_get()))
    office = office_files(arguments.office_js) if arguments.office_js else None
    content = site(url, pyodide_files(arguments.pyodide), office)
    try:
        write_site(arguments.output, content)
    except OSError as error:
        raise KamxlError(
            say(
                "The add-in cannot be written to '{folder}': {why}.",
                folder=arguments.output,
                why=error.strerror or error,
            )
        ) from error
    terminal = Terminal(t)
    terminal.written([arguments.output / "manifest.xml"])
    size = sum(map(len, content.values())) / 1e6
    told = say(
        "{count} files, {size:.1f} MB. Put the whole folder at {url}, and give manifest.xml to Excel.",
        count=len(content),
        size=size,
        url=url,
    )
    terminal.line(told.in_words(t))
    return 0


def serve(arguments: argparse.Namespace, t: Translate) -> int:
    """Serve the folder on this computer until Ctrl-C.

    Raises:
        KamxlError: It cannot be served; the message is one sentence.
    """
    from kamxl.hosts.cli.show.terminal import Terminal
    from kamxl.hosts.officejs.serve import server

    with server(arguments.folder, arguments.certificate, arguments.key, arguments.port) as made:
        told = say(
            "{folder} is at https://localhost:{port} for this computer alone. Ctrl-C ends it.",
            folder=arguments.folder,
            port=made.server_address[1],
        )
        Terminal(t).line(told.in_words(t))
        try:
            made.serve_forever()
        except KeyboardInterrupt:
            return 0
    return 0


def _address(given: str) -> str:
    if not _HTTPS.fullmatch(given):
        raise KamxlError(
            say(
                "'{url}' is no https address like https://intranet.example.com/kamxl; Excel takes no other.",
                url=given,
            )
        )
    return given.rstrip("/")
