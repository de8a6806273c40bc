"""Where results go, and that nothing is overwritten unasked or left half written."""

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from kamxl.domain.errors import OutputExistsError
from kamxl.domain.message import say
from kamxl.package.saving.open_elsewhere import refuse_open
from kamxl.package.saving.save import save_with
from kamxl.package.saving.trouble import refusing
from kamxl.workflows.there import is_there


def beside(first_input: Path, ending: str) -> Path:
    """Return the default place of a result: beside the first input, `NAME` + ending.

    Raises:
        OutputExistsError: A link stands there. Nobody named where it leads; it may be planted.
    """
    place = first_input.with_name(first_input.stem + ending)
    refuse_links([place])
    return place


def refuse_links(places: Iterable[Path]) -> None:
    """Make sure that names which kamxl itself chose are no links, which would lead a result elsewhere.

    A place that the user named may be a link: it was asked for.

    Raises:
        OutputExistsError: A place is a link, or a Windows junction.
    """
    for place in places:
        real = Path(os.path.realpath(place))
        home = Path(os.path.realpath(place.parent))
        if real.parent != home or real.name.casefold() != place.name.casefold():
            raise OutputExistsError(
                say(
                    "{path} is a link to another place ({real}). Nothing was written; name a place with -o.",
                    path=place,
                    real=real,
                )
            )


def refuse_existing(
    outputs: Iterable[Path], inputs: Sequence[Path], *, force: bool, suffix: str = ".xlsx"
) -> None:
    """Make sure no output replaces a file that must stay, and each is named for what it is.

    Raises:
        OutputExistsError: An output exists and `force` was not given, or an output is an input.
        RefusalError: The place of an output cannot be looked at, or another program has an output open.
    """
    for output in outputs:
        with refusing(output):
            _refuse_existing(output, inputs, force=force)
            _refuse_suffix(output, suffix)


def _refuse_existing(output: Path, inputs: Sequence[Path], *, force: bool) -> None:
    if any(_are_same(output, path) for path in inputs):
        raise OutputExistsError(
            say("{path} is an input file. It stays as it is; name another output.", path=output)
        )
    if output.parent.exists() and not output.parent.is_dir():
        raise OutputExistsError(say("{path} is a file. Name a folder for the books.", path=output.parent))
    if output.is_dir():
        raise OutputExistsError(say("{path} is a folder. Name a file for the result.", path=output))
    if is_there(output) and not force:
        raise OutputExistsError(
            say("{path} exists already. Nothing was written; use --force to replace it.", path=output)
        )
    if is_there(output):  # of many books none is replaced when one of them cannot be
        refuse_open(output)
        output.open("r+b").close()
        output.replace(output)  # Windows refuses that as it would refuse another file in its place


def _refuse_suffix(output: Path, suffix: str) -> None:
    if output.suffix.casefold() != suffix.casefold():
        raise OutputExistsError(
            say(
                "{path} does not end with {suffix}, which is what kamxl writes here. Name such a file.",
                path=output,
                suffix=suffix,
            )
        )


def _are_same(output: Path, path: Path) -> bool:
    """Whether two paths are one file, also by a link, or by a name that only differs in case."""
    if is_there(output) and is_there(path):
        return output.samefile(path)
    return os.path.realpath(output) == os.path.realpath(path)


def write_whole(output: Path, write: Callable[[Path], object]) -> Path:
    """Write a file completely or not at all, in missing folders too, and return where.

    Raises:
        RefusalError: The folder or the file cannot be written, or another program has it open.
    """
    with refusing(output):
        output.parent.mkdir(parents=True, exist_ok=True)
    save_with(lambda path: _write(path, write), output)
    return output


def _write(path: Path, write: Callable[[Path], object]) -> None:
    """Write a file; what the disk said comes out also when a library wraps it, as xlsxwriter does."""
    try:
        write(path)
    except OSError:
        raise
    except Exception as error:
        said = error.args[0] if error.args else None
        if isinstance(said, OSError):
            raise said from error
        raise
