"""The locks: made from today's ranges, whole, with hashes, and for every system."""

import importlib.util
import re
from importlib import metadata
from pathlib import Path
from types import ModuleType

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCKS = Path(__file__).parents[1] / "locks"
NAMES = ("users.txt", "test.txt")
WINDOWS, MAC, LINUX = (
    {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
    {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
    {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
)
PYTHONS = [{"python_version": one, "python_full_version": f"{one}.1"} for one in ("3.11", "3.12", "3.14")]


@pytest.fixture(scope="module")
def renew() -> ModuleType:
    spec = importlib.util.spec_from_file_location("renew_locks", LOCKS / "renew.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def entries(text: str) -> list[tuple[Requirement, list[str]]]:
    """Return what a lock pins, each with its hashes."""
    joined = re.sub(r"(?m)^#.*\n", "", text).replace("\\\n", "")
    found = []
    for line in joined.splitlines():
        pin, *hashes = line.split("--hash=")
        found.append((Requirement(pin), [one.strip() for one in hashes]))
    return found


def pins(name: str, system: dict[str, str]) -> dict[str, str]:
    """Return the versions a lock pins on one system, by package; one version of each."""
    meant = [one for one, _ in entries((LOCKS / name).read_text("utf-8")) if applies(one, system)]
    versions = {canonicalize_name(one.name): str(one.specifier) for one in meant}
    assert len(versions) == len(meant)
    return versions


def applies(requirement: Requirement, system: dict[str, str]) -> bool:
    return requirement.marker is None or requirement.marker.evaluate(system)


def unmet(ranges: list[str], name: str, system: dict[str, str]) -> list[str]:
    """Return the ranges that a lock does not satisfy on a system."""
    pinned = pins(name, system)
    return [
        text
        for text in ranges
        for asked in [Requirement(text)]
        if applies(asked, system)
        and not asked.specifier.contains(pinned.get(canonicalize_name(asked.name), "==0").removeprefix("=="))
    ]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("python", PYTHONS, ids=lambda one: one["python_version"])
@pytest.mark.parametrize("system", [WINDOWS, MAC, LINUX], ids=lambda one: one["sys_platform"])
def test_a_lock_satisfies_every_range_on_every_system(
    renew: ModuleType, name: str, python: dict[str, str], system: dict[str, str]
) -> None:
    ranges = renew.ranges(name)
    assert len(ranges) >= 12
    assert unmet(ranges, name, system | python) == []


def test_a_range_that_is_not_met_is_noticed() -> None:
    asked = ["pandas>=99", "xlrd>=2.0", "nobody-knows-it>=1", "tzdata>=9999; sys_platform == 'win32'"]
    assert unmet(asked, "users.txt", LINUX | PYTHONS[0]) == ["pandas>=99", "nobody-knows-it>=1"]
    assert unmet(asked, "users.txt", WINDOWS | PYTHONS[0]) == [asked[0], *asked[2:]]


@pytest.mark.parametrize("name", NAMES)
def test_a_lock_was_made_from_the_ranges_of_today(renew: ModuleType, name: str, tmp_path: Path) -> None:
    assert (LOCKS / name).read_text("utf-8").startswith(renew.head(name)), "Run `just lock`."
    pyproject = tmp_path / "pyproject.toml"
    text = (LOCKS.parent / "pyproject.toml").read_text("utf-8").replace('"pandas>=2.2"', '"pandas>=2.3"')
    pyproject.write_text(text, "utf-8")
    assert not (LOCKS / name).read_text("utf-8").startswith(renew.head(name, pyproject))


@pytest.mark.parametrize("name", NAMES)
def test_every_pin_is_one_version_and_has_hashes(name: str) -> None:
    found = entries((LOCKS / name).read_text("utf-8"))
    assert len(found) > 20
    for pin, hashes in found:
        assert re.fullmatch(r"==[^,*]+", str(pin.specifier)), pin
        assert hashes, pin
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", one) for one in hashes), pin


@pytest.mark.parametrize("name", NAMES)
def test_a_lock_names_no_computer(name: str) -> None:
    text = (LOCKS / name).read_text("utf-8")
    assert not re.search(r"://|--(index|extra|find|trusted)|\.(org|com|net)\b", text)


def test_users_get_the_versions_that_the_tests_ran_with() -> None:
    for system in (WINDOWS, MAC, LINUX):
        for python in PYTHONS:
            assert pins("users.txt", system | python).items() <= pins("test.txt", system | python).items()


def test_what_is_installed_here_is_what_is_pinned() -> None:
    here = dict(default_environment())
    assert {name: f"=={metadata.version(name)}" for name in pins("test.txt", here)} == pins("test.txt", here)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_that_a_pinned_package_needs_is_missing(renew: ModuleType, name: str) -> None:
    here = {**default_environment(), "extra": ""}
    pinned = pins(name, here)
    needed = [Requirement(text) for one in pinned for text in metadata.requires(one) or []]
    assert len(needed) > 100
    assert {canonicalize_name(one.name) for one in needed if applies(one, here)} <= {*pinned, renew.LEFT_OUT}
