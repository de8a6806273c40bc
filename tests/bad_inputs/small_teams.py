"""Small teams' folders of exports, for what goes wrong around files rather than in them."""

from pathlib import Path

from kamxl.hosts.cli.main import main

SALES = "Date,Customer,Amount\n" + "".join(
    f"2026-{month:02}-15,{name},{100 * month}\n" for month in range(1, 10) for name in ("Ada", "Bo")
)


def export(path: Path) -> Path:
    """Write a sound export of sales."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(SALES, "utf-8")
    return path


def run(*arguments: object) -> int:
    """Run a command in this process."""
    return main([str(one) for one in arguments])


def batch(folder: Path, *options: object) -> int:
    """Score a folder in this process, one book after the other."""
    return run("batch", folder, "--do", "score", "--jobs", "0", *options)
