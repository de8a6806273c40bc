"""Make a private Python environment in .venv beside this file and install kamxl into it."""

import argparse
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import NoReturn


def stop(sentence: str) -> NoReturn:
    """End with one sentence and exit code 2."""
    print(sentence, file=sys.stderr)
    sys.exit(2)


if sys.version_info < (3, 11) or sys.maxsize < 2**32:  # an old Python must be able to read so far
    found = (*sys.version_info[:2], 64 if sys.maxsize > 2**32 else 32, sys.executable)
    stop("kamxl needs Python 3.11 or newer, of 64 bits; this is {}.{} of {} bits: {}".format(*found))

HERE = Path(__file__).resolve().parent
ENVIRONMENT = HERE / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = ENVIRONMENT / "kamxl-installed.txt"
CHECKOUT = Path(sysconfig.get_path("purelib", "venv", {"base": str(ENVIRONMENT)}), "kamxl-checkout.pth")
MADE_BY = "Python {}.{} in {}".format(*sys.version_info[:2], HERE)


def run(*command: str) -> None:
    """Run a command in silence; when it fails, show what it said and end with exit code 2."""
    done = subprocess.run(command, capture_output=True, errors="replace", check=False)
    if done.returncode:
        stop(f"{done.stdout}\n{done.stderr}\nkamxl could not be installed: '{' '.join(command[:4])}' failed.")


def works(code: str) -> bool:
    """Tell whether the environment's Python runs this code, wherever it is started (-I)."""
    return PYTHON.exists() and not subprocess.call([PYTHON, "-I", "-c", code], stderr=subprocess.DEVNULL)


def install(lock: str, find_links: str | None) -> None:
    """Install what the lock pins, then kamxl; skip that when nothing has changed since the last time."""
    names = ["pyproject.toml", f"locks/{lock}", *["kamxl/**/[!.]*.*", "workb*/tele*"] * (lock == "users.txt")]
    files = [one for name in names for one in sorted(HERE.glob(name)) if one.suffix != ".pyc"]
    proof = hashlib.sha256(b"".join(os.fsencode(one) + one.read_bytes() for one in files)).hexdigest()
    made = STAMP.read_text("utf-8") if STAMP.exists() else "an installation cut short"
    if made == f"{MADE_BY}\n{proof}" and works("import kamxl.hosts"):
        return
    print(f"Installing kamxl into {ENVIRONMENT} (a minute or two the first time) ...", flush=True)
    if made.partition("\n")[0] != MADE_BY or not works("import pip"):
        if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
            stop("This Python cannot make environments. On Debian and Ubuntu: sudo apt install python3-venv")
        run(sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT))
    STAMP.unlink(missing_ok=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--no-user", "--disable-pip-version-check", "--no-deps"]
    source = ["--no-index", "--find-links", str(Path(find_links).resolve())] if find_links else []
    run(*pip, *source, "--require-hashes", "-r", str(HERE / "locks" / lock))
    run(*pip, "--no-index", "--no-build-isolation", "--force-reinstall", str(HERE))
    if lock == "test.txt":  # in ASCII, because Python before 3.13 reads it in the console's code page
        CHECKOUT.write_text(f"import sys; sys.path.insert(0, {str(HERE)!a})\n", "ascii")
    if not works("import kamxl.hosts"):
        stop("kamxl is installed, but does not start. Delete the folder .venv, and run this again.")
    STAMP.write_text(f"{MADE_BY}\n{proof}", "utf-8")


def main() -> int:
    """Do what was asked. Exit codes: 0 done, 2 not done, else the demo's or pytest's."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--demo", action="store_true", help="then run the demo")
    parser.add_argument("--test", action="store_true", help="then run all tests; more words go to pytest")
    parser.add_argument("--uninstall", action="store_true", help="take it out of everything again")
    parser.add_argument("--find-links", metavar="FOLDER", help="no internet: take the wheels from here")
    asked, more = parser.parse_known_args() if "--test" in sys.argv else (parser.parse_args(), [])
    for stream in (sys.stdout, sys.stderr):  # as kamxl speaks, with which it may share a file
        getattr(stream, "reconfigure", dict)(encoding="utf-8", errors="replace")
    if asked.uninstall:
        if PYTHON.exists() and subprocess.call([PYTHON, "-P", "-m", "kamxl", "addin", "uninstall"]):
            stop("Not removed, see above. If that does not help: install again, then uninstall.")
        if ENVIRONMENT.exists():  # renamed at first: Windows refuses that while a program in it runs
            shutil.rmtree(ENVIRONMENT.replace(HERE / f".venv-removed-{os.getpid()}"))
        print(f"Nothing of kamxl is left outside of its folder. Delete that, too, if you like: {HERE}")
        return 0
    install("test.txt" if asked.test or CHECKOUT.exists() else "users.txt", asked.find_links)
    if asked.test or asked.demo:
        words = ["-m", "pytest", "-n", "auto", *more] if asked.test else ["-P", "-m", "kamxl", "demo"]
        return subprocess.call([PYTHON, *words], cwd=HERE if asked.test else None)
    print(f"Installed. The command is {PYTHON.with_name('kamxl')}, with --help.", flush=True)
    return 2 if subprocess.call([PYTHON, "-P", "-m", "kamxl", "addin", "install"]) not in {0, 1} else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (KeyboardInterrupt, OSError) as trouble:
        stop(f"Not finished: {str(trouble) or 'stopped'}. Close Excel, and run the same command again.")
