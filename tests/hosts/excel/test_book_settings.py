"""The settings of the workbook whose cell asks: from its sheet or its names, renewed when they change."""

from pathlib import Path
from typing import Any

import pytest

from kamxl.hosts.excel.book_settings import FRESH_SECONDS, BookSettings
from kamxl.settings import Settings


class FakeSheet:
    def __init__(self, book: "FakeBook", name: str, rows: list[list[Any]]) -> None:
        self.book, self.name, self.rows = book, name, rows
        self.used_range = self.last_cell = self
        self.row = len(rows)

    def range(self, _: object, last: tuple[int, int]) -> "FakeSheet":
        self.book.reads += 1
        assert last[1] == 3
        return self

    def options(self, *, ndim: int) -> "FakeSheet":
        assert ndim == 2
        return self

    @property
    def value(self) -> list[list[Any]]:
        return self.rows


class FakeName:
    def __init__(self, name: str, refers_to: str, target: Any) -> None:
        self.name, self.refers_to, self.refers_to_range = name, refers_to, target


class FakeCell:
    def __init__(self, value: object) -> None:
        self.value = value


class FakeNames(dict[str, FakeName]):
    def __iter__(self) -> Any:
        return iter(self.values())


class FakeBook:
    def __init__(self, fullname: str = "C:\\book.xlsx") -> None:
        self.fullname, self.reads = fullname, 0
        self.sheets: list[FakeSheet] = []
        self.names = FakeNames()

    def with_sheet(self, cut: object, name: str = "KAM Settings", *, marked: bool = True) -> "FakeBook":
        rows = [["Settings", None, None], ["importance_cut", "Cut", cut], ["map", "Sheet", "Header"]]
        sheet = FakeSheet(self, name, rows)
        self.sheets = [sheet]
        if marked:
            cell = type("Cell", (), {"sheet": sheet})()
            self.names["KAM_sheet_settings"] = FakeName("KAM_sheet_settings", f"='{name}'!$A$1", cell)
        return self


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_without_a_workbook_the_defaults_count() -> None:
    assert BookSettings().of(None) == Settings()


def test_a_workbook_without_settings_has_the_defaults() -> None:
    assert BookSettings().of(FakeBook()) == Settings()


@pytest.mark.parametrize("marked", [True, False])
def test_the_sheet_of_the_settings_counts(marked: bool) -> None:
    assert BookSettings().of(FakeBook().with_sheet(70.0, marked=marked)).matrix.importance_cut == 70


def test_the_sheet_counts_when_the_team_renamed_it() -> None:
    assert BookSettings().of(FakeBook().with_sheet(70.0, "参数")).matrix.importance_cut == 70


def test_names_count_where_there_is_no_sheet() -> None:
    book = FakeBook()
    book.names["kam_importance_cut"] = FakeName("kam_importance_cut", "=Cuts!$B$2", FakeCell(65.0))
    book.names["KAM_sheet_settings"] = FakeName("KAM_sheet_settings", "=#REF!", None)
    book.names["total"] = FakeName("total", "=Sheet1!$A$1", FakeCell(1.0))
    assert BookSettings().of(book).matrix.importance_cut == 65


def test_a_value_that_is_not_allowed_keeps_its_default() -> None:
    settings = BookSettings().of(FakeBook().with_sheet("high"))
    assert settings == Settings()


def test_ten_thousand_cells_look_once() -> None:
    settings, book = BookSettings(Clock()), FakeBook().with_sheet(70.0)
    assert len({id(settings.of(book)) for _ in range(10_000)}) == 1
    assert book.reads == 1


def test_a_changed_setting_counts_a_moment_later() -> None:
    clock, book = Clock(), FakeBook().with_sheet(70.0)
    settings = BookSettings(clock)
    before = settings.of(book)
    clock.now = FRESH_SECONDS + 0.1
    assert settings.of(book) is before
    book.with_sheet(80.0)
    clock.now += FRESH_SECONDS + 0.1
    assert settings.of(book).matrix.importance_cut == 80


def test_each_workbook_has_its_own() -> None:
    settings = BookSettings(Clock())
    one, other = FakeBook("one").with_sheet(70.0), FakeBook("other").with_sheet(80.0)
    assert [settings.of(book).matrix.importance_cut for book in (one, other, one)] == [70, 80, 70]


def test_while_excel_does_not_answer_the_last_settings_stay(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("KAMXL_STATE", str(tmp_path))
    clock, book = Clock(), FakeBook().with_sheet(70.0)
    settings = BookSettings(clock)
    settings.of(book)
    clock.now = FRESH_SECONDS + 0.1
    del book.sheets, book.names
    assert settings.of(book).matrix.importance_cut == 70
    assert "the settings of a workbook" in (tmp_path / "kamxl.log").read_text("utf-8")


def test_settings_that_were_never_read_are_not_taken_for_the_defaults() -> None:
    book = FakeBook()
    del book.names
    with pytest.raises(AttributeError):
        BookSettings().of(book)
