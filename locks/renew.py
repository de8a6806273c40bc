"""Pin everything that is installed, with hashes, for all systems at once: `just lock` (needs the internet).

`users.txt` is what kamxl needs and what builds it; `test.txt` is that and what tests and lint need, in the
same versions. pip accepts no other files than these, so that every installation is the one that was tested.
"""

import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
HEAD = """\
# Made by `just lock`, the newest versions on that day for Python 3.11 and newer on Linux, Windows and macOS.
# Do not edit: change the ranges in pyproject.toml and make it anew. They were:
"""
EXTRAS = {"users.txt": "", "test.txt": "test"}
# Exists as source only, would be built by whatever setuptools is newest, and oletools' helper does without.
LEFT_OUT = "win-unicode-console"
OPTIONS = (
    *("--universal", "--python-version", "3.11", "--generate-hashes"),
    *("--no-header", "--no-annotate", "--no-emit-package", LEFT_OUT),
)


def ranges(name: str, pyproject: Path = HERE.parent / "pyproject.toml") -> list[str]:
    """Return the requirements of pyproject.toml that one lock answers, in alphabetical order."""
    declared = tomllib.loads(pyproject.read_text("utf-8"))
    project, extra = declared["project"], EXTRAS[name]
    more = project["optional-dependencies"][extra] if extra else []
    return sorted({*declared["build-system"]["requires"], *project["dependencies"], *more})


def head(name: str, pyproject: Path = HERE.parent / "pyproject.toml") -> str:
    """Return the first lines of a lock: they tell whether it is older than the ranges."""
    return HEAD + "".join(f"#   {one}\n" for one in ranges(name, pyproject))


def pinned(name: str, *more: str) -> str:
    """Return one version of each package, directly or indirectly required, with the hashes of its files."""
    with tempfile.TemporaryDirectory() as folder:
        asked = Path(folder, "asked.in")
        asked.write_text("\n".join(ranges(name)), "utf-8")
        done = subprocess.run(
            (sys.executable, "-m", "uv", "pip", "compile", "--quiet", *OPTIONS, *more, str(asked)),
            stdout=subprocess.PIPE,
            check=True,
            encoding="utf-8",
        )
    return done.stdout


def main() -> int:
    """Write both locks."""
    for name, more in (("test.txt", ()), ("users.txt", ("--constraints", str(HERE / "test.txt")))):
        (HERE / name).write_text(f"{head(name)}{pinned(name, *more)}", "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
