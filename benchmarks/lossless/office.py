"""A sample of the patched workbooks in LibreOffice: what it opened before, it must open after."""

import random
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.lossless.outcome import PATCHED, Outcome
from benchmarks.lossless.trial import patched

SECONDS = 180
SEED = 2026


def no_longer_opened(found: Sequence[Outcome], scratch: bytes, *, number: int) -> tuple[int, list[Path]]:
    """Open a sample in LibreOffice; return how many it opened, and those it opened only before."""
    candidates = sorted(one.path for one in found if one.result == PATCHED)
    sample = random.Random(SEED).sample(candidates, min(number, len(candidates)))
    opened, harmed = 0, []
    with tempfile.TemporaryDirectory() as folder:
        for place, path in enumerate(sample):
            now = Path(folder) / f"{place}{path.suffix}"
            now.write_bytes(patched(path, scratch))
            if _opens(now, Path(folder)):
                opened += 1
            else:
                now.write_bytes(path.read_bytes())
                harmed += [path] if _opens(now, Path(folder)) else []
            now.unlink()
    return opened, harmed


def _opens(path: Path, folder: Path) -> bool:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    out = folder / "opened"
    command = ("soffice", "--headless", profile, "--convert-to", "csv", "--outdir", str(out), str(path))
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        return False
    return (out / f"{path.stem}.csv").exists()
