"""Where results go, and that nothing is overwritten unasked or left half written."""

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile

from kamxl.domain.errors import KamxlError, OutputExistsError
from kamxl.domain.message import say


def beside(first_input: Path, ending: str) -> Path:
    """Return the default place of a result: beside the first input, `NAME` + ending."""
    return first_input.with_name(first_input.stem + ending)


def refuse_existing(outputs: Iterable[Path], inputs: Sequence[Path], *, force: bool) -> None:
    """Make sure no output replaces a file that must stay.

    Raises:
        OutputExistsError: An output exists and `force` was not given, or an output is an input.
    """
    sources = {path.resolve() for path in inputs}
    for output in outputs:
        if output.resolve() in sources:
            raise OutputExistsError(
                say("{path} is an input file. It stays as it is; name another output.", path=output)
            )
        if output.suffix.casefold() != ".xlsx":
            raise OutputExistsError(
                say(
                    "{path} does not end with .xlsx, and kamxl writes nothing else. Name an .xlsx file.",
                    path=output,
                )
            )
        if output.parent.exists() and not output.parent.is_dir():
            raise OutputExistsError(say("{path} is a file. Name a folder for the books.", path=output.parent))
        if output.is_dir():
            raise OutputExistsError(say("{path} is a folder. Name a file for the result.", path=output))
        if output.exists() and not force:
            raise OutputExistsError(
                say("{path} exists already. Nothing was written; use --force to replace it.", path=output)
            )


def write_whole(output: Path, write: Callable[[Path], None]) -> Path:
    """Write a file completely or not at all: into a temporary file in the same folder, then renamed.

    Raises:
        KamxlError: The folder or the file cannot be written.
    """
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=output.parent, prefix=".kamxl-", suffix=".tmp", delete=False) as opened:
            temporary = Path(opened.name)
        try:
            write(temporary)
            _usual_rights(temporary)
            temporary.replace(output)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise KamxlError(
            say(
                "{path} could not be written ({reason}). Nothing was changed there.",
                path=output,
                reason=error.strerror,
            )
        ) from error
    return output


def _usual_rights(path: Path) -> None:
    """Give a temporary file the rights a new file would have; it is made for its owner alone."""
    if os.name == "posix":
        mask = os.umask(0)
        os.umask(mask)
        path.chmod(0o666 & ~mask)
