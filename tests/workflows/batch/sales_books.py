"""The smallest books, and what a batch left behind."""

import hashlib
from pathlib import Path


def write_sales(path: Path, amount: int, *, day: str = "2026-09-30", key: str = "C-1") -> Path:
    """Write the smallest book: one account with two sales."""
    path.parent.mkdir(parents=True, exist_ok=True)
    head = "Customer ID,Customer Name,Date,Revenue"
    rows = (f"{key},Acme,2026-02-03,{amount}", f"{key},Acme,{day},{amount}")
    path.write_text("\n".join((head, *rows, "")), encoding="utf-8")
    return path


def names_of(output: Path) -> dict[str, str]:
    """Give the hash of every result by its path below the output folder."""
    return {
        path.relative_to(output).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(output.rglob("*"))
        if path.is_file() and ".kamxl" not in path.relative_to(output).parts
    }
