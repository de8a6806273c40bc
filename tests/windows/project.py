"""The project as a Windows user has it: laid into a folder, and installed by its own installer."""

import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from computer import Computer, Ended, ended

ROOT = Path(__file__).resolve().parents[2]
FOLDER = "José 客户/kamxl"
"""Letters of two code pages in the path: no Windows has one for both, so nothing may depend on it."""
ONLY_LINT = frozenset({"mypy", "mypy-extensions", "ruff", "uv", "pandas-stubs", "import-linter", "grimp"})
"""What tests on Windows do without; large, and laid for nothing."""
TWO_HOURS = 2 * 3600
"""The whole suite takes a quarter of an hour where nothing else runs."""
QUIET = {"PIP_NO_COMPILE": "1", "PIP_NO_INPUT": "1"}
"""Python compiles what it loads; pip would compile all."""
TOGETHER = {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONFAULTHANDLER": "1", "PYTHONUNBUFFERED": "1"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A copy of the project on the computer."""

    computer: Computer
    folder: Path

    @classmethod
    def laid(cls, computer: Computer) -> "Project":
        """Lay all files of this checkout that git knows or would add; what is gone here goes there, too."""
        project = cls(computer=computer, folder=computer.drive / FOLDER)
        command = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
        names = subprocess.check_output(command, cwd=ROOT).decode().split("\0")
        wanted = {name for name in names if name and (ROOT / name).is_file()}
        for name in wanted:
            _lay(ROOT / name, project.folder / name)
        for top in {Path(name).parts[0] for name in wanted}:
            for path in sorted((project.folder / top).rglob("*"), reverse=True):
                name = path.relative_to(project.folder).as_posix()
                if path.is_file() and name not in wanted and path.suffix != ".pyc":
                    path.unlink()
        return project

    @property
    def environment(self) -> Path:
        """The environment that the installer makes."""
        return self.folder / ".venv"

    @property
    def python(self) -> str:
        """Its Python, as Windows names it."""
        return self.computer.named(self.environment / "Scripts" / "python.exe")

    def install(self, *words: str) -> Ended:
        """Run the installer with the computer's own Python."""
        command = [self.computer.named(self.computer.python), "install_addin.py", *words]
        return ended(self.computer.start(command, self.folder, QUIET))

    def kamxl(self, *words: str, folder: Path | None = None, **environment: str) -> Ended:
        """Run the command `kamxl` as the installer left it."""
        program = self.computer.named(self.environment / "Scripts" / "kamxl.exe")
        return ended(self.computer.start([program, *words], folder or self.folder, environment))

    def tests(self, *words: str) -> Ended:
        """Run pytest in the environment, with the test libraries of the lock laid beside it."""
        return self.run("-m", "pytest", *words)

    def run(self, *words: str) -> Ended:
        """Run the environment's Python, and show what it says."""
        beside = self.computer.drive / "kamxl-tests"
        self._lay_test_libraries(beside)
        more = {
            **TOGETHER,
            "PYTHONPATH": self.computer.named(beside),
            "KAMXL_CALLER": self.computer.named(self.computer.caller),
        }
        program = self.computer.start([self.python, *words], self.folder, more)
        return ended(program, seconds=TWO_HOURS, shown=True)

    def _lay_test_libraries(self, beside: Path) -> None:
        lock = (ROOT / "locks" / "test.txt").read_text("utf-8")
        stamp = beside / "laid.txt"
        if stamp.exists() and stamp.read_text("utf-8") == lock:
            return
        shutil.rmtree(beside, ignore_errors=True)
        users = {
            name
            for name, pin in _pins((ROOT / "locks" / "users.txt").read_text("utf-8")).items()
            if "sys_platform" not in pin or "win32" in pin
        }
        pins = {name: pin for name, pin in _pins(lock).items() if name not in users | ONLY_LINT}
        with tempfile.TemporaryDirectory() as folder:
            wanted = Path(folder, "wanted.txt")
            wanted.write_text("".join(pins.values()), "utf-8")
            self.computer.lay(beside, "--no-deps", "--require-hashes", "-r", str(wanted))
        stamp.write_text(lock, "utf-8")


def _pins(lock: str) -> dict[str, str]:
    """Return the lines of a lock by the name of the package."""
    pins: dict[str, str] = {}
    name = ""
    for line in lock.splitlines(keepends=True):
        if line[0].isalpha():
            name = line.partition("==")[0]
        if name and not line.startswith("#"):
            pins[name] = pins.get(name, "") + line
    return pins


def _lay(source: Path, target: Path) -> None:
    """Copy a file unless its like is there; times are kept, so that nothing is compiled twice."""
    there, here = target.stat() if target.exists() else None, source.stat()
    if there is None or (there.st_size, there.st_mtime_ns) != (here.st_size, here.st_mtime_ns):
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, target)
