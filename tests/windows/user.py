"""What a user of Windows does, from the first command of the README to the last: uninstall."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from computer import Ended, ended
from project import ROOT, Project

BOOK = "industrial_key_accounts.xlsx"
FOLDERS = ("field_book", "split_book")
"""The sample books that are several files each."""
DAY = ("--as-of", "2026-09-30")
ADDIN = "Microsoft\\Excel\\XLSTART\\kamxl.xlam"


@dataclass(slots=True)
class User:
    """Does one thing after the other, says how long each took, and keeps what went wrong."""

    project: Project
    work: Path
    wrong: list[str] = field(default_factory=list)
    _clock: float = field(default_factory=time.monotonic)

    @classmethod
    def of(cls, project: Project) -> "User":
        """Give the user a folder with a sample book."""
        work = project.folder.parent / "工作 café"
        work.mkdir(parents=True, exist_ok=True)
        for path in sorted(work.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        (work / BOOK).write_bytes((ROOT / "workbooks" / BOOK).read_bytes())
        return cls(project, work)

    def saw(self, name: str, done: Ended, *said: str, codes: tuple[int, ...] = (0,)) -> Ended:
        """Note how a command ended; these words must be in what it said, and nothing like a traceback."""
        print(f"{name}: {done.code}, {time.monotonic() - self._clock:.0f} s", flush=True)
        self._clock = time.monotonic()
        missing = [word for word in said if word not in done.said]
        if done.code not in codes or missing or "Traceback" in done.said:
            self.wrong.append(f"{name}: exit code {done.code}, not said: {missing}\n{done.said[-2000:]}")
        return done

    def kamxl(self, *words: str, codes: tuple[int, ...] = (0,), said: tuple[str, ...] = ()) -> Ended:
        """Give a command in the folder with the book."""
        return self.saw(
            "kamxl " + " ".join(words), self.project.kamxl(*words, folder=self.work), *said, codes=codes
        )

    def expect(self, name: str, *, holds: bool) -> None:
        """Note whether something holds."""
        if not holds:
            self.wrong.append(name)


def day(project: Project) -> list[str]:
    """Live through everything, and return what went wrong."""
    user = User.of(project)
    user.saw("install_addin.py --demo", project.install("--demo"), "books; open the portfolio first")
    _books(user)
    _programs(user)
    return user.wrong


def end(project: Project) -> list[str]:
    """Take everything out again with the installer, and return what went wrong."""
    user = User.of(project)
    user.saw("install_addin.py --uninstall", project.install("--uninstall"), "Nothing of kamxl is left")
    user.expect("the environment is gone", holds=not [*project.folder.glob(".venv*")])
    return user.wrong


def _books(user: User) -> None:
    """The commands with a book, and their results beside those that this system makes of the same book."""
    user.kamxl("check", "*.xlsx", "--json", codes=(0, 1), said=('"file',))
    user.kamxl("score", BOOK, *DAY, codes=(0, 1))
    user.kamxl("score", BOOK, *DAY, "--in-place", "--columns", "tier,health", codes=(0, 1))
    user.expect("a backup is kept", holds=len([*user.work.glob("*.backup-*")]) == 1)
    (user.work / BOOK).write_bytes((ROOT / "workbooks" / BOOK).read_bytes())
    user.kamxl("report", BOOK, *DAY, codes=(0, 1))
    user.kamxl("map", BOOK)
    user.kamxl("batch", ".", "--jobs", "2", *DAY, "-o", "made.kam-batch", codes=(0, 1))
    here = _folder_here(user, "here")
    (here / BOOK).write_bytes((ROOT / "workbooks" / BOOK).read_bytes())
    _made_here(here, ("score", BOOK, *DAY), ("report", BOOK, *DAY), ("map", BOOK))
    _same_bytes(user, user.work, here)
    demo = _folder_here(user, "demo here")
    _made_here(demo, ("demo", "-o", "."))
    _same_bytes(user, user.project.folder / "kamxl-demo", demo)


def samples(project: Project) -> list[str]:
    """Score and report the sample books of several files, and return what came out otherwise than here."""
    user = User.of(project)
    for name in FOLDERS:
        source, here = ROOT / "workbooks" / name, _folder_here(user, f"{name} here")
        there = user.work / name
        there.mkdir()
        names = sorted(one.name for one in source.iterdir())
        for folder in (there, here):
            for one in names:
                (folder / one).write_bytes((source / one).read_bytes())
        commands = [(word, *names, *DAY) for word in ("score", "report")]
        for words in commands:
            done = project.kamxl(*words, folder=there)
            user.saw(" ".join(words), done, codes=(0, 1))
        _made_here(here, *commands)
        _same_bytes(user, there, here)
    return user.wrong


def _folder_here(user: User, name: str) -> Path:
    folder = user.work.with_name(name)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


def _made_here(folder: Path, *commands: tuple[str, ...]) -> None:
    """Make the same results with this system's Python; on Windows itself, once more."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    for words in commands:
        command = [sys.executable, "-m", "kamxl", *words]
        subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=False, env=environment)


def _same_bytes(user: User, there: Path, here: Path) -> None:
    """Note results that differ between Windows, `there`, and this system."""
    of_windows, ours = digests(there), digests(here)
    different = sorted(name for name in ours if of_windows.get(name) != ours[name])
    print(f"Results with the same bytes on both systems: {len(ours) - len(different)} of {len(ours)}")
    user.expect(f"other bytes than on this system: {different}", holds=bool(ours) and not different)


def digests(folder: Path) -> dict[str, str]:
    """Return a hash of each workbook below a folder, by its place there."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*.xlsx")
        if ".backup-" not in path.name and ".kam-batch" not in str(path.relative_to(folder))
    }


def _programs(user: User) -> None:
    """The add-in in and out again; nothing may be left of it outside of kamxl's folder."""
    project = user.project
    _look(project, r"C:\Program Files\Microsoft Office\excel.exe")
    before = _look(project)
    user.kamxl("addin", "install", said=("kamxl.xlam",))
    user.expect(
        "the add-in is where Excel loads it", holds=any(ADDIN in one for one in _look(project)["files"])
    )
    user.kamxl("addin", "use", "com", codes=(0, 1))
    classes = [one for one in _look(project)["keys"] if "LocalServer32" in one and "pythonw.exe" in one]
    user.expect("the class by which Windows starts Python is registered", holds=len(classes) == 1)
    user.kamxl("addin", "use", "dll", codes=(0, 1))
    user.kamxl("doctor", codes=(0, 1), said=("Excel can reach Python",))
    user.kamxl("addin", "uninstall", said=("kamxl.xlam",))
    after = _look(project)
    for kind, found in after.items():
        left = sorted(set(found) - set(before[kind]))
        print(f"Left behind, {kind}: {len(left)} (before {len(before[kind])}, after {len(found)})")
        user.expect(f"left behind, {kind}: {left}", holds=not left)


def _look(project: Project, *words: str) -> dict[str, list[str]]:
    computer = project.computer
    script = computer.named(project.folder / "tests" / "windows" / "left_behind.py")
    done = ended(computer.start([computer.named(computer.python), script, *words], project.folder))
    assert done.code == 0, done.said
    found: dict[str, list[str]] = json.loads(done.out) if not words else {}
    return found
