"""Cases 24 to 34: names of accounts that become files, of folders, sheets, tables and defined names."""

import re
import zipfile
from html import escape
from pathlib import Path

import openpyxl
import pytest
from bad_cases import case, only_case
from hostile_team import Made, kamxl, made_of, team_book
from look_inside import texts
from raw_team import WORKBOOK, replaced, team_parts, zipped

CASES = (
    (24, "climbing out", "../../x"),
    (24, "climbing out in Windows", "..\\..\\x"),
    (25, "console", "CON"),
    (25, "nothing", "NUL.xlsx"),
    (25, "port", "COM1"),
    (26, "forbidden signs", 'a/b\\c:d*?"<>|'),
    (27, "300 accents", "é" * 300),
    (28, "emoji only", "🏭🚢🛰"),
    (29, "a dot", "."),
    (29, "two dots", ".."),
    (29, "trailing dot", "Acme Ltd."),
    (29, "no width", "\u200b"),
    (30, "upper case", "ACME"),
    (30, "lower case", "acme"),
    (30, "composed", "Caf\u00e9"),
    (30, "decomposed", "Cafe\u0301"),
    (30, "colliding when cleaned", "A/B"),
    (30, "colliding when cleaned too", "A:B"),
    (30, "the portfolio's own name", "Portfolio"),
    (31, "drive", "C:\\x"),
    (31, "root", "/etc/x"),
    (31, "network", "\\\\srv\\x"),
)
NAMES = tuple(name for _, _, name in CASES)
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give an empty folder deep in another one, so that climbing out would be seen."""
    deep = tmp_path_factory.mktemp("names") / "a" / "b" / "c"
    deep.mkdir(parents=True)
    return deep


@pytest.fixture(scope="module")
def made(folder: Path) -> Made:
    """Give the books of accounts with such names."""
    return made_of(team_book(folder / "team.xlsx", NAMES), folder)


def book_of(made: Made, name: str) -> Path:
    """Find the book of an account: the portfolio comes first, the accounts in their order."""
    ids = [one["account_id"] for one in sorted(made.document["accounts"], key=lambda one: one["account_id"])]
    wanted = ids[NAMES.index(name)]
    (found,) = [path for path in made.books[1:] if wanted in texts(path)]
    return found


@pytest.mark.parametrize("name", [case(number, about, name) for number, about, name in CASES])
def test_the_book_of_an_account_lies_in_its_folder_under_a_safe_name(
    made: Made, folder: Path, name: str
) -> None:
    book = book_of(made, name)
    assert book.parent == folder / "books"
    assert book.resolve().parent == (folder / "books").resolve()
    assert book.is_file()
    assert not _FORBIDDEN.search(book.name)
    assert len(book.name.encode()) <= 255
    assert not book.stem.startswith((".", " "))
    called = {one["account_name"] for one in made.document["accounts"]}
    # A name that nobody can see is none: the account is called by its number.
    assert name in called or (name == "\u200b" and book.stem.startswith("K0"))


@pytest.mark.parametrize("names", [case(30, "every name", NAMES)])
def test_no_book_overwrites_another(made: Made, folder: Path, names: tuple[str, ...]) -> None:
    assert len(made.books) == len(names) + 1
    assert len({path.name.casefold() for path in made.books}) == len(made.books)
    assert {path.name for path in (folder / "books").iterdir()} == {path.name for path in made.books}


@only_case(24, "nothing outside the folder")
def test_nothing_is_written_anywhere_else(made: Made, folder: Path) -> None:
    assert made.source.exists()
    assert {path.name for path in folder.iterdir()} == {"team.xlsx", "scored.xlsx", "grafted.xlsx", "books"}
    assert [path.name for path in folder.parents[2].iterdir()] == ["a"]
    assert [path.name for path in folder.parents[0].iterdir()] == ["c"]


@only_case(29, "empty and blank names")
def test_an_account_without_a_name_is_called_by_its_number(tmp_path: Path) -> None:
    sales = "Account ID,Customer,Order Date,Revenue\nA1,,2026-05-05,5\nA2,   ,2026-05-05,5\n,,2026-05-05,5\n"
    (tmp_path / "sales.csv").write_text(sales)
    made = made_of(tmp_path / "sales.csv", tmp_path)
    assert [one["account_name"] for one in made.document["accounts"]] == ["A1", "A2"]
    assert made.document["rows"]["transactions"]["left_out"] == 1
    assert {path.name.split(" ")[0] for path in made.books} == {"portfolio", "A1", "A2"}


@pytest.mark.posix("symbolic links without a right of their own")
@pytest.mark.parametrize(
    "made_as",
    [
        case(32, "a link to a folder", "link"),
        case(32, "a link in the way of a book", "file"),
    ],
)
def test_a_planted_link_leads_no_result_out_of_the_folder(tmp_path: Path, made_as: str) -> None:
    """The folder that kamxl itself chooses must be a folder of its own; one named with -o may be a link.

    A junction of Windows is simulated by a symbolic link: `Path.resolve` follows both.
    """
    team, outside = tmp_path / "team", tmp_path / "outside"
    team.mkdir()
    outside.mkdir()
    source = team_book(team / "book.xlsx", ["Acme"])
    planned = team / "book.kam-reports"
    if made_as == "link":
        planned.symlink_to(outside, target_is_directory=True)
        said = kamxl("report", source)
        assert said.code == 2
        assert "is a link" in said.err
    else:
        planned.mkdir()
        victim = outside / "victim.xlsx"
        victim.write_bytes(b"precious")
        (planned / "portfolio 2026Q2.xlsx").symlink_to(victim)
        for said in (kamxl("report", source), kamxl("report", source, "--force")):
            assert said.code == 2
            assert "is a link" in said.err
        assert victim.read_bytes() == b"precious"
        assert [path.name for path in planned.iterdir()] == ["portfolio 2026Q2.xlsx"]
    assert [path.name for path in outside.iterdir()] == (["victim.xlsx"] if made_as == "file" else [])


@pytest.mark.posix("symbolic links without a right of their own")
@only_case(32, "a folder the user named")
def test_a_linked_folder_that_the_user_named_is_used(tmp_path: Path) -> None:
    """People keep their documents behind links; what they name themselves is their decision."""
    real = tmp_path / "real"
    real.mkdir()
    (tmp_path / "named").symlink_to(real, target_is_directory=True)
    source = team_book(tmp_path / "book.xlsx", ["Acme"])
    assert kamxl("report", source, "-o", tmp_path / "named").code in {0, 1}
    assert len(list(real.iterdir())) == 2


@pytest.mark.parametrize(
    "name",
    [
        case(33, "forbidden signs", "[x]:*?/\\"),
        case(33, "too long", "Sales of " + "😀" * 30),
        case(33, "a name Excel keeps for itself", "History"),
        case(33, "quotes at the ends", "'Sales'"),
        case(33, "the other sheet's name in capitals", "ACCOUNTS"),
        case(20, "markup in a sheet's name", "R&D <]]>"),
    ],
)
def test_a_sheet_with_a_name_that_excel_would_not_allow_is_read(tmp_path: Path, name: str) -> None:
    """No sheet of kamxl's own is ever named after a team's text: their names are fixed and allowed."""
    parts = replaced(team_parts(), WORKBOOK, 'name="Sales"', f'name="{escape(name)}"')
    scored = tmp_path / "scored.xlsx"
    said = kamxl("score", zipped(tmp_path / "team.xlsx", parts), "-o", scored, "--json")
    assert said.document["rows"]["transactions"]["used"] == 10
    assert any(name in text for text in texts(scored))
    assert_allowed(scored)


def assert_allowed(path: Path) -> None:
    for own in openpyxl.load_workbook(path, read_only=True).sheetnames:
        assert 0 < len(own.encode("utf-16-le")) // 2 <= 31
        assert not re.search(r"[\[\]:*?/\\]|^'|'$|^History$", own)


@only_case(33, "the sheets of books")
def test_the_sheets_of_every_book_have_allowed_names(made: Made) -> None:
    for path in made.books:
        assert_allowed(path)


@pytest.mark.parametrize("name", [case(34, "like a cell", "T1"), case(34, "with blanks", "A 1 R1C1")])
def test_tables_and_names_never_look_like_a_cell(made: Made, tmp_path: Path, name: str) -> None:
    """Names of tables and ranges are fixed as well; here an account, a sheet and a column are called so."""
    source = team_book(tmp_path / "team.xlsx", [name, "R1C1"])
    hostile = made_of(source, tmp_path)
    for path in (hostile.scored, made.scored):
        names = _names(path)
        assert names["tables"]
        assert names["defined"]
        for one in names["tables"] + names["defined"]:
            assert not re.fullmatch(r"[A-Za-z]{1,3}[0-9]{1,7}|[Rr][0-9]*([Cc][0-9]*)?|[Cc][0-9]*", one)
            assert re.fullmatch(r"(_xlnm\.)?[A-Za-z_][A-Za-z0-9_.]*", one)
    assert _names(hostile.scored) == _names(made.scored)


def _names(path: Path) -> dict[str, list[str]]:
    with zipfile.ZipFile(path) as package:
        tables = [package.read(one).decode() for one in package.namelist() if one.startswith("xl/tables/")]
        workbook = package.read("xl/workbook.xml").decode()
    return {
        "tables": [re.findall(r'displayName="([^"]*)"', one)[0] for one in tables],
        "defined": re.findall(r'<definedName name="([^"]*)"', workbook),
    }
