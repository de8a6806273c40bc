"""Formula cells into a list of 15 columns: 200,000 rows may take 1 GiB, a fifth a fifth."""

import subprocess
import sys
from pathlib import Path

import pytest
from column_book import list_parts, sheet_of, tier
from rich_books import ACCOUNTS

from kamxl.package import graft, open_package, remove

ROWS = 40_000
LETTERS = "ABCDEFGHIJKLMNO"
BYTES = (1 << 30) // 5 + (120 << 20)
"""A fifth of 1 GiB, and what Python and its libraries need before any work is done."""


def big_list() -> bytes:
    """Return a workbook whose list is 30 MB of XML."""
    cells = "".join(f'<c r="{letter}%d" s="3"><v>%d.1234567890123</v></c>' for letter in LETTERS)
    parts = list_parts()
    rows = (f'<row r="{row}" spans="1:15">{cells % ((row,) * 30)}</row>' for row in range(2, ROWS + 2))
    head = '<row r="1" spans="1:15"><c r="A1" s="1"><v>1</v></c></row>'
    before, _, after = parts.text(ACCOUNTS).partition("<sheetData>")
    after = after[after.index("</sheetData>") :]
    parts.parts[ACCOUNTS] = f"{before}<sheetData>{head}{''.join(rows)}{after}".encode()
    return parts.to_bytes()


def run(path: Path) -> None:
    """Graft into a big list and take the columns out again; print the most memory used."""
    from made_book import kam_like

    columns, sheets, content = tier(ROWS + 1, last_column=15), kam_like(), path.read_bytes()
    package = open_package(content)
    graft(package, sheets, [columns])
    after = package.to_bytes()
    peak = _peak()
    package = open_package(after)
    assert sheet_of(package).count("<f>") == ROWS
    assert remove(package)
    assert package.read(ACCOUNTS) == open_package(content).read(ACCOUNTS)
    sys.stdout.write(f"{peak}")


def _peak() -> int:
    """Return the most memory used in bytes; 0 where the system does not tell (all but Linux).

    The resource module would count what the process had before it became this program.
    """
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="utf-8").splitlines() if status.exists() else []
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM")), 0)


@pytest.mark.slow
def test_a_list_of_40_000_rows_needs_little_memory_and_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "big.xlsx"
    path.write_bytes(big_list())
    folders = [folder for folder in sys.path if folder]
    code = f"import sys; sys.path[:0] = {folders!r}; import test_column_memory as one; "
    code += f"one.run(one.Path({str(path)!r}))"
    here = str(Path(__file__).parent)
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=here, timeout=300
    )
    assert float(done.stdout) < BYTES
