"""Many books on all processors: the same files, in the same order, and a refusal that arrives."""

import os
import signal
import sys
from pathlib import Path

import pytest

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import Message
from kamxl.workflows import side_by_side
from kamxl.workflows.book_writer import BookWriter
from kamxl.workflows.report import Planned, plan, report
from kamxl.workflows.score import Scored, score

pytestmark = pytest.mark.slow

BOOK = Path(__file__).parents[2] / "workbooks" / "industrial_key_accounts.xlsx"


@pytest.fixture(scope="module")
def scored() -> Scored:
    return score([BOOK], quarter="2026Q3")


@pytest.mark.parametrize("forked", [True, False], ids=["copies", "started anew"])
def test_two_processes_write_what_one_writes(
    scored: Scored, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, forked: bool
) -> None:
    monkeypatch.setattr(side_by_side, "_can_fork", lambda: forked and sys.platform == "linux")
    monkeypatch.setattr(side_by_side, "FEWEST_STARTED", 2)
    alone = list(report(scored, plan(scored, tmp_path / "a", []), language="en"))
    beside = list(report(scored, plan(scored, tmp_path / "b", []), language="en", jobs=2))
    assert [one.name for one in alone] == [one.name for one in beside]
    assert all(one.read_bytes() == other.read_bytes() for one, other in zip(alone, beside, strict=True))


def test_remarks_come_from_other_processes_too(scored: Scored, tmp_path: Path) -> None:
    books = plan(scored, tmp_path, [])
    tmp_path.mkdir(exist_ok=True)
    books[3].path.write_bytes(b"no workbook")
    remarks: list[Message] = []
    assert len(list(report(scored, books, language="en", force=True, remarks=remarks, jobs=2))) == len(books)
    assert [str(one).startswith(books[3].path.name) for one in remarks] == [True]


class Refusing(BookWriter):
    """Refuses the fifth book."""

    def write(self, book: Planned) -> Message | None:
        if book.path.name == "5":
            raise KamxlError(Message("No."))
        return None


class Dying(BookWriter):
    """Dies once, as when the system needs memory; the process that asked goes on."""

    def write(self, book: Planned) -> Message | None:
        if os.getpid() != int(book.path.parent.name):
            os.kill(os.getpid(), signal.SIGTERM)
        return Message(book.path.name)


def numbered(folder: str) -> list[Planned]:
    return [Planned(path=Path(folder) / str(number), account=None) for number in range(20)]


def test_a_refusal_of_another_process_arrives(scored: Scored) -> None:
    with pytest.raises(KamxlError, match="No"):
        list(side_by_side.write_all(Refusing(scored, "en"), numbered("x"), 2))


@pytest.mark.posix("processes end by signals there")
def test_when_a_process_dies_the_others_books_are_written_still(
    scored: Scored, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(side_by_side, "FEWEST_STARTED", 2)
    books = numbered(str(os.getpid()))
    told = list(side_by_side.write_all(Dying(scored, "en"), books, 2))
    assert [str(one) for one in told] == [book.path.name for book in books]


def test_few_books_need_no_other_process(scored: Scored, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(side_by_side, "_beside", lambda *_: pytest.fail("started a process"))
    few = numbered("x")[: side_by_side.FEWEST_FORKED - 1]
    with pytest.raises(KamxlError):
        list(side_by_side.write_all(Refusing(scored, "en"), few, 2))
