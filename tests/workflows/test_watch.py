"""What changes in a folder is done again, once, when it has settled; nothing goes round in circles."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from kamxl.workflows import watch as watching
from kamxl.workflows.batch.engine import Serial
from kamxl.workflows.batch.manifest import Manifest
from kamxl.workflows.batch.outcome import Outcome, Status
from kamxl.workflows.batch.plan import Plan
from kamxl.workflows.batch.request import Kind, Request
from kamxl.workflows.watch import LOOK_SECONDS, Round, Watch, keep_up
from kamxl.workflows.watch_ticks import Folders

TODAY = date(2026, 10, 5)
TICK = 1.0


def save(path: Path, amount: int) -> Path:
    """Save a book of one account."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = f"C-1,Acme,2026-02-03,{amount}\nC-1,Acme,2026-09-30,{amount}\n"
    path.write_text(f"Customer ID,Customer Name,Date,Revenue\n{rows}", encoding="utf-8")
    return path


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class System:
    """A file system that tells of every change below a folder, those of our own results too."""

    def __init__(self, top: Path, folders: Folders, clock: Clock) -> None:
        self._top, self._folders, self._clock = top, folders, clock
        self._before = self._state()

    def _state(self) -> dict[Path, tuple[int, int]]:
        files = [path for path in self._top.rglob("*") if path.is_file()]
        return {path: (path.stat().st_size, path.stat().st_mtime_ns) for path in files}

    def told(self) -> frozenset[Path]:
        """Give what changed, a tick later."""
        self._clock.now += TICK
        before, self._before = self._before, self._state()
        changed = {path for path, state in self._before.items() if before.get(path) != state}
        return frozenset(
            path for path in changed | before.keys() - self._before if self._folders.matters(path)
        )

    def ticks(self, edits: Sequence[Callable[[], object]], *, after: int = 10) -> Iterator[frozenset[Path]]:
        """Make an edit every few ticks, and wait in the end."""
        yield self.told()
        for edit in edits:
            edit()
            for _ in range(5):
                yield self.told()
        for _ in range(after):
            yield self.told()


class Setting:
    """A watched folder whose results lie inside it, with what was done."""

    def __init__(self, top: Path, **changes: object) -> None:
        output = top / "results"
        request = Request(sources=(str(top),), output=output, today=TODAY, kinds=(Kind.CHECK,))
        self.request = replace(request, **changes)
        self.clock, self.done = Clock(), list[Outcome]()
        self.folders = Folders.of([str(top)], output)
        self.system = System(top, self.folders, self.clock)
        self.watch = Watch(
            request=self.request,
            engine_for=lambda _: Serial(),
            told=self._told,
            clock=self.clock,
            today=lambda: TODAY,
        )

    def _told(self, plan: Plan, outcome: Outcome) -> None:
        assert outcome.book in {one.book.name for one in plan.books}
        self.done.append(outcome)

    def run(self, edits: Sequence[Callable[[], object]] = (), *, after: int = 10) -> list[Round]:
        """Watch while edits are made."""
        return list(keep_up(self.watch, self.system.ticks(edits, after=after)))

    @property
    def books(self) -> list[str]:
        return [one.book for one in self.done]


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """Give a folder with five books."""
    for name in "abcde":
        save(tmp_path / "teams" / f"{name}.csv", 1)
    return tmp_path / "teams"


@pytest.mark.parametrize(("count", "kinds"), [(50, (Kind.CHECK,)), (5, (Kind.SCORE, Kind.REPORT))])
def test_fifty_edits_are_each_done_once_though_results_lie_in_the_folder(
    top: Path, count: int, kinds: tuple[Kind, ...]
) -> None:
    setting = Setting(top, kinds=kinds)
    names = ["abcde"[number % 5] for number in range(count)]
    edits = [
        lambda name=name, number=number: save(top / f"{name}.csv", 100 + number)
        for number, name in enumerate(names)
    ]
    rounds = setting.run(edits)
    assert setting.books == [*"abcde", *names]
    assert {one.status for one in setting.done} == {Status.DONE}
    assert len(rounds) == 1 + count


def test_what_cannot_matter_is_no_reason_to_look(top: Path) -> None:
    setting = Setting(top)
    names = (
        "~$a.xlsx",
        ".~lock.a.xlsx#",
        "a.xlsx.tmp",
        "1A2B3C4D",
        "~WRL0001.tmp",
        ".hidden.xlsx",
        "a.kam.xlsx",
        "a.backup-20260101-120000.xlsx",
        "notes.docx",
        "a.kam-reports/Acme.xlsx",
        ".git/a.csv",
        "results/new.xlsx",
    )
    rounds = setting.run([lambda name=name: save(top / name, 1) for name in names])
    assert len(rounds) == 1
    assert setting.books == [*"abcde"]


def test_the_same_content_saved_again_is_looked_at_and_not_done(top: Path) -> None:
    setting = Setting(top)
    rounds = setting.run([lambda: save(top / "a.csv", 1)])
    assert [len(one.outcomes) for one in rounds] == [5, 0]


def test_a_book_that_is_being_saved_again_and_again_is_done_when_it_rests(top: Path) -> None:
    setting = Setting(top)
    amounts = iter(range(2, 1000))

    def ticks(busy: int) -> Iterator[frozenset[Path]]:
        yield setting.system.told()
        for _ in range(busy):
            save(top / "a.csv", next(amounts))
            yield setting.system.told()
        for _ in range(5):
            yield setting.system.told()

    assert [len(one.outcomes) for one in keep_up(setting.watch, ticks(20))] == [5, 1]
    patience = setting.watch.settle * watching._MOST_PATIENCE
    busy = list(keep_up(setting.watch, ticks(int(3 * patience))))
    assert [len(one.outcomes) for one in busy] == [0, 1, 1, 1]


def test_new_moved_and_removed_books_and_new_folders_count(top: Path, tmp_path: Path) -> None:
    save(tmp_path / "outside" / "far" / "g.csv", 1)
    setting = Setting(top)
    setting.run(
        [
            lambda: save(top / "East" / "f.csv", 1),
            lambda: (top / "a.csv").rename(top / "z.csv"),
            (top / "b.csv").unlink,
            lambda: (tmp_path / "outside").rename(top / "inside"),
        ]
    )
    assert setting.books == [*"abcde", "East - f", "z", "inside - far - g"]
    assert setting.folders.matters(top / "inside")


def test_a_book_that_somebody_holds_is_tried_again_less_and_less_often(
    top: Path,
) -> None:
    (top / "a.csv").unlink()
    (top / "a.csv").symlink_to(top / "later")
    setting = Setting(top)
    rounds = setting.run(after=250)
    assert [one.outcomes[-1].book for one in rounds] == ["e", "a", "a", "a"]
    assert all(one.come_back for one in rounds)
    (top / "later").write_bytes(save(top / "b.csv", 1).read_bytes())
    rounds = setting.run(after=60)
    assert [[one.status for one in each.outcomes] for each in rounds] == [[Status.DONE]]


def test_a_folder_without_books_and_one_where_another_run_works_are_told_and_tried_again(top: Path) -> None:
    setting = Setting(top)
    with Manifest.opened(setting.request.output):
        rounds = setting.run(after=20)
    assert "Another run of kamxl" in str(rounds[0].trouble)
    for path in top.glob("*.csv"):
        path.rename(path.with_suffix(".txt"))
    rounds = setting.run()
    assert "There is nothing to read" in str(rounds[0].trouble)
    setting.run([lambda: (top / "a.txt").rename(top / "a.csv")])
    assert setting.books == ["a"]


def test_without_any_event_it_looks_now_and_then_and_with_another_day(top: Path) -> None:
    setting = Setting(top)
    clock = setting.clock

    def ticks() -> Iterator[frozenset[Path]]:
        for _ in range(3):
            yield frozenset()
            clock.now += LOOK_SECONDS / 2
        save(top / "a.csv", 2)
        yield frozenset()
        clock.now += LOOK_SECONDS
        yield frozenset()

    assert [len(one.outcomes) for one in keep_up(setting.watch, ticks())] == [5, 0, 1]
    later = replace(setting.watch, today=lambda: TODAY + timedelta(days=40))
    assert [len(one.outcomes) for one in keep_up(later, [frozenset[Path]()])] == [5]


def test_a_change_of_the_settings_file_counts(top: Path, tmp_path: Path) -> None:
    from openpyxl import Workbook

    file = tmp_path / "ours.xlsx"

    def write(points: int) -> None:
        book = Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.title = "KAM Settings"
        sheet.append(["limit_seconds", "", points])
        book.save(file)

    write(100)
    setting = Setting(top, settings_file=file)
    rounds = setting.run([lambda: write(200), file.unlink, lambda: write(300)])
    assert [len(one.outcomes) for one in rounds] == [5, 5, 0, 5]
    assert rounds[2].trouble is not None
