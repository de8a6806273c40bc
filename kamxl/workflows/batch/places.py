"""Where books are read and results go: folders of this computer, or addresses that fsspec understands."""

from __future__ import annotations

import errno
import hashlib
import re
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import urlsplit

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from io import BufferedReader

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_TIMES = ("mtime", "LastModified", "last_modified", "updated", "created")
_TAGS = ("ETag", "etag", "content_md5", "md5Hash", "generation", "ino")


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoteStatus:
    """What a store tells of a file, under the names that `os.stat` uses; times in nanoseconds.

    `st_ctime_ns` stands for the store's own mark of the content (its ETag) where there is one.
    """

    st_size: int
    st_mtime_ns: int
    st_ctime_ns: int


@dataclass(frozen=True, slots=True, order=True)
class Remote:
    """A file or folder at an address like `s3://bucket/teams`, with the little of `Path` that a batch needs.

    `listed` is what a listing already told of it. Whatever a store raises comes out as an `OSError`.
    """

    url: str
    listed: RemoteStatus | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return self.url

    def __truediv__(self, below: PurePosixPath | str) -> Remote:
        return Remote(f"{self.url}/{_posix(below)}")

    @property
    def name(self) -> str:
        """The last part."""
        return PurePosixPath(self.url).name

    @property
    def stem(self) -> str:
        """The last part without its ending."""
        return PurePosixPath(self.url).stem

    @property
    def suffix(self) -> str:
        """The ending."""
        return PurePosixPath(self.url).suffix

    @property
    def parent(self) -> Remote:
        """The folder it is in."""
        return Remote(self.url.rpartition("/")[0])

    def relative_to(self, base: Remote) -> PurePosixPath:
        """Return its place below a folder."""
        return PurePosixPath(self.url.removeprefix(base.url).strip("/"))

    def stat(self) -> RemoteStatus:
        """Return size and times."""
        if self.listed is not None:
            return self.listed
        with reached(self) as (store, path):
            store.invalidate_cache(store._parent(path))  # noqa: SLF001 - the store's own way to name a folder
            return status_from(store.info(path))

    def open(self, mode: str = "rb") -> BufferedReader:
        """Open it to read bytes."""
        with reached(self) as (store, path):
            opened: BufferedReader = store.open(path, mode, block_size=1 << 16)
            return opened

    def exists(self) -> bool:
        """Say whether anything is there."""
        if self.listed is not None:
            return True
        with reached(self) as (store, path):
            store.invalidate_cache(store._parent(path))  # noqa: SLF001 - as above
            return bool(store.exists(path))

    def unlink(self) -> None:
        """Remove it."""
        with reached(self) as (store, path):
            store.rm_file(path)


Place: TypeAlias = Path | Remote


def is_address(written: str) -> bool:
    """Say whether something is an address (`s3://bucket/teams`) and no path."""
    return _ADDRESS.match(written) is not None


def place(written: str | Path) -> Place:
    """Return the path or the address that somebody wrote.

    Raises:
        KamxlError: It is an address that holds a password.
    """
    text = str(written)
    if not is_address(text):
        return Path(written)
    if urlsplit(text).password is not None:
        raise KamxlError(
            say(
                "The address holds a password, which would stand in the plan, the record and the log. Leave "
                "it out and give it in the configuration of fsspec."
            )
        )
    return Remote(text.rstrip("/"))


def status_from(info: Mapping[str, Any]) -> RemoteStatus:
    """Return what a store tells of a file. Where it tells no time, the file always counts as changed."""
    seconds = next((info[name] for name in _TIMES if info.get(name) is not None), None)
    tag = next((info[name] for name in _TAGS if info.get(name) is not None), None)
    return RemoteStatus(
        st_size=int(info.get("size") or 0),
        st_mtime_ns=time.time_ns() if seconds is None else _nanoseconds(seconds),
        st_ctime_ns=0 if tag is None else _number(str(tag)),
    )


@contextmanager
def reached(at: Remote) -> Iterator[tuple[Any, str]]:
    """Give the store of an address, and the path there.

    Raises:
        KamxlError: The kind of address is unknown, or its library is not installed.
        OSError: Whatever the store raises.
    """
    store, path = _store(at.url)
    try:
        yield store, path
    except (OSError, KamxlError):
        raise
    except Exception as error:
        # Stores raise whatever their libraries do; Azure's and Amazon's know no OSError.
        raise OSError(errno.EIO, f"{type(error).__name__}: {error}") from error


def reason_of(error: OSError) -> str:
    """Return why something failed, in the words of the system or the store."""
    return error.strerror or str(error) or type(error).__name__


def _store(url: str) -> tuple[Any, str]:
    scheme = url.partition("://")[0]
    try:
        from fsspec.core import url_to_fs

        store, path = url_to_fs(url)
    except ImportError as error:
        raise KamxlError(
            say(
                "{url} cannot be used: a library is not installed ({reason}). Install 'kamxl[cluster]' and "
                "the library for '{scheme}' addresses, here and on every worker.",
                url=url,
                scheme=scheme,
                reason=str(error),
            )
        ) from error
    except ValueError as error:
        raise KamxlError(
            say(
                "'{scheme}' is no kind of address that fsspec knows. Write it like s3://bucket/teams.",
                scheme=scheme,
            )
        ) from error
    except Exception as error:
        raise KamxlError(
            say(
                "{url} cannot be reached ({reason}). Check the address, the network and your rights.",
                url=url,
                reason=f"{type(error).__name__}: {error}",
            )
        ) from error
    return store, path


def _posix(below: PurePosixPath | str | Path) -> str:
    return below.as_posix() if isinstance(below, Path | PurePosixPath) else below


def _nanoseconds(moment: object) -> int:
    if isinstance(moment, datetime):
        return int(moment.timestamp() * 1e6) * 1000
    if isinstance(moment, int | float):
        return int(moment * 1e6) * 1000
    return _number(str(moment))


def _number(text: str) -> int:
    """Return a number that stands for a text and fits into a database."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:7])
