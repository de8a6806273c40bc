"""Knowing a file again, and what a result depends on."""

import os
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kamxl.workflows.batch.fingerprint import Conditions, fingerprint
from kamxl.workflows.batch.marks import mark, sha256_now
from kamxl.workflows.batch.request import Kind, Request

REQUEST = Request(sources=("x",), output=Path("out"), today=date(2026, 10, 5))
INPUTS = (("team.xlsx", "aa"), ("sales.csv", "bb"))


def old(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    long_ago = time.time() - 3600
    os.utime(path, (long_ago, long_ago))
    return path


def test_a_settled_mark_fits_until_the_file_changes(tmp_path: Path) -> None:
    path = old(tmp_path / "a", "one")
    settled = replace(mark(path), settled=True)
    assert settled.fits(path)
    assert sha256_now(path, replace(settled, sha256="believed")) == "believed"
    old(path, "two")
    assert not settled.fits(path)
    assert sha256_now(path, settled) == mark(path).sha256 != settled.sha256


def test_a_change_is_noticed_although_size_and_time_are_as_before(tmp_path: Path) -> None:
    path = old(tmp_path / "a", "one")
    settled, times = replace(mark(path), settled=True), path.stat()
    time.sleep(0.05)
    path.write_text("two", encoding="utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert path.stat().st_mtime_ns == settled.modified
    assert not settled.fits(path, ours=True)


def test_where_no_time_of_change_is_told_a_file_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = old(tmp_path / "a", "one")
    monkeypatch.setattr("kamxl.workflows.batch.marks.changed_ns", lambda *_: None)
    silent = replace(mark(path), settled=True)
    assert not silent.fits(path, ours=True)
    assert sha256_now(path, replace(silent, sha256="believed")) == silent.sha256


def test_a_file_written_just_before_it_was_marked_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("one", encoding="utf-8")
    fresh = mark(path)
    assert not fresh.fits(path)
    assert fresh.fits(path, ours=True)


def test_a_file_that_is_gone_fits_nothing_and_has_no_hash(tmp_path: Path) -> None:
    path = old(tmp_path / "a", "one")
    settled = mark(path)
    path.unlink()
    assert not settled.fits(path)
    assert sha256_now(path, settled) is None


def test_the_same_work_has_the_same_fingerprint() -> None:
    conditions = Conditions.of(REQUEST, None)
    assert fingerprint(Kind.SCORE, "a", INPUTS, conditions) == fingerprint(
        Kind.SCORE, "a", INPUTS, conditions
    )


@pytest.mark.parametrize(
    "conditions",
    [
        Conditions.of(replace(REQUEST, as_of=date(2026, 9, 30)), None),
        Conditions.of(replace(REQUEST, quarter="2026Q3"), None),
        Conditions.of(replace(REQUEST, quarter="last"), None),
        Conditions.of(replace(REQUEST, today=date(2026, 11, 5)), None),
        Conditions.of(replace(REQUEST, language="en"), None),
        Conditions.of(REQUEST, "settings"),
        replace(Conditions.of(REQUEST, None), version="another"),
    ],
)
def test_each_condition_changes_the_fingerprint(conditions: Conditions) -> None:
    assert fingerprint(Kind.SCORE, "a", INPUTS, conditions) != fingerprint(
        Kind.SCORE, "a", INPUTS, Conditions.of(REQUEST, None)
    )


def test_kind_name_content_and_order_change_the_fingerprint() -> None:
    conditions = Conditions.of(REQUEST, None)
    all_of_them = {
        fingerprint(Kind.SCORE, "a", INPUTS, conditions),
        fingerprint(Kind.REPORT, "a", INPUTS, conditions),
        fingerprint(Kind.SCORE, "b", INPUTS, conditions),
        fingerprint(Kind.SCORE, "a", INPUTS[::-1], conditions),
        fingerprint(Kind.SCORE, "a", (("team.xlsx", "cc"), INPUTS[1]), conditions),
        fingerprint(Kind.SCORE, "a", (("other.xlsx", "aa"), INPUTS[1]), conditions),
    }
    assert len(all_of_them) == 6


def test_a_fixed_date_does_not_care_for_the_month_nor_anything_for_the_day() -> None:
    later = replace(REQUEST, today=date(2026, 12, 5))
    for fixed in ({"as_of": date(2026, 9, 30)}, {"quarter": "2026Q3"}):
        assert Conditions.of(replace(REQUEST, **fixed), None) == Conditions.of(replace(later, **fixed), None)
    tomorrow = replace(REQUEST, today=date(2026, 10, 6))
    assert Conditions.of(REQUEST, None) == Conditions.of(tomorrow, None)
    assert Conditions.of(REQUEST, None) != Conditions.of(replace(REQUEST, today=date(2026, 10, 31)), None)
