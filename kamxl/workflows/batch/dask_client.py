"""The way to the scheduler of a Dask cluster."""

from __future__ import annotations

import logging
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say
from kamxl.version import __version__
from kamxl.workflows.batch.dask_worker import version_here

if TYPE_CHECKING:
    from collections.abc import Iterator

REACH_SECONDS = 15
"""How long to wait for an answer."""


_LOGGERS = ("distributed", "distributed.client")


@contextmanager
def connected(address: str) -> Iterator[Any]:
    """Give a client of the cluster.

    Raises:
        KamxlError: Dask is not installed, or the scheduler cannot be reached.
    """
    try:
        import distributed  # noqa: F401 - it sets the levels of its loggers
    except ImportError as error:
        raise KamxlError(
            say(
                "A run on a cluster needs the library Dask, which is not installed ({reason}). Install "
                "'kamxl[cluster]'.",
                reason=str(error),
            )
        ) from error
    levels = {name: logging.getLogger(name).level for name in _LOGGERS}
    for name in _LOGGERS:
        # What goes wrong is told in a sentence; Dask would print the way through its code as well.
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        yield from _client(address)
    finally:
        for name, level in levels.items():
            logging.getLogger(name).setLevel(level)


def _client(address: str) -> Iterator[Any]:
    from distributed import Client

    try:
        client = Client(address, timeout=REACH_SECONDS, set_as_default=False, name="kamxl")
    except (OSError, ValueError, TypeError, RuntimeError) as error:
        raise KamxlError(
            say(
                "The scheduler at {address} cannot be reached ({reason}). Check the address, like "
                "tcp://10.0.0.5:8786, and that it is running.",
                address=address,
                reason=_first_line(error),
            )
        ) from error
    try:
        yield client
    finally:
        with suppress(Exception):
            client.close(timeout=REACH_SECONDS)


def refuse_other_versions(client: Any, address: str) -> None:
    """Make sure there are workers, and that they have this very version: another one gives other bytes.

    Raises:
        KamxlError: There are none, or they have another version, or none at all.
    """
    try:
        client.wait_for_workers(1, timeout=REACH_SECONDS)
    except TimeoutError as error:
        raise KamxlError(
            say(
                "The scheduler at {address} has no workers. Start some: dask worker {address} --nthreads 1",
                address=address,
            )
        ) from error
    try:
        found = set(client.run(version_here).values())
    except Exception as error:
        raise KamxlError(
            say(
                "The workers of {address} cannot run kamxl ({reason}). Install kamxl {version} on each.",
                address=address,
                reason=_first_line(error),
                version=__version__,
            )
        ) from error
    if found != {__version__}:
        raise KamxlError(
            say(
                "The workers of {address} have kamxl {theirs}, this computer has {ours}. Install "
                "the same version.",
                address=address,
                theirs=tuple(sorted(found)),
                ours=__version__,
            )
        )


def _first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]
