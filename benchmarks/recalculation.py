"""The KAM sheets of 5,000 accounts in LibreOffice: what recalculating costs, and whether it changes any."""

import shutil
import tempfile
from pathlib import Path

from benchmarks.books import book
from benchmarks.measuring import Command, interleaved, run_once
from benchmarks.scoring import LARGE, score_command
from benchmarks.stored_values import compare
from benchmarks.table import Row

ALWAYS, NEVER = 0, 1  # LibreOffice's words for "recalculate on loading"
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>{mode}</value></prop></item>
</oor:items>
"""


def recalculation(rounds: int) -> list[Row]:
    """Load and save the scored book with and without recalculating, then compare every formula cell."""
    if not shutil.which("soffice"):
        return []
    with tempfile.TemporaryDirectory() as folder:
        source = book(*LARGE)
        run_once(score_command(source, folder))
        scored = Path(folder) / f"{source.stem}.kam.xlsx"
        always, never = (_office(Path(folder), mode, scored) for mode in (ALWAYS, NEVER))
        run_once(always)  # the first start of a profile is slower
        run_once(never)
        runs = interleaved({"always": always, "never": never}, rounds=rounds)
        found = compare(scored, Path(folder) / f"out{ALWAYS}" / scored.name)
    return [
        Row(
            job="KAM sheets of 5,000 accounts recalculated in LibreOffice",
            ours=f"{runs['always'].seconds:.2f} s",
            floor=f"{runs['never'].seconds:.2f} s without recalculating",
            ratio=runs["always"].times_of(runs["never"]),
            most=1.3,
        ),
        Row(
            job="stored values that recalculating changes",
            ours=f"{found.formulas:,} formula cells{found.first and f', the first {found.first}'}",
            ratio=found.different,
            unit="cells",
            most=0,
        ),
    ]


def _office(folder: Path, mode: int, scored: Path) -> Command:
    user = folder / f"profile{mode}" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(PROFILE.format(mode=mode), encoding="utf-8")
    profile = f"-env:UserInstallation={user.parent.as_uri()}"
    out = str(folder / f"out{mode}")
    return ("soffice", "--headless", profile, "--convert-to", "xlsx", "--outdir", out, str(scored))
