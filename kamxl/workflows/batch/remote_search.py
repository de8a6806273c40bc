"""Which files at an address a batch reads, and what lies among the results there."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import Message, say
from kamxl.workflows.batch.inputs import (
    OWN_FOLDERS,
    READABLE,
    STORE,
    Found,
    PassedOver,
    nothing_to_read,
    told_by_name,
)
from kamxl.workflows.batch.places import Place, Remote, RemoteStatus, place, reached, reason_of, status_from

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_MAGIC = re.compile(r"[*?\[]")
_AT_ONCE = 8
_ROOT = 2
"""Parts of an address before its bucket or server: `s3:` and what is between two slashes."""


@dataclass(frozen=True, slots=True)
class ListedFolder:
    """A folder at an address whose files are known from one listing, not asked for one by one."""

    top: Remote
    files: dict[str, RemoteStatus] = field(default_factory=dict)

    def __truediv__(self, below: str) -> Remote:
        """Return a file of the folder. What the listing does not name is asked for when it is needed."""
        one = self.top / below
        return Remote(one.url, self.files.get(one.url))


def listed(folder: Place) -> Place | ListedFolder:
    """List the results at an address; a folder of this computer is quick to ask as it is.

    Raises:
        KamxlError: The store cannot be reached, or one may not look there.
    """
    if not isinstance(folder, Remote):
        return folder
    try:
        files = {one.url: one.stat() for one in _below(folder)}
    except FileNotFoundError:
        files = {}
    except OSError as error:
        raise unreachable(folder, error) from error
    return ListedFolder(folder, files)


def find_remote(sources: Sequence[str], results: Place) -> Found:
    """Find the files that folders, files and patterns at addresses mean.

    Raises:
        KamxlError: A source means nothing or cannot be reached, or nothing at all is left to read.
    """
    bases: list[Remote] = []
    files: dict[Remote, None] = {}
    for source in sources:
        base, found = _meant(place(source))
        bases.append(base)
        files.update(dict.fromkeys(found))
    reasons = {one: _why_not(one, results) for one in files}
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        unknown = [one for one, reason in reasons.items() if reason is None]
        for one, own in zip(unknown, pool.map(_is_own_work, unknown), strict=True):
            reasons[one] = say("it is a result that kamxl made") if own else None
    kept = [one for one, reason in reasons.items() if reason is None]
    if not kept:
        raise nothing_to_read(sources)
    return Found(
        base=_common(bases),
        files=tuple(sorted(kept, key=lambda one: (str(one).casefold(), str(one)))),
        passed_over=tuple(
            PassedOver(path=one, reason=reason)
            for one, reason in sorted(reasons.items())
            if reason is not None
        ),
    )


def is_there(at: Place) -> bool:
    """Say whether a file is there.

    Raises:
        KamxlError: The store cannot be reached.
    """
    try:
        return at.exists()
    except OSError as error:
        raise unreachable(at, error) from error


def unreachable(at: Place, error: OSError) -> KamxlError:
    """Say that a store gave no answer, or a refusal."""
    return KamxlError(
        say(
            "{url} cannot be reached ({reason}). Check the address, the network and your rights.",
            url=str(at),
            reason=reason_of(error),
        )
    )


def _meant(source: Place) -> tuple[Remote, list[Remote]]:
    if not isinstance(source, Remote):
        raise KamxlError(
            say("Folders and addresses cannot be read in one run: {file} is no address.", file=source)
        )
    try:
        with reached(source) as (store, path):
            if store.isfile(path):
                return source.parent, [Remote(source.url, status_from(store.info(path)))]
            if store.isdir(path):
                return source, _readable(_below(source), source)
            if _MAGIC.search(path):
                return _pattern(source)
    except OSError as error:
        raise unreachable(source, error) from error
    raise KamxlError(say("{file} is not there. Check the name and the folder.", file=source.url))


def _pattern(source: Remote) -> tuple[Remote, list[Remote]]:
    """Return the files of a pattern; they are named from its last folder without a wildcard."""
    parts = source.url.split("/")
    first = next(at for at, part in enumerate(parts) if _MAGIC.search(part))
    base = Remote("/".join(parts[:first]))
    with reached(base) as (store, top), reached(source) as (_, pattern):
        infos = store.glob(pattern, detail=True)
    found = [_child(base, top, path, info) for path, info in infos.items() if info.get("type") == "file"]
    if not found:
        raise KamxlError(say("{file} is not there. Check the name and the folder.", file=source.url))
    return base, _readable(found, base)


def _below(folder: Remote) -> Iterator[Remote]:
    with reached(folder) as (store, top):
        store.invalidate_cache()
        if not store.isdir(top):
            return
        infos = store.find(top, detail=True)
    for path, info in infos.items():
        yield _child(folder, top, path, info)


def _child(base: Remote, top: str, path: str, info: dict[str, object]) -> Remote:
    below = path.removeprefix(top).lstrip("/")
    return Remote((base / below).url, status_from(info))


def _readable(files: Iterable[Remote], base: Remote) -> list[Remote]:
    """Keep what may be a book: by its ending, and not in a folder that is hidden or holds our results."""
    files = list(files)
    ours = {one.url.partition(f"/{STORE}/")[0] for one in files if f"/{STORE}/" in one.url}
    return [
        one
        for one in files
        if one.suffix.casefold() in READABLE
        and not any(_is_ours(part) for part in one.relative_to(base).parts[:-1])
        and not any(one.url.startswith(f"{folder}/") for folder in ours)
    ]


def _is_ours(folder: str) -> bool:
    return folder.startswith(".") or folder.endswith(OWN_FOLDERS)


def _why_not(one: Remote, results: Place) -> Message | None:
    if isinstance(results, Remote) and one.url.startswith(f"{results.url}/"):
        return say("it is a result that kamxl made")
    return told_by_name(one.name)


def _is_own_work(one: Remote) -> bool:
    from kamxl.sheets.files.own_work import is_own_work

    if one.suffix.casefold() not in {".xlsx", ".xlsm"}:
        return False
    try:
        with one.open() as file:
            return is_own_work(file)
    except OSError:
        return False  # reading it will say why it cannot be read


def _common(bases: Sequence[Remote]) -> Remote:
    """Return the deepest folder above all; it is at least a bucket."""
    parts = [one.url.split("/") for one in bases]
    shared = [level[0] for level in takewhile(lambda level: len(set(level)) == 1, zip(*parts, strict=False))]
    if len(shared) <= _ROOT:
        raise KamxlError(say("The addresses have nothing in common. Do those of one store at a time."))
    return Remote("/".join(shared))
