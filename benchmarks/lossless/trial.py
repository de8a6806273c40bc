"""Graft the KAM sheets into one workbook, look at the result with other eyes, and take them out again."""

import hashlib
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.lossless.container import Container, container
from benchmarks.lossless.faults import faults
from benchmarks.lossless.features import features, lost
from benchmarks.lossless.outcome import FAILED, PATCHED, REFUSED, Outcome
from benchmarks.lossless.promise import broken
from kamxl.package import graft, open_package, remove
from kamxl.package.refusals import RefusalError

SHOWN = 5


def trial(path: Path, scratch: bytes) -> Outcome:
    """Try one workbook. Only a refusal is expected to be raised; anything else is a failure."""
    start = time.perf_counter()
    original = path.read_bytes()
    try:
        result = patched(path, scratch)
    except RefusalError as refusal:
        outcome = Outcome(path=path, result=REFUSED, code=refusal.code, said=str(refusal))
    else:
        outcome = _judged(path, original, result, scratch)
    if _digest(path.read_bytes()) != _digest(original):
        outcome = Outcome(path=path, result=FAILED, said="The source was changed.")
    return Outcome(
        path=path,
        result=outcome.result,
        code=outcome.code,
        said=outcome.said,
        lost=outcome.lost,
        features=outcome.features,
        seconds=time.perf_counter() - start,
    )


def patched(source: Path | bytes, scratch: bytes) -> bytes:
    """Return the workbook with the KAM sheets in it."""
    package = open_package(source)
    graft(package, scratch)
    return package.to_bytes()


def _judged(path: Path, original: bytes, result: bytes, scratch: bytes) -> Outcome:
    before, after = container(original), container(result)
    seen = features(before, before.parts)
    missing = lost(seen, features(after, before.parts))
    wrong = [
        *broken(before, after),
        *_new_faults(before, after),
        *_ways_back(original, before, result, scratch),
    ]
    return Outcome(
        path=path,
        result=FAILED if wrong else PATCHED,
        said="; ".join(wrong[:SHOWN]),
        lost=missing,
        features=dict(seen),
    )


def _new_faults(before: Container, after: Container) -> list[str]:
    changed = [name for name in before.parts if before.parts[name] != after.parts.get(name)]
    new = [name for name in after.parts if name not in before.parts]
    return sorted(faults(after, [*changed, *new]) - faults(before, changed))


def _ways_back(original: bytes, before: Container, result: bytes, scratch: bytes) -> Iterator[str]:
    """Grafting twice is grafting once; taking out gives the original's parts, again and again."""
    if patched(result, scratch) != result:
        yield "a second run gives other bytes"
    package = open_package(result)
    if not remove(package):
        yield "remove says that nothing of ours was in it"
    back = package.to_bytes()
    yield from _differences(before, container(back))
    if patched(original, scratch) != result:
        yield "the same input gives other bytes"
    if remove(open_package(back)):
        yield "remove found something of ours after everything was taken out"


def _differences(before: Container, back: Container) -> Iterator[str]:
    yield from (f"{name} stays after remove" for name in back.parts if name not in before.parts)
    for name, data in before.parts.items():
        if name not in back.parts:
            yield f"{name} does not come back"
        elif back.parts[name] != data:
            yield f"{name} comes back changed"


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
