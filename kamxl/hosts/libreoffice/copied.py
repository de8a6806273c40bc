"""Does the command of a button on a copy of the document: `python -m kamxl.hosts.libreoffice.copied`.

For a LibreOffice whose own Python is of another kind than kamxl's, so that the two cannot talk. The extension
stores the open document, with all that is not saved, as a copy; this does the command of the command line
on it. What is to be told, and the file to open, are the last line on standard output, as JSON.
"""

from __future__ import annotations

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import Message, say
from kamxl.hosts.addin.state_folder import documents_folder
from kamxl.locale import translator
from kamxl.reports.templates.catalogue import BOOK
from kamxl.workflows.remembered import ENDING
from kamxl.workflows.template import new_book_place

_FAILED = 2
_REPORTS = ("reports", "portfolio")


def main(arguments: list[str]) -> int:
    """Do it. The arguments: the copy, the command, the path of the document or nothing, the language."""
    copy, command, saved_as, language = arguments
    home = Path(saved_as) if saved_as else documents_folder() / Path(copy).name
    words = translator(language)
    files: list[str] = []
    try:
        sentences, files = _done(copy, command, home, language)
        told, failed = "\n".join(one.in_words(words) for one in sentences), False
    except _RefusedError as refused:
        told, failed = str(refused), True
    except KamxlError as error:
        told, failed = error.message.in_words(words), True
    content = json.dumps({"text": told, "failed": failed, "show": files[0] if files else None})
    sys.stdout.write(content + "\n")  # ASCII: json escapes all else
    return int(failed)


class _RefusedError(Exception):
    """The command line could not do it; holds its sentence, in the language of the user."""


def _done(copy: str, command: str, home: Path, language: str) -> tuple[list[Message], list[str]]:
    """Return what there is to say, and the files."""
    if command in _REPORTS:
        folder = home.with_name(f"{home.stem}.kam-reports")
        files = _run(["report", copy, "-o", str(folder)], language)
        return [say("{count} books are written to {folder}.", count=len(files), folder=folder)], files
    if command == "backtest":
        past = home.with_name(f"{home.stem}.kam-backtest.xlsx")
        files = _run(["backtest", copy, "-o", str(past)], language)
        return [say("Written: {path}", path=files[0])], files
    if command == "snapshot":
        kept = home.with_name(f"{home.stem}{ENDING}")
        files = _run(["snapshot", copy, "--history", str(kept)], language, force=False)
        told = say("Snapshots are in {path}", path=kept)
        return [told if files else say("This quarter has a snapshot already. Nothing was written.")], []
    if command == "template":
        place = new_book_place(documents_folder(), language)
        files = _run(["template", BOOK.name, "-o", str(place)], language, force=False)
        return [say("Written: {path}", path=files[0])], files
    if command == "check":
        files = _run(["map", copy, "-o", str(_map(home)), *_place(home)[1]], language)
        sentences = [
            say("KAM Map is open: {path}", path=files[0]),
            say("Choose there what each column means, save it, then press Score in your workbook."),
        ]
        return sentences, files
    if command in {"score", "week"}:
        scored, settings = _place(home)
        files = _run(["score", copy, "--into", copy, "-o", str(scored), *settings], language)
        sentences = [
            say("A copy of this workbook with the KAM sheets is open: {path}", path=scored),
            say("Go on in the copy; this workbook stays as it is."),
        ]
        return sentences, files
    raise KamxlError(
        say(
            "This button needs a LibreOffice that kamxl's Python can talk to; the page on LibreOffice says "
            "which. Score and reports work here too."
        )
    )


def _place(home: Path) -> tuple[Path, list[str]]:
    """Return where the copy goes, and the option that keeps the settings of an earlier one."""
    own = home.stem.endswith(".kam")
    scored = home.with_name(f"{home.stem} (2).xlsx" if own else f"{home.stem}.kam.xlsx")
    if own:
        return scored, []
    # The newer of the two knows more: answers are taken over from one to the other.
    kept = [path for path in (scored, _map(home)) if path.exists()]
    return scored, ["--settings", str(max(kept, key=lambda path: path.stat().st_mtime))] if kept else []


def _map(home: Path) -> Path:
    return home.with_name(f"{home.stem}.kam-map.xlsx")


def _run(command: list[str], language: str, *, force: bool = True) -> list[str]:
    """Run the command line, and return the files that it wrote; results of an earlier run are replaced."""
    from kamxl.hosts.cli.main import main as command_line

    said, complained = io.StringIO(), io.StringIO()
    with redirect_stdout(said), redirect_stderr(complained):
        code = command_line([*command, *["--force"] * force, "--json", "--lang", language])
    if code == _FAILED:
        raise _RefusedError(complained.getvalue().strip().removeprefix("kamxl: "))
    return list(json.loads(said.getvalue())["outputs"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
