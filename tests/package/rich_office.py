"""Many files through LibreOffice in one go: starting it takes longer than a small file does."""

import os
import subprocess
from pathlib import Path

from office import Office


def converted(office: Office, paths: list[Path], kind: str) -> list[Path]:
    """Save files as another kind and return those that LibreOffice could open, in a folder of their own."""
    written = office.folder / f"many-{len(list(office.folder.iterdir()))}"
    subprocess.run(
        [
            "soffice",
            "--headless",
            f"-env:UserInstallation={office.other_profile.as_uri()}",
            "--convert-to",
            kind,
            "--outdir",
            str(written),
            *map(str, paths),
        ],
        check=False,  # one file that cannot be opened must not hide the others
        capture_output=True,
        timeout=300,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    return sorted(written.iterdir())
