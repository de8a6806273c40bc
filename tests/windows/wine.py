"""Windows' own Python where there is no Windows: under Wine. All that is special to Wine stands here.

python.org's library and extension modules come out of a wheel for Windows; the part of the standard library
that is written in Python is the same on every system and comes from this computer's Python. The few programs
around them are made from `c/`. Needs Debian's packages wine, wine64 and gcc-mingw-w64-x86-64, and the package
index.
"""

import hashlib
import inspect
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

HERE = Path(__file__).resolve().parent
PYTHON_WHEEL = "panda3d==1.10.16"
"""Brings python311.dll and its extension modules of python.org in `deploy_libs`."""
PROGRAMS = ("wine", "wineserver", "x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-objdump")
LOADED_FROM_FILE = "mscoree,mshtml=;ucrtbase=n,b"
"""No questions about .NET and a browser at the first start; ucrtbase is the one made here."""
_DESKTOP = "import ctypes; ctypes.windll.user32.GetDesktopWindow()"
_GCC = "x86_64-w64-mingw32-gcc"
_CERTIFICATES = ("PIP_CERT", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE")
_KEPT = ("PATH", "HOME", "TMPDIR", "USER", "LOCPATH")
_LEFT_OUT = ("site-packages", "dist-packages", "test", "lib-dynload", "__pycache__")

_TROUBLE = "tests/windows/test_calls_in_trouble.py::"
LACKS = {
    "tests/package/test_save_windows.py::test_names_of_devices_are_refused[LPT1.xlsx]": "no printer port",
    "tests/package/test_save_windows.py::test_the_root_of_another_drive_is_a_folder_like_others": (
        "no drives made of folders"
    ),
    "tests/package/test_save_windows.py::test_a_path_of_more_than_260_characters_is_saved": "no such paths",
    _TROUBLE + "test_a_python_that_was_ended_is_started_again_by_the_next_call": (
        "it goes on handing out a server that was ended"
    ),
    "tests/workflows/batch/test_processes.py::test_a_book_that_needs_too_much_memory_is_named": (
        "the memory of a job has no limit"
    ),
    "tests/workflows/test_watch_system.py": "watchfiles waits for ever: Wine does not end a wait for changes",
}
"""Tests that this Wine cannot run, and why; on Windows itself they run."""


def why_not() -> str | None:
    """Say why Wine cannot be used here; None when it can."""
    missing = [one for one in PROGRAMS if shutil.which(one) is None]
    if missing:
        return f"Not here: {', '.join(missing)} (Debian: apt install wine wine64 gcc-mingw-w64-x86-64)."
    if sys.version_info[:2] != (3, 11):
        return "The standard library of Python 3.11 is needed: run this with Python 3.11."
    return None


class Wine:
    """A computer with Windows and Python 3.11 in a folder of this one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.drive = folder / "prefix" / "drive_c"
        self.python = self.drive / "Python311" / "python.exe"
        self.caller = self.drive / "caller.exe"

    @classmethod
    def cached(cls) -> "Wine":
        """Return the one in the user's cache folder, made now if it is not there or its sources changed."""
        made_by = (cls.make, cls._make_programs, cls._make_libraries, cls._forward, cls._compile)
        sources = [one.read_text("utf-8") for one in sorted(HERE.glob("c/*.c"))]
        # A checkout has its own: two of them would lay their files over each other, and share a registry.
        sources += [str(HERE), PYTHON_WHEEL, *map(inspect.getsource, made_by)]
        digest = hashlib.sha256("".join(sources).encode()).hexdigest()[:12]
        cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        made = cls(cache / "kamxl-windows" / digest)
        if not made.caller.exists():
            shutil.rmtree(made.folder, ignore_errors=True)
            print(f"Making Windows' Python in {made.folder} (half a minute) ...", flush=True)
            made.make()
        made.wake()
        return made

    def wake(self) -> None:
        """Start what Wine keeps running in the background: else it holds a program's streams open."""
        subprocess.run(["wineserver", "-p60"], env=self._environment, stderr=subprocess.DEVNULL, check=False)
        self._quietly("wine", "wineboot")
        # The first program that asks for the desktop starts it, with its own streams.
        self.start([self.named(self.python), "-c", _DESKTOP], self.drive).wait()

    def named(self, path: Path) -> str:
        """Return the name that Windows' programs give to a file on drive C."""
        return "C:\\" + str(path.relative_to(self.drive)).replace("/", "\\")

    def start(
        self, command: list[str], folder: Path, environment: Mapping[str, str] | None = None
    ) -> "subprocess.Popen[bytes]":
        """Start a Windows program, with its three streams piped: Wine takes no others well."""
        pipe = subprocess.PIPE
        return subprocess.Popen(
            ["wine", *command],
            cwd=folder,
            env={**self._environment, **(environment or {})},
            stdin=pipe,
            stdout=pipe,
            stderr=pipe,
        )

    @cached_property
    def _environment(self) -> dict[str, str]:
        """What Windows' programs get to see of this computer: certificates by the names they have there."""
        here = os.environ
        return {
            **{name: here[name] for name in _KEPT if name in here},
            **{name: "Z:" + here[name] for name in _CERTIFICATES if name in here},
            "LC_ALL": "C.UTF-8",
            "WINEPREFIX": str(self.folder / "prefix"),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": LOADED_FROM_FILE,
        }

    def make(self) -> None:
        """Make the computer from nothing."""
        self.folder.mkdir(parents=True)
        self._quietly("wine", "wineboot", "-i")
        self._quietly("wineserver", "-w")
        for link in [*(self.drive / "users").rglob("*")]:  # Documents and others lead out into this computer
            if link.is_symlink():
                link.unlink()
                link.mkdir()
        home = self.python.parent
        libraries = home / "DLLs"
        (home / "Lib" / "site-packages").mkdir(parents=True)
        with tempfile.TemporaryDirectory() as unpacked:
            self.lay(Path(unpacked), "--no-deps", PYTHON_WHEEL)
            shutil.copytree(
                Path(unpacked, "deploy_libs"),
                libraries,
                ignore=shutil.ignore_patterns("api-ms-*", "ucrtbase*"),
            )
        for name in ("python311.dll", "VCRUNTIME140.dll"):
            (libraries / name).rename(home / name)
        standard = sysconfig.get_path("stdlib")
        shutil.copytree(standard, home / "Lib", ignore=shutil.ignore_patterns(*_LEFT_OUT), dirs_exist_ok=True)
        self._make_programs(home)
        self._make_libraries(home)
        self._compile("caller.c", self.caller, "-municode", "-lole32", "-loleaut32", "-luuid")

    def lay(self, target: Path, *wanted: str) -> None:
        """Lay packages into a folder, as wheels for Windows; nothing is built."""
        choice = ("--no-build", "--python-platform", "x86_64-pc-windows-msvc", "--python-version", "3.11")
        self._quietly(
            sys.executable, "-m", "uv", "pip", "install", "--quiet", *choice, "--target", str(target), *wanted
        )

    def _make_programs(self, home: Path) -> None:
        for silent, name in ((), "python.exe"), (("-mwindows", "-DSILENT"), "pythonw.exe"):
            library = (f"-L{home}", "-l:python311.dll")
            self._compile("python.c", home / name, "-municode", *silent, *library)
            redirector = home / "Lib" / "venv" / "scripts" / "nt" / name
            redirector.parent.mkdir(parents=True, exist_ok=True)
            self._compile("redirector.c", redirector, "-municode", *silent)

    def _make_libraries(self, home: Path) -> None:
        """Make what extension modules ask for and neither the wheel nor this Wine has."""
        self._forward(
            home / "python3.dll", {name: f"python311.{name}" for name in _exports(home / "python311.dll")}
        )
        self._compile("random.c", home / "bcryptprimitives.dll", "-shared", "-ladvapi32")
        # Wine's own library, under another name and without its mark, is used wherever ours has nothing.
        theirs = (self.drive / "windows" / "system32" / "ucrtbase.dll").read_bytes()
        (home / "ucrtwine.dll").write_bytes(theirs.replace(b"Wine builtin DLL", b"Wine another DLL", 1))
        with tempfile.TemporaryDirectory() as folder:
            compiled = Path(folder, "complex.o")
            self._compile("complex.c", compiled, "-c")
            named = subprocess.check_output(["x86_64-w64-mingw32-nm", compiled], text=True).split()
            ours = {name.removeprefix("mine_"): name for name in named if name.startswith("mine_")}
            more = {name: f"ucrtwine.{name}" for name in _exports(home / "ucrtwine.dll")}
            self._forward(home / "ucrtbase.dll", more | ours, str(compiled), "-static-libgcc", entry=())

    def _forward(
        self,
        library: Path,
        names: Mapping[str, str],
        *more: str,
        entry: tuple[str, ...] = ("-nostdlib", "-Wl,--entry=0"),
    ) -> None:
        """Make a library of which each name leads to another."""
        with tempfile.TemporaryDirectory() as folder:
            definition = Path(folder, "names.def")
            lines = (f"{name} = {target}" for name, target in names.items())
            definition.write_text("\n".join(["EXPORTS", *lines, ""]), "ascii")
            self._quietly(_GCC, "-shared", *entry, *more, str(definition), "-o", str(library))

    def _compile(self, source: str, target: Path, *options: str) -> None:
        self._quietly(_GCC, "-O2", str(HERE / "c" / source), *options[:1], "-o", str(target), *options[1:])

    def _quietly(self, *command: str) -> None:
        # A program that Wine starts in the background must not hold our streams open, so they go to a file.
        with tempfile.TemporaryFile() as said:
            done = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                env={**os.environ, **(self._environment if command[0].startswith("wine") else {})},
                check=False,
            )
            if done.returncode:
                said.seek(0)
                sys.exit(f"{' '.join(command)} failed:\n{said.read().decode(errors='replace')}")


def _exports(library: Path) -> Iterator[str]:
    """Yield the names that a library of Windows offers."""
    listed = subprocess.check_output(["x86_64-w64-mingw32-objdump", "-p", library], text=True)
    table = listed.partition("[Ordinal/Name Pointer] Table")[2]
    for line in table.splitlines():
        words = line.split()
        if words and words[0].startswith("["):
            if words[-1].replace("_", "a").isalnum():
                yield words[-1]
        elif words and "Table" in line:
            return
