"""One harmed package: written into, taken out of, and read. Success or a typed error, nothing else."""

import hashlib
import traceback
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from fuzz_bases import COLUMNS, parts
from mutations import mutated

from kamxl.domain.errors import KamxlError
from kamxl.package import graft, open_package, remove

WRITING, READING = "writing", "reading"
CHOICES = ((), COLUMNS[:1], COLUMNS[1:], COLUMNS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bases:
    """What is harmed, by name, and what is grafted."""

    books: dict[str, bytes]
    scratch: bytes
    seed: str

    def case(self, number: int) -> bytes:
        """Return the harmed package of this number; the same number gives the same bytes."""
        dice = Random(f"{self.seed} {number}")  # noqa: S311 - dice, no secrets
        return mutated(dice, self.books[dice.choice(sorted(self.books))])


def tried(stage: str, path: Path, scratch: bytes) -> tuple[str, str]:
    """Write into a package or read it; return how it ended (a code or 'success') and what is wrong."""
    data = path.read_bytes()
    work: Callable[[Path, bytes], str] = _written if stage == WRITING else _read
    try:
        end, wrong = "success", work(path, scratch)
    except KamxlError as error:
        end, wrong = getattr(error, "code", "typed"), "" if str(error) else "An error without a sentence."
    except Exception:  # noqa: BLE001 - every other error is what we are looking for
        end, wrong = "traceback", traceback.format_exc(limit=-6)
    if hashlib.sha256(path.read_bytes()).digest() != hashlib.sha256(data).digest():
        wrong = "The file was changed."
    return end, wrong


def _written(path: Path, scratch: bytes) -> str:
    package = open_package(path)
    remove(package)  # what was grafted earlier is replaced, so it does not count
    before = {name: package.read(name) for name in package.names()}
    package = open_package(path)
    graft(package, scratch, CHOICES[len(path.read_bytes()) % len(CHOICES)])
    result = package.to_bytes()
    try:
        return _kept(before, result)
    except (KamxlError, zipfile.BadZipFile) as error:
        return f"kamxl wrote a package that cannot be read: {error}"


def _kept(before: dict[str, bytes], result: bytes) -> str:
    """Say what of the original did not come back after the KAM sheets were taken out again."""
    parts(result)
    package = open_package(result)
    if not remove(package):
        return "Nothing of ours was found in what was just written."
    package = open_package(package.to_bytes())
    now = {name: package.read(name) for name in package.names()}
    wrong = sorted(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))
    return f"Other than before: {wrong}" if wrong else ""


def _read(path: Path, _: bytes) -> str:
    from kamxl.sheets import read_book

    read_book([path])
    return ""
