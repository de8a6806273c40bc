from types import SimpleNamespace
from typing import Any

import pytest

from kamxl.hosts.live.formulas import formulas_of, mentions, renamed, repair
from kamxl.hosts.live.marks import column_of, own_marks, reference
from kamxl.hosts.live.merged import merged_ranges
from kamxl.hosts.live.native_excel import epoch_1904, has_changes, hidden_rows, structure_protected
from kamxl.hosts.live.reading import read_open_book
from kamxl.hosts.live.repair import repaired
from kamxl.hosts.live.watch import Watch

NAMES = {"KAM_TIER": "KAM.TIER", "KAM_HEALTH_SCORE": "KAM.HEALTH_SCORE", "KAM_3R": "KAM.THREE_R"}


class _Grid:
    """A rectangle of cells that knows merged areas as Excel does: True, False, or None for some."""

    merged = (((2, 1), (4, 1)), ((6, 1), (6, 3)))

    def __init__(self, top: int, left: int, bottom: int, right: int) -> None:
        self.row, self.column = top, left
        self.shape = (bottom - top + 1, right - left + 1)
        self.count = self.shape[0] * self.shape[1]
        self.cells = {(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)}

    @property
    def merge_cells(self) -> bool | None:
        inside = {cell for area in self.merged for cell in self._of(area)}
        if self.cells <= inside:
            return True
        return None if self.cells & inside else False

    @property
    def merge_area(self) -> "_Grid":
        (area,) = (one for one in self.merged if self.cells & set(self._of(one)))
        return _Grid(*area[0], *area[1])

    @staticmethod
    def _of(area: Any) -> list[tuple[int, int]]:
        (top, left), (bottom, right) = area
        return [(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)]

    def __getitem__(self, key: tuple[slice, slice]) -> "_Grid":
        rows, columns = (range(size)[part] for size, part in zip(self.shape, key, strict=True))
        return _Grid(
            self.row + rows[0], self.column + columns[0], self.row + rows[-1], self.column + columns[-1]
        )


def test_merged_cells_are_found_by_halving() -> None:
    area: Any = _Grid(1, 1, 40, 5)
    assert merged_ranges(area) == (((1, 0), (3, 0)), ((5, 0), (5, 2)))


@pytest.mark.parametrize(
    ("refers_to", "found"),
    [
        ("='KAM Settings'!$J$73", ("KAM Settings", "J")),
        ("=Sales!$A$1:$B$9", ("Sales", "A")),
        ("='It''s'!$AB$3", ("It's", "AB")),
        ("=0", ("", "")),
        ("=#REF!$A$1", ("#REF", "A")),
    ],
)
def test_a_reference_tells_its_sheet_and_column(refers_to: str, found: tuple[str, str]) -> None:
    assert reference(refers_to) == found


def test_own_sheets_and_columns_are_known_by_names() -> None:
    names = [
        SimpleNamespace(name="KAM_sheet_why", refers_to="='Our reasons'!$A$1"),
        SimpleNamespace(name="KAM_column_tier", refers_to="=List!$AB$2"),
        SimpleNamespace(name="KAM_sheet_settings", refers_to="=#REF!$A$1"),
        SimpleNamespace(name="List!Print_Area", refers_to="=List!$A$1"),
    ]
    book: Any = SimpleNamespace(names=names, sheet_names=["List", "Our reasons"])
    marks = own_marks(book)
    assert marks.sheets == {"Our reasons": "why"}
    assert marks.columns == {"List": {column_of("AB")}} == {"List": {27}}


def test_formulas_of_the_team_follow_a_sheet_to_its_new_name() -> None:
    sheets = {"Cards": "KAM Scorecard", "KAM Why": "KAM Why"}
    assert mentions("=VLOOKUP(A1,'Cards'!A:B,2)", sheets)
    assert not mentions("=OldCard!A1", sheets)
    assert renamed("=Cards!A1+'Cards'!B2+MyCards!C3", sheets) == (
        "='KAM Scorecard'!A1+'KAM Scorecard'!B2+MyCards!C3"
    )


def test_only_formulas_that_differ_are_written_in_runs() -> None:
    wanted = [["a", "=A1"], ["b", "=A2"], ["c", "=A3"]]
    written: dict[Any, Any] = {}

    class _Range:
        def __init__(self, *corners: Any) -> None:
            self.__dict__["corners"] = corners

        formula: Any = (("a", "=[tmp]S!A1"), ("b", "=[tmp]S!A2"), ("c", "=A3"))

        def __setattr__(self, _: str, value: Any) -> None:
            written[self.corners] = value

    last = SimpleNamespace(row=3, column=2)
    sheet: Any = SimpleNamespace(used_range=SimpleNamespace(last_cell=last), range=_Range)
    assert formulas_of(sheet)[0][1] == "=[tmp]S!A1"
    assert repair(sheet, wanted) == 2
    assert written == {((1, 2), (2, 2)): [["=A1"], ["=A2"]]}


@pytest.mark.parametrize(
    ("formula", "excel", "calc"),
    [
        (r"='C:\kam\kamxl.xlam'!KAM_TIER(A1)", "=KAM_TIER(A1)", "=KAM.TIER(A1)"),
        ('=_xldudf_KAM_TIER(1)&"KAM_TIER(1)"', '=KAM_TIER(1)&"KAM_TIER(1)"', '=KAM.TIER(1)&"KAM_TIER(1)"'),
        ("=KAM.HEALTH_SCORE(A1)", "=KAM_HEALTH_SCORE(A1)", "=KAM.HEALTH_SCORE(A1)"),
        ("=KAM_OTHER(A1)", "=KAM_OTHER(A1)", "=KAM_OTHER(A1)"),
        ("=KAM_3R(A1)", "=KAM_3R(A1)", "=KAM.THREE_R(A1)"),
        ("=KAM.THREE_R(A1)", "=KAM_3R(A1)", "=KAM.THREE_R(A1)"),
    ],
)
def test_functions_get_the_plain_form_of_the_program(formula: str, excel: str, calc: str) -> None:
    assert repaired(formula, NAMES, dotted=False) == excel
    assert repaired(formula, NAMES, dotted=True) == calc


def test_errors_and_amounts_of_money_from_excel_are_told_from_numbers() -> None:
    from decimal import Decimal

    from kamxl.sheets.files.marks import Broken

    rows = [["ID", "Sum"], ["A", Decimal("12.5")], ["#N/A", 3], ["C", -2146826243]]
    area = SimpleNamespace(row=2, column=2, merge_cells=False, count=8, shape=(4, 2))
    area.options = lambda **_: SimpleNamespace(value=rows)
    area.impl = SimpleNamespace(hidden_rows=2)
    sheet = SimpleNamespace(name="Sales", used_range=area)
    book: Any = SimpleNamespace(
        name="Book1", fullname="Book1", sheets=[sheet], names=[], sheet_names=["Sales"]
    )
    book.impl = SimpleNamespace(epoch_1904=True)
    read = read_open_book(book, Watch(show=lambda _: None, stopped=lambda: False))
    (one,) = read.sheets
    assert one.rows == [["ID", "Sum"], ["A", 12.5], ["", 3.0], ["C", ""]]
    assert one.broken == {3: {1: Broken("#N/A")}, 4: {2: Broken("#SPILL!")}}
    assert (one.hidden_rows, read.saved_as, read.epoch_1904) == (2, None, True)


def test_excel_is_asked_in_its_own_words_where_xlwings_has_none() -> None:
    """What is asked, not what Excel answers: no Excel runs here."""
    api = SimpleNamespace(Date1904=True, ProtectStructure=False, Saved=False)
    book: Any = SimpleNamespace(impl=object(), api=api)
    assert epoch_1904(book)
    assert not structure_protected(book)
    assert has_changes(book)

    class _NoVisible:
        def SpecialCells(self, _: int) -> Any:  # noqa: N802 - Excel's name
            raise OSError

    columns = [_NoVisible(), SimpleNamespace(SpecialCells=lambda _: SimpleNamespace(CountLarge=7))]
    some = SimpleNamespace(EntireRow=SimpleNamespace(Hidden=None), Columns=lambda n: columns[n - 1])
    area: Any = SimpleNamespace(impl=object(), shape=(10, 2), api=some)
    assert hidden_rows(area) == 3
