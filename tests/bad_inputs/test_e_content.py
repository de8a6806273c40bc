"""Cases 58 to 72, the writing side without columns: what a team's workbook is and how it calculates stays."""

import re
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from bad_cases import case, only_case
from hostile_team import kamxl
from look_inside import texts
from odd_packages import of_parts
from raw_team import (
    HEAD,
    MAIN,
    OFFICE,
    SALES,
    SHEET_TYPE,
    STYLES,
    TYPES,
    WORKBOOK,
    WORKBOOK_RELS,
    Parts,
    added,
    related,
    replaced,
    team_parts,
    zipped,
)
from targets import differing, digest, grafted, plain, refused, refused_as, scratch_of, source_in, taken_out

from kamxl.package.refusals import NameTakenError, ProtectedStructureError, RefusalError, TooManyStylesError

Change = Callable[[Parts], Parts]
MACRO_TYPE = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a sound book whose scores are put into the others."""
    return source_in(tmp_path_factory.mktemp("source") / "team")


@pytest.fixture(scope="module")
def scratch(source: Path) -> bytes:
    """Give its KAM sheets."""
    return scratch_of(source)


def locked(parts: Parts) -> Parts:
    """Protect the structure of the workbook."""
    return replaced(parts, WORKBOOK, "<bookViews>", '<workbookProtection lockStructure="1"/><bookViews>')


def styled(count: int) -> Change:
    """Give the workbook so many cell formats."""

    def change(parts: Parts) -> Parts:
        more = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' * (count - 2)
        return replaced(parts, STYLES, "</cellXfs>", f"{more}</cellXfs>")

    return change


def named(sheet: str) -> Change:
    """Call the team's second sheet so."""
    return lambda parts: replaced(parts, WORKBOOK, 'name="Sales"', f'name="{sheet}"')


@pytest.mark.parametrize(
    ("change", "error", "sentence"),
    [
        case(58, "locked structure", locked, ProtectedStructureError, "structure"),
        case(71, "63 990 formats", styled(63_990), TooManyStylesError, "64000"),
        case(33, "a sheet with our name", named("KAM Scorecard"), NameTakenError, "KAM Scorecard"),
        case(33, "our name in other case", named("kam scorecard"), NameTakenError, "scorecard"),
    ],
)
def test_a_workbook_without_room_is_refused(
    tmp_path: Path, source: Path, scratch: bytes, change: Change, error: type[RefusalError], sentence: str
) -> None:
    path = of_parts(change)(tmp_path)
    assert sentence.casefold() in refused(path, source).casefold()
    assert refused_as(path, scratch) is error


@only_case(71, "60 000 formats")
def test_a_workbook_with_many_formats_is_patched_while_there_is_room(tmp_path: Path, source: Path) -> None:
    """BAD_INPUTS says to refuse from 60,000 on; Excel's own limit of 64,000 minus what we add is kinder."""
    path = of_parts(styled(60_000))(tmp_path)
    with zipfile.ZipFile(grafted(path, source)) as package:
        found = re.search(rb"<cellXfs[^>]*>(.*?)</cellXfs>", package.read(STYLES), re.DOTALL)
    assert found
    assert 60_000 < found[1].count(b"<xf ") <= 64_000


def calculated(attributes: str) -> Change:
    """Set how the workbook calculates."""
    return lambda parts: replaced(parts, WORKBOOK, 'calcId="191029"', f'calcId="191029" {attributes}')


@pytest.mark.parametrize(
    "attributes",
    [
        case(64, "manual", 'calcMode="manual"'),
        case(64, "iterating", 'iterate="1" iterateCount="7"'),
        case(64, "as displayed", 'fullPrecision="0"'),
        case(64, "all", 'calcMode="manual" iterate="1" fullPrecision="0"'),
    ],
)
def test_how_the_workbook_calculates_stays(tmp_path: Path, source: Path, attributes: str) -> None:
    path = of_parts(calculated(attributes))(tmp_path)
    output = grafted(path, source)
    with zipfile.ZipFile(output) as package:
        (calculation,) = re.findall(r"<calcPr[^>]*>", package.read(WORKBOOK).decode())
    assert all(one in calculation for one in attributes.split())
    assert ('fullCalcOnLoad="1"' in calculation) == ("manual" not in attributes)
    taken_out(output, path)


@only_case(64, "precision as displayed is told")
def test_scores_in_a_workbook_of_shown_precision_are_explained(tmp_path: Path, source: Path) -> None:
    path = of_parts(calculated('fullPrecision="0"'))(tmp_path)
    said = kamxl("score", source, "--into", path, "-o", tmp_path / "out.xlsx")
    assert "precision shown" in " ".join(said.out.split())


@only_case(63, "dates from 1904")
def test_dates_in_a_workbook_from_1904_are_the_right_days(tmp_path: Path, source: Path) -> None:
    old = of_parts(lambda parts: replaced(parts, WORKBOOK, "<workbookPr/>", '<workbookPr date1904="1"/>'))
    path, usual = old(tmp_path), zipped(tmp_path / "usual.xlsx", team_parts())
    for one in (path, usual):
        assert kamxl("score", source, "--into", one, "-o", tmp_path / f"out_{one.name}").code in {0, 1}
    days = [_days(tmp_path / f"out_{one.name}") for one in (path, usual)]
    assert days[0] == days[1]
    assert days[0]


def _days(path: Path) -> list[tuple[str, str, object]]:
    book = openpyxl.load_workbook(path, data_only=True)
    return [
        (sheet.title, cell.coordinate, cell.value)
        for sheet in book
        if sheet.title.startswith("KAM ")
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, datetime)
    ]


def with_macros(parts: Parts) -> Parts:
    """Make a macro workbook of it, with an Excel 4 macro sheet and a button's name."""
    parts = replaced(parts, TYPES, SHEET_TYPE.format("sheet.main"), MACRO_TYPE)
    parts = added(
        parts, "xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 vba \x00\x01", "application/vnd.ms-office.vbaProject"
    )
    vba = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    parts = related(parts, WORKBOOK_RELS, vba, "vbaProject.bin")
    macro = (
        f'{HEAD}<xm:macrosheet xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" xmlns="{MAIN}">'
    )
    macro += "<sheetData/></xm:macrosheet>"
    parts = added(parts, "xl/macrosheets/sheet1.xml", macro, "application/vnd.ms-excel.macrosheet+xml")
    kind = "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet"
    parts = related(parts, WORKBOOK_RELS, kind, "macrosheets/sheet1.xml")
    entry = '<sheet name="Macro1" sheetId="9" state="veryHidden" r:id="rId106"/></sheets>'
    parts = replaced(parts, WORKBOOK, "</sheets>", entry)
    auto = '<definedName name="_xlnm.Auto_Open" hidden="1">Macro1!$A$1</definedName>'
    return replaced(parts, WORKBOOK, "<calcPr", f"<definedNames>{auto}</definedNames><calcPr")


def with_links(parts: Parts) -> Parts:
    """Give it a link to another workbook, a DDE link and a connection to a database."""
    book = f'{HEAD}<externalLink xmlns="{MAIN}"><externalBook xmlns:r="{OFFICE}" r:id="rId101"><sheetNames>'
    book += '<sheetName val="S"/></sheetNames></externalBook></externalLink>'
    dde = f'{HEAD}<externalLink xmlns="{MAIN}"><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'
    connections = (
        f'{HEAD}<connections xmlns="{MAIN}"><connection id="1" name="db" type="1" refreshOnLoad="1"/>'
    )
    connections += "</connections>"
    for number, content in enumerate((book, dde), start=1):
        name = f"externalLinks/externalLink{number}.xml"
        parts = added(parts, f"xl/{name}", content, SHEET_TYPE.format("externalLink"))
        parts = related(parts, WORKBOOK_RELS, "externalLink", name)
    rels = "xl/externalLinks/_rels/externalLink1.xml.rels"
    parts = related(parts, rels, "externalLinkPath", "file:///\\\\srv\\share\\x.xlsx")
    parts = parts | {rels: parts[rels].replace(b"/></Rel", b' TargetMode="External"/></Rel')}
    parts = added(parts, "xl/connections.xml", connections, SHEET_TYPE.format("connections"))
    parts = related(parts, WORKBOOK_RELS, "connections", "connections.xml")
    references = '<externalReferences><externalReference r:id="rId105"/><externalReference r:id="rId106"/>'
    return replaced(parts, WORKBOOK, "<calcPr", f"{references}</externalReferences><calcPr")


@pytest.mark.parametrize(
    ("change", "name"),
    [
        case(65, "macros", with_macros, "team.xlsm"),
        case(66, "links and connections", with_links, "team.xlsx"),
    ],
)
def test_what_could_run_or_fetch_is_carried_along_and_left_alone(
    tmp_path: Path, source: Path, change: Change, name: str
) -> None:
    path = of_parts(change, name)(tmp_path)
    before = change(team_parts())[WORKBOOK].decode()
    output = grafted(path, source)
    with zipfile.ZipFile(output) as package:
        workbook = package.read(WORKBOOK).decode()
        for kept in re.findall(
            r"<externalReference .*?/>|<definedName .*?</definedName>|<sheet .*?/>", before
        ):
            assert kept in workbook
        assert "macroEnabled" in package.read(TYPES).decode() or name.endswith(".xlsx")
    taken_out(output, path)


@only_case(72, "into a copy")
def test_a_second_run_gives_the_same_bytes(tmp_path: Path, source: Path) -> None:
    path = zipped(tmp_path / "team.xlsx", team_parts())
    once = grafted(path, source)
    first = digest(once)
    twice = tmp_path / "twice.xlsx"
    assert kamxl("score", source, "--into", once, "-o", twice).code in {0, 1}
    assert differing(once, twice) == set()
    assert digest(twice) == first


@only_case(72, "in place")
def test_a_second_run_in_place_changes_nothing(tmp_path: Path) -> None:
    path = zipped(tmp_path / "team.xlsx", team_parts())
    assert kamxl("score", path, "--in-place").code in {0, 1}
    first = digest(path)
    assert kamxl("score", path, "--in-place").code in {0, 1}
    assert digest(path) == first


@only_case(60, "a pivot table beside")
def test_a_pivot_table_stays_as_it_is(tmp_path: Path, source: Path) -> None:
    """The KAM sheets are sheets of their own, so a refresh of the pivot table cannot reach them."""
    pivot = f'{HEAD}<pivotTableDefinition xmlns="{MAIN}" name="P" cacheId="1"><location ref="F1:G5"/>'
    parts = added(
        team_parts(),
        "xl/pivotTables/pivotTable1.xml",
        f"{pivot}</pivotTableDefinition>",
        SHEET_TYPE.format("pivotTable"),
    )
    parts = related(
        parts, "xl/worksheets/_rels/sheet2.xml.rels", "pivotTable", "../pivotTables/pivotTable1.xml"
    )
    path = zipped(tmp_path / "team.xlsx", parts)
    output = grafted(path, source)
    assert plain(SALES) not in {plain(name) for name in differing(path, output)}
    assert "Acme Ltd" in texts(output)
