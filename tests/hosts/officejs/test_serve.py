"""`kamxl addin serve`: for this computer alone."""

import http.client
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kamxl.domain.errors import KamxlError
from kamxl.hosts.officejs.serve import ADDRESS, _handler, _Server, server


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder like a built one, with a secret beside it and a link that leads out."""
    made = tmp_path / "site"
    (made / "abcdef012345").mkdir(parents=True)
    for name in ("manifest.xml", "taskpane.html", "abcdef012345/pane.js", "x.wasm", "notes.docx"):
        (made / name).write_text(name)
    (tmp_path / "secret.txt").write_text("secret")
    return made


@pytest.fixture
def port(folder: Path) -> Iterator[int]:
    """Serve it without a certificate; with one, Chromium looks at it."""
    with _Server((ADDRESS, 0), _handler(folder.resolve())) as made:
        thread = threading.Thread(target=made.serve_forever)
        thread.start()
        try:
            yield made.server_address[1]
        finally:
            made.shutdown()
            thread.join()


def ask(
    port: int, path: str, host: str | None = None, method: str = "GET"
) -> tuple[int, http.client.HTTPMessage]:
    """Return the status and the headers of an answer."""
    link = http.client.HTTPConnection(ADDRESS, port, timeout=10)
    link.putrequest(method, path, skip_host=True)
    link.putheader("Host", host or f"localhost:{port}")
    link.endheaders()
    answer = link.getresponse()
    answer.read()
    link.close()
    return answer.status, answer.headers


def test_a_file_is_given_under_its_right_name_and_with_what_browsers_need(port: int) -> None:
    status, script = ask(port, "/abcdef012345/pane.js?x=1")
    assert status == 200
    assert script["Content-Type"] == "text/javascript; charset=utf-8"
    assert script["X-Content-Type-Options"] == "nosniff"
    assert "immutable" in script["Cache-Control"]
    assert ask(port, "/x.wasm")[1]["Content-Type"] == "application/wasm"
    assert ask(port, "/taskpane.html")[1]["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("host", ["localhost", "localhost:3000", "127.0.0.1:3000"])
def test_this_computers_names_are_answered(port: int, host: str) -> None:
    assert ask(port, "/taskpane.html", host)[0] == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example:3000", "evil.example:localhost", "[::1]:3000"]
)
def test_other_names_are_not(port: int, host: str) -> None:
    assert ask(port, "/taskpane.html", host)[0] == 421


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/abcdef012345",
        "/../secret.txt",
        "/..%2fsecret.txt",
        "//etc/hosts.txt",
        "/none.js",
        "/notes.docx",
        "/%00.js",
    ],
)
def test_what_is_no_file_of_the_folder_is_not_there(port: int, path: str) -> None:
    assert ask(port, path)[0] == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "HEAD", "OPTIONS"])
def test_nothing_but_get_is_answered(port: int, method: str) -> None:
    assert ask(port, "/taskpane.html", method=method)[0] == 501


def test_it_listens_to_this_computer_only() -> None:
    assert ADDRESS == "127.0.0.1"


def test_a_folder_without_an_add_in_and_a_bad_certificate_are_sentences(folder: Path, tmp_path: Path) -> None:
    nothing = tmp_path / "nothing.pem"
    nothing.write_text("no certificate")
    with pytest.raises(KamxlError, match="holds no add-in"):
        server(tmp_path, nothing, nothing, 0)
    with pytest.raises(KamxlError, match="cannot be used as certificate and key"):
        server(folder, nothing, nothing, 0)
    with pytest.raises(KamxlError, match="cannot be used as certificate and key: No such file"):
        server(folder, tmp_path / "none.pem", nothing, 0)
