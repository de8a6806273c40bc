"""Make a private Python environment in .venv beside this file and install kamxl into it."""

import argparse
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn


def stop(sentence: str) -> NoReturn:
    """End with one sentence and exit code 2."""
    print(sentence, file=sys.stderr)
    sys.exit(2)


if sys.version_info < (3, 11):  # noqa: UP036 - an old Python must be able to read this far, and say so
    stop("kamxl needs Python 3.11 or newer; this is {}.{}: {}".format(*sys.version_info[:2], sys.executable))

HERE = Path(__file__).resolve().parent
ENVIRONMENT = HERE / ".venv"
PROGRAMS = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = PROGRAMS / ("python.exe" if os.name == "nt" else "python")
STAMP = ENVIRONMENT / "kamxl-installed.txt"
VERSION = tuple(sys.version_info[:2])
MADE_BY = "Python {}.{} in {}".format(*VERSION, HERE)


def run(*command: str) -> None:
    """Run a command in silence; when it fails, show what it said and end with exit code 2."""
    quiet = {**os.environ, "PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    done = subprocess.run(command, env=quiet, capture_output=True, errors="replace", check=False)
    if done.returncode:
        print(done.stdout, done.stderr, sep="\n", flush=True)
        stop("kamxl could not be installed: '{}' failed, see above.".format(" ".join(command[:4])))


def works(code: str) -> bool:
    """Tell whether the environment's Python is there and runs this code without an error."""
    return PYTHON.exists() and not subprocess.call([PYTHON, "-I", "-c", code], stderr=subprocess.DEVNULL)


def make_environment() -> None:
    """Make .venv, or make it anew when it is broken, was moved, or belongs to another Python."""
    made_by = STAMP.read_text("utf-8").partition("\n")[0] if STAMP.exists() else "an installation cut short"
    if made_by == MADE_BY and works(f"import sys, pip; sys.exit({VERSION} != sys.version_info[:2])"):
        return
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        stop("This Python cannot make environments. On Debian and Ubuntu: sudo apt install python3-venv")
    print(f"Making a private environment in {ENVIRONMENT} ...", flush=True)
    run(sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT))


def install(extra: str, find_links: str | None) -> None:
    """Install kamxl and what it needs; skip that when nothing has changed since the last time."""
    wanted = f"{MADE_BY}\n{hashlib.sha256((HERE / 'pyproject.toml').read_bytes()).hexdigest()}\n{extra}"
    make_environment()
    if works("import kamxl") and STAMP.exists() and STAMP.read_text("utf-8") in {wanted, wanted + "[test]"}:
        return
    print("Installing kamxl and what it needs (a minute or two the first time) ...", flush=True)
    STAMP.unlink(missing_ok=True)
    offline = ["--no-index", "--find-links", str(Path(find_links).resolve())] if find_links else []
    run(str(PYTHON), "-m", "pip", "install", *offline, "--editable", f"{HERE}{extra}")
    STAMP.write_text(wanted, "utf-8")


def main() -> int:
    """Do what was asked. Exit codes: 0 done, 2 not done, else the demo's or pytest's."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--demo", action="store_true", help="then run the demo")
    parser.add_argument("--test", action="store_true", help="then run all tests; more words go to pytest")
    parser.add_argument("--uninstall", action="store_true", help="take it out of everything again")
    parser.add_argument("--find-links", metavar="FOLDER", help="no internet: take the wheels from here")
    asked, more = parser.parse_known_args()
    if more and not asked.test:
        parser.error("not understood: " + " ".join(more))
    getattr(sys.stdout, "reconfigure", dict)(errors="replace")  # the console may not know a folder's letters
    if asked.uninstall:
        if PYTHON.exists() and subprocess.call([PYTHON, "-m", "kamxl", "addin", "uninstall"]):
            stop("Not removed, see above. If that does not help: install again, then uninstall.")
        shutil.rmtree(ENVIRONMENT, ignore_errors=not ENVIRONMENT.exists())
        print(f"Nothing of kamxl is left outside of its folder. Delete that, too, if you like: {HERE}")
        return 0
    install("[test]" if asked.test else "", asked.find_links)
    if asked.test or asked.demo:
        words = ["pytest", "-n", "auto", *more] if asked.test else ["kamxl", "demo"]
        return subprocess.call([PYTHON, "-m", *words], cwd=HERE if asked.test else None)
    print(f"Installed. The command is {PROGRAMS / 'kamxl'}, with --help.", flush=True)
    return 2 if subprocess.call([PYTHON, "-m", "kamxl", "addin", "install"]) not in {0, 1} else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (KeyboardInterrupt, OSError) as trouble:
        stop(f"Not finished: {str(trouble) or 'stopped'}. Run the same command again to go on.")
