"""The real `kamxl` command with a reading library that misbehaves on files called hostile."""

import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter

ROOT = Path(__file__).parents[3]
SOUND = ROOT / "workbooks" / "industrial_key_accounts.xlsx"
_MISBEHAVE = """
import os
if "KAMXL_WORKER" in os.environ:
    from kamxl.sheets.files import source as source
    sound = source._opened
    def opened(path):
        if not path.name.startswith("hostile"):
            return sound(path)
        with open(path.with_name("pid"), "w") as file:
            file.write(str(os.getpid()))
        {body}
    source._opened = opened
"""

ABORTS = "os.abort()"
CRASHES = "import ctypes; ctypes.string_at(0)"
LOOPS = "\n        while True: pass"
HOLDS = "import ctypes; ctypes.PyDLL(None).sleep(600)"
EATS = "rows = []\n        while True: rows.append(bytearray(1 << 24))"
PANICS = "raise type('PanicException', (BaseException,), {})('index out of bounds')"
STARVES = "os.write(2, b'memory allocation of 9 bytes failed'); os.abort()"
STARVES_LATE = "raise ImportError('_lib.so: failed to map segment from shared object')"
ALL_CELLS = "sound(path).get_sheet_by_index(0).to_python(skip_empty_area=False)"


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a command gave back."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, kw_only=True)
class Child:
    """A folder with hostile.xlsx, and how the reading library behaves on it."""

    folder: Path

    @property
    def book(self) -> Path:
        """The hostile file."""
        return self.folder / "hostile.xlsx"

    def start(self, *arguments: object) -> "subprocess.Popen[str]":
        """Start the command in a process group of its own, as a terminal does."""
        return subprocess.Popen(
            [sys.executable, "-m", "kamxl", *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            cwd=self.folder,
            env={
                **os.environ,
                "PYTHONPATH": f"{self.folder / 'hook'}{os.pathsep}{ROOT}",
                "LC_ALL": "C.UTF-8",
            },
            start_new_session=True,
        )

    def run(self, *arguments: object) -> Said:
        """Run the command to its end."""
        with self.start(*arguments) as process:
            out, err = process.communicate(timeout=60)
        return Said(code=process.returncode, out=out, err=err)

    def worker(self) -> int | None:
        """Return the worker's process id once it has opened the hostile file."""
        place = self.folder / "pid"
        return int(place.read_text() or 0) or None if place.exists() else None


def child(folder: Path, body: str) -> Child:
    """Make a folder whose reading library does `body` on hostile.xlsx."""
    (folder / "hook").mkdir()
    (folder / "hook" / "sitecustomize.py").write_text(_MISBEHAVE.replace("{body}", body))
    with xlsxwriter.Workbook(folder / "hostile.xlsx") as book:
        sheet = book.add_worksheet("Customers")
        sheet.write_row(0, 0, ("Customer", "Account Manager", "Region"))
        sheet.write(1048575, 16383, "far")
    return Child(folder=folder)


def limits(folder: Path, **values: int) -> Path:
    """Write a workbook with a KAM Settings sheet that sets limits of reading."""
    path = folder / "team settings.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("KAM Settings")
        for row, (name, value) in enumerate(values.items()):
            sheet.write_row(row, 0, (name, "", value))
    return path


def lives(process: int) -> bool:
    """Say whether a process is still at work (and not only waiting for its parent to notice its end)."""
    try:
        os.kill(process, 0)
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (ProcessLookupError, FileNotFoundError):
        return False
    return state != "Z"


def interrupt(process: "subprocess.Popen[str]") -> None:
    """Press Ctrl-C: a terminal tells the whole process group."""
    os.killpg(process.pid, signal.SIGINT)
