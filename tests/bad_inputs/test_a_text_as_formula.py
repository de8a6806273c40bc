"""Cases 1 to 15: text that wants to be a formula or a link.

The texts stand in every place where a team can write: names of accounts, regions, owners, products,
contacts, notes, needs, actions, complaints, risks, contracts, and headers of columns nobody knows.
kamxl exports no CSV, so what the cases say of a quote before the text in an export (5, 15) is shown where
the text does come out: in cells, as the text it is, and in `--json`.
"""

import re
from pathlib import Path

import openpyxl
import pytest
from bad_cases import case, only_case
from hostile_team import Made, made_of, team_book
from look_inside import formulas, links, raw_cells, texts
from office import Office

CASES = (
    (1, "formula", "=1+1"),
    (2, "dde command", "=cmd|'/c calc'!A1"),
    (3, "hyperlink function", '=HYPERLINK("http://x","y")'),
    (4, "array formula", "{=1+4}"),
    (5, "plus", "+5+1"),
    (6, "minus", "-6+1"),
    (7, "at", "@SUM(7)"),
    (8, "tab before", "\t=8+1"),
    (9, "return before", "\r=9009"),
    (10, "full width equals", "＝10+1"),
    (11, "web address", "https://evil"),
    (12, "file share", "file://srv/share/x"),
    (12, "mail", "mailto:a@evil.example"),
    (12, "network path", "\\\\unc\\x"),
    (13, "error word", "#N/A"),
    (14, "webservice", '=WEBSERVICE("http://evil/14")'),
    (14, "dde", "DDE(evil)"),
    (15, "semicolon", ";=1"),
    (15, "quote", '"=1'),
)
TEXTS = tuple(text for _, _, text in CASES)
PLACE_OR_FINGERPRINT = re.compile(r"('[\w ]+'|\w+)!\$[A-Z]+\$\d+(:\$[A-Z]+\$\d+)?|\"[0-9a-f]{32}\"")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Give what kamxl makes of the hostile team's book."""
    folder = tmp_path_factory.mktemp("hostile")
    return made_of(team_book(folder / "team.xlsx", TEXTS), folder)


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Give the same for a team of the same shape with ordinary names."""
    folder = tmp_path_factory.mktemp("harmless")
    plain = [f"Text {number}" for number in range(len(TEXTS))]
    return made_of(team_book(folder / "team.xlsx", plain), folder)


@pytest.mark.parametrize("text", [case(number, about, text) for number, about, text in CASES])
def test_hostile_text_is_stored_as_text(made: Made, text: str) -> None:
    shown = text.strip()
    for path in made.outputs:
        for cell in raw_cells(path):
            if cell.formula is None and cell.text is not None and shown in cell.text:
                assert cell.kind in {"s", "inlineStr"}
    assert shown in texts(made.scored)
    assert any(shown in texts(path) for path in made.books)
    assert shown in {one["account_name"] for one in made.document["accounts"]}


@pytest.mark.parametrize("text", [case(number, about, text) for number, about, text in CASES])
def test_hostile_text_is_in_no_formula_and_no_link(made: Made, harmless: Made, text: str) -> None:
    """Every formula is the one that a book with ordinary names gets, in the same cell.

    With longer names a list of the printed page ends sooner, and a cell to fill in stands lower: places may
    differ. So may fingerprints of what kamxl wrote into cells to fill in.
    """
    for path, like in zip(made.outputs, harmless.outputs, strict=True):
        assert links(path) == []
        ours, theirs = formulas(path), formulas(like)
        assert ours.keys() == theirs.keys()
        other = [said for one, said in ours.items() if said != theirs[one]]
        assert [said for said in other if not PLACE_OR_FINGERPRINT.fullmatch(said)] == []
        assert not [one for one in ours.values() if text.strip() in one]


def test_openpyxl_reads_every_text_as_a_string(made: Made) -> None:
    """Openpyxl would say `f` for a formula, `e` for an error; it stands for the other programs."""
    kinds = {
        cell.value: cell.data_type
        for sheet in openpyxl.load_workbook(made.scored)
        for row in sheet.iter_rows()
        for cell in row
    }
    assert {kinds[text.strip()] for text in TEXTS} == {"s"}


@only_case(6, "a negative number stays a number")
def test_a_negative_number_is_no_text(tmp_path: Path) -> None:
    sales = "Customer,Order Date,Revenue\nAcme,2025-11-05,100\nAcme,2026-03-05,-12.5\nZed,2026-05-06,1\n"
    (tmp_path / "sales.csv").write_text(sales)
    made = made_of(tmp_path / "sales.csv", tmp_path)
    assert made.document["accounts"][0]["revenue"]["quarters"]["2026Q1"] == -12.5
    # What the column holds is shown as samples, which are texts; nowhere else does it become one.
    names = openpyxl.load_workbook(made.scored).sheetnames
    shown = {f"xl/worksheets/sheet{names.index(name) + 1}.xml" for name in ("KAM Data quality", "KAM Map")}
    assert {one.part for one in raw_cells(made.scored) if one.text == "-12.5"} <= shown


@pytest.mark.office
@only_case(14, "in LibreOffice")
def test_another_program_finds_the_same_texts_and_no_more_formulas(made: Made, office: Office) -> None:
    """LibreOffice recalculates on loading: a text that had become a formula would show its result."""
    opened = office.convert(made.grafted[0], "xlsx")
    assert {text.strip() for text in TEXTS} <= texts(opened)
    assert not [one for one in formulas(opened).values() if "WEBSERVICE" in one or "DDE" in one]
