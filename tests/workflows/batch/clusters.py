"""A Dask cluster of processes on this computer, reached by its loopback address only."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import dask
from distributed import LocalCluster

WORKERS = 3


@contextmanager
def cluster_in(folder: Path, workers: int = WORKERS) -> Iterator[LocalCluster]:
    """Give the cluster; what its workers write for themselves goes into a folder."""
    with (
        dask.config.set(
            {"temporary-directory": str(folder), "distributed.admin.system-monitor.gil.enabled": False}
        ),
        LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            dashboard_address=None,
            memory_limit=0,
        ) as cluster,
    ):
        yield cluster


def pids(cluster: LocalCluster) -> dict[str, int]:
    """Give the process of each worker by its address."""
    return {nanny.worker_address: nanny.pid for nanny in cluster.workers.values()}


def kill(process: int) -> None:
    """End a process as the system does when memory runs out."""
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)


def at_work(cluster: LocalCluster) -> dict[str, Any]:
    """Give the workers that have tasks, with what they are at."""
    return {one.address: one.processing for one in cluster.scheduler.workers.values() if one.processing}
