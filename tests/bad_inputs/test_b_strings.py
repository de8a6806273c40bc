"""Cases 16 to 23: texts with signs that XML, Excel or a careless program would change.

Blanks at either end of a cell, and two in a row, are evened out while reading (they are typing slips and
would tear an account apart); everything else must come out as it went in.
"""

import zipfile
from pathlib import Path

import pytest
from bad_cases import case, only_case
from defusedxml import ElementTree
from hostile_team import Made, kamxl, made_of, team_book
from look_inside import raw_cells, texts

from kamxl.reports.cell_text import plain
from kamxl.sheets import read_book
from kamxl.sheets.cells.text_stores import LONGEST_TEXT

CASES = (
    (16, "bell", "Bell\x07Ltd"),
    (16, "escape", "Esc\x1b[31mLtd"),
    (17, "literal escape", "x_x0041_y"),
    (19, "joined emoji", "Family 👨\u200d👩\u200d👧 🏳️\u200d🌈"),
    (20, "end of cdata", "a]]>b"),
    (20, "markup", "R&D <b>&lt;</b> &amp; &#65; \"q\" 'a'"),
    (20, "shared string markup", "<r><t>x</t></r>y"),
    (21, "two lines", "First line\nsecond line"),
    (21, "blanks at the ends", "  Blanks around  "),
    (22, "leading zeros", "007"),
    (22, "exponent", "1e5"),
    (22, "decimal comma", "1,5"),
    (22, "arabic digits", "١٢"),
    (22, "a date", "2026-01-05"),
    (23, "plain", "Acme"),
    (23, "cyrillic a", "Аcme"),
    (23, "zero width space inside", "Ac\u200bme"),
    (23, "right to left", "\u202eemcA"),
    (23, "hebrew", "אבג Ltd"),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Give what kamxl makes of a team whose texts are all odd."""
    folder = tmp_path_factory.mktemp("odd")
    return made_of(team_book(folder / "team.xlsx", [text for _, _, text in CASES]), folder)


@pytest.mark.parametrize("text", [case(number, about, text) for number, about, text in CASES])
def test_odd_text_comes_out_as_it_went_in(made: Made, text: str) -> None:
    shown = text.strip(" ")
    assert shown in {one["account_name"] for one in made.document["accounts"]}
    assert shown in texts(made.scored)
    assert any(shown in texts(path) for path in made.books)
    kinds = {cell.kind for path in made.outputs for cell in raw_cells(path) if cell.text == shown}
    assert kinds <= {"s", "str", "inlineStr"}


@only_case(16, "every part is XML")
def test_every_part_of_every_workbook_is_well_formed(made: Made) -> None:
    """Titles, names of tables and columns, headers of pages and charts hold the texts as well."""
    assert_well_formed(made)


def assert_well_formed(made: Made) -> None:
    for path in made.outputs:
        with zipfile.ZipFile(path) as package:
            for name in package.namelist():
                ElementTree.fromstring(package.read(name))


@only_case(16, "no characters at all")
def test_code_points_that_are_no_characters_do_no_harm(tmp_path: Path) -> None:
    """U+FFFE and U+FFFF have no place in XML; the separators U+001C to U+001F are read as blanks."""
    sales = "Customer,Order Date,Revenue\nOdd\ufffe\x1fand\uffff,2026-05-05,5\n"
    sales += "Acme,2026-05-05,5\n" * 9
    (tmp_path / "sales.csv").write_text(sales, encoding="utf-8")
    made = made_of(tmp_path / "sales.csv", tmp_path)
    assert [one["account_name"] for one in made.document["accounts"]] == ["Odd\ufffe and\uffff", "Acme"]
    assert any("Odd\ufffe and\uffff" in text for text in texts(made.scored))
    assert_well_formed(made)


@only_case(18, "too long for a cell")
def test_a_text_too_long_for_a_cell_is_cut_and_said(tmp_path: Path) -> None:
    long = "long " * 8_000
    book = tmp_path / "visits.csv"
    book.write_text(f"Customer,Visit Date,Level,Notes\nAcme,2026-05-05,formal,{long}end\n")
    said = kamxl("check", book, "--json")
    assert said.code == 1
    (problem,) = [one for one in said.document["problems"] if "32767" in one["message"]]
    assert problem["where"] == "visits!D2"
    assert "40003 characters" in problem["message"]
    made = made_of(book, tmp_path)
    cut = [text for path in made.outputs for text in texts(path) if text.startswith("long long")]
    assert all(len(text) <= LONGEST_TEXT and text.endswith("…") for text in cut)
    assert any(problem["message"] in text for text in texts(made.scored))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        case(18, "exactly as long as allowed", "x" * LONGEST_TEXT, "x" * LONGEST_TEXT),
        case(18, "one too many", "x" * (LONGEST_TEXT + 1), "x" * (LONGEST_TEXT - 1) + "…"),
        case(18, "emoji count twice in Excel", "😀" * LONGEST_TEXT, "😀" * (LONGEST_TEXT // 2) + "…"),
        case(19, "half of a pair", "a\ud83d b", "a\ufffd b"),
        case(19, "two halves make one", "a\ud83d\ude00", "a😀"),
    ],
)
def test_a_text_is_made_to_fit_a_cell(text: str, shown: str) -> None:
    """A live grid may hand over halves of surrogate pairs; files cannot, their decoders replace them."""
    assert plain(text) == shown


@only_case(19, "half of a pair in a file")
def test_half_of_a_surrogate_pair_in_a_file_does_no_harm(tmp_path: Path) -> None:
    text = "Customer,Order Date,Revenue\nA?cme,2026-05-05,5\n".encode("utf-16-le")
    half = b"\xff\xfe" + text.replace("?".encode("utf-16-le"), b"\x3d\xd8")
    (tmp_path / "sales.csv").write_bytes(half)
    made = made_of(tmp_path / "sales.csv", tmp_path)
    assert [one["account_name"] for one in made.document["accounts"]] == ["A\ufffdcme"]


@only_case(22, "numbers of accounts")
def test_numbers_written_as_text_name_different_accounts(tmp_path: Path) -> None:
    sales = "Account ID,Order Date,Revenue\n" + "".join(
        f"{key},2026-05-05,5\n" for key in ("7", "007", "1e5")
    )
    (tmp_path / "sales.csv").write_text(sales)
    assert [one.id for one in read_book(tmp_path / "sales.csv").accounts] == ["7", "007", "1e5"]


@only_case(23, "names that look alike")
def test_names_that_look_alike_keep_their_own_sales(made: Made) -> None:
    alike = [text for number, _, text in CASES if number == 23]
    own = {one["account_name"]: one["account_id"] for one in made.document["accounts"]}
    assert len({own[name] for name in alike}) == len(alike)
    assert len({path.name.casefold() for path in made.books}) == len(CASES) + 1


@only_case(23, "without a list")
def test_names_that_look_alike_are_never_added_together(tmp_path: Path) -> None:
    alike = [text for number, _, text in CASES if number == 23]
    sales = "Customer,Order Date,Revenue\n" + "".join(f"{name},2026-05-05,{5}\n" for name in alike)
    (tmp_path / "sales.csv").write_text(sales, encoding="utf-8")
    book = read_book(tmp_path / "sales.csv")
    assert [one.name for one in book.accounts] == alike
