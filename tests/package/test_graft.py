import zipfile
from io import BytesIO

import pytest
from made_book import kam_like, made, team_book
from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.chart import BarChart, Reference
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from python_calamine import CalamineWorkbook

from kamxl.package import graft, open_package, remove
from kamxl.package.parts.outline import MAIN
from kamxl.package.refusals import NameTakenError, StillUsedError
from kamxl.package.styles import LIMIT
from kamxl.package.verify import verify
from kamxl.package.workbook_part import WorkbookPart

TEAM = team_book()
TOUCHED = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}


def grafted(content: bytes = TEAM, sheets: bytes | None = None) -> bytes:
    package = open_package(content)
    graft(package, sheets or kam_like())
    after = package.to_bytes()
    verify(content, after, package)
    return after


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def read(content: bytes) -> Workbook:
    return load_workbook(BytesIO(content), rich_text=True)


def test_every_part_but_the_lists_stays_byte_for_byte() -> None:
    before, after = parts(TEAM), parts(grafted())
    assert {name for name in before if before[name] != after.get(name)} == TOUCHED


def test_sheets_arrive_with_everything_on_them() -> None:
    sheet = read(grafted())["KAM Scorecard"]
    assert sheet["B1"].value == "Value < & >"
    assert sheet["C1"].value == " spaced "
    assert str(sheet["A2"].value) == "italic and plain"
    assert (sheet["B2"].number_format, sheet["B2"].font.bold) == ("0.0%", True)
    assert sheet["B3"].value == "=B2*2"
    assert sheet["A1"].comment.text == "A comment"
    assert len(sheet._charts) == 1
    assert "xl/media/kam1.png" in parts(grafted())
    assert list(sheet.tables) == ["KAM_Scorecard"]
    rules = [rule for one in sheet.conditional_formatting for rule in one.rules]
    assert rules[0].dxf.fill.bgColor.rgb == "FFF8CBAD"
    assert sheet.data_validations.dataValidation[0].formula1 == '"a,b"'
    assert not sheet.sheet_view.tabSelected
    assert b"sparklineGroup" in parts(grafted())["xl/worksheets/kam1.xml"]


def test_values_can_be_read_by_another_engine() -> None:
    book = CalamineWorkbook.from_filelike(BytesIO(grafted()))
    rows = book.get_sheet_by_name("KAM Scorecard").to_python()
    assert rows[0][:3] == ["Key", "Value < & >", " spaced "]
    assert rows[2][1:3] == [2.0, "yes"]


def test_cells_of_the_team_keep_their_look() -> None:
    before, after = read(TEAM), read(grafted())
    for sheet in before:
        for row in sheet.iter_rows():
            for cell in row:
                other = after[sheet.title][cell.coordinate]
                assert (cell.value, looks(cell)) == (other.value, looks(other))


def looks(cell: Cell) -> str:
    return repr((cell.number_format, cell.font, cell.fill, cell.border, cell.alignment))


def test_names_of_one_sheet_stay_with_their_sheet() -> None:
    book = read(grafted())
    assert [sheet.print_title_rows for sheet in book] == ["$1:$1", "$1:$1", None, None]
    assert book["KAM Settings"].auto_filter.ref == "A1:B4"
    assert {"Team_name_1", "KAM_seven"} <= set(book.defined_names)


def test_twice_is_once() -> None:
    once = grafted()
    assert grafted(once) == once


def test_a_second_run_replaces_the_first() -> None:
    again = grafted(grafted(), kam_like(value=5.0))
    assert again == grafted(sheets=kam_like(value=5.0))


def test_everything_is_taken_out_again() -> None:
    package = open_package(grafted())
    assert remove(package)
    after = package.to_bytes()
    verify(grafted(), after, package)
    assert parts(after) == parts(TEAM)
    assert list(parts(after)) == list(parts(TEAM))
    assert not remove(open_package(after))


def saved_by_another_program(content: bytes, *, first: str | None = None) -> bytes:
    """Openpyxl writes every part anew and forgets our notes, as some programs do."""
    book = load_workbook(BytesIO(content))
    if first is not None:
        book.move_sheet(first, -book.sheetnames.index(first))
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def test_sheets_and_names_are_taken_out_after_another_program_saved() -> None:
    saved = saved_by_another_program(grafted(), first="KAM Settings")
    package = open_package(saved)
    assert remove(package)
    after = package.to_bytes()
    verify(saved, after, package)
    book = read(after)
    assert book.sheetnames == ["Accounts", "Sales"]
    assert set(book.defined_names) == {"Team_name_1", "Team_name_2"}
    assert [sheet.print_title_rows for sheet in book] == ["$1:$1", "$1:$1"]
    assert not [name for name in parts(after) if "chart" in name or "media" in name]


def test_renewed_sheets_stand_where_the_team_moved_them() -> None:
    saved = saved_by_another_program(grafted(), first="KAM Settings")
    renewed = grafted(saved)
    book = read(renewed)
    assert book.sheetnames == ["KAM Settings", "Accounts", "Sales", "KAM Scorecard"]
    assert [sheet.print_title_rows for sheet in book] == [None, "$1:$1", "$1:$1", None]
    assert grafted(renewed) == renewed


@pytest.mark.parametrize("name", ["我们的评分", 'Anna\'s "best" <&>'])
def test_a_renamed_or_hidden_sheet_is_renewed_under_its_name(name: str) -> None:
    saved = renamed(grafted(), "KAM Scorecard", name)
    renewed = grafted(saved)
    book = read(renewed)
    quoted = "'" + name.replace("'", "''") + "'"
    assert book.sheetnames == ["Accounts", "Sales", name, "KAM Settings"]
    assert book[name].sheet_state == "hidden"
    assert book["Sales"]["D1"].value == f"={quoted}!B2"
    assert book.defined_names["KAM_sheet_scorecard"].attr_text == f"{quoted}!$A$1"
    assert book[name]._charts[0].series[0].val.numRef.f == f"{quoted}!$B$2:$B$3"
    assert b"'KAM Scorecard'!" not in b"".join(parts(renewed).values())
    assert grafted(renewed) == renewed


def renamed(content: bytes, old: str, new: str) -> bytes:
    """Rename a sheet as Excel does: what refers to it follows. Hide it, and refer to it from another."""
    book = load_workbook(BytesIO(content))
    book["Sales"]["D1"] = f"='{old}'!B2"
    book[old].sheet_state = "hidden"
    target = BytesIO()
    book.save(target)
    named = new.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    name, formula = named.replace('"', "&quot;"), named.replace("'", "''")
    with zipfile.ZipFile(target, "a") as package:
        entries = {one: package.read(one) for one in package.namelist()}
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for one, part in entries.items():
            followed = part.replace(f"'{old}'!".encode(), f"'{formula}'!".encode())
            package.writestr(one, followed.replace(f'name="{old}"'.encode(), f'name="{name}"'.encode()))
    return target.getvalue()


def test_a_formula_of_the_team_that_needs_our_sheets_keeps_them() -> None:
    book = load_workbook(BytesIO(grafted()))
    book["Sales"]["D1"] = "='KAM Scorecard'!B2"
    with pytest.raises(StillUsedError, match="Sales refers to 'KAM Scorecard'"):
        remove(open_package(written(book)))


@pytest.mark.parametrize("refers_to", ["'KAM Scorecard'!$B$2:$B$3", "KAM_seven*2", "kam_scorecard[One]"])
def test_a_name_of_the_team_that_needs_our_sheets_keeps_them(refers_to: str) -> None:
    book = load_workbook(BytesIO(grafted()))
    book.defined_names["My_scores"] = DefinedName("My_scores", attr_text=refers_to)
    with pytest.raises(StillUsedError, match="My_scores refers to"):
        remove(open_package(written(book)))


def test_a_chart_of_the_team_that_needs_our_sheets_keeps_them_and_its_sheet_is_named() -> None:
    book = load_workbook(BytesIO(grafted()))
    chart = BarChart()
    chart.add_data(Reference(book["KAM Scorecard"], min_col=2, min_row=2, max_row=3))
    book["Sales"].add_chart(chart)
    with pytest.raises(StillUsedError, match="Sales refers to 'KAM Scorecard'"):
        remove(open_package(written(book)))


@pytest.mark.parametrize("source", [b'sheet="KAM Scorecard" ref="A1:B3"', b'name="KAM_Scorecard"'])
def test_a_pivot_table_of_the_team_that_needs_our_sheets_keeps_them(source: bytes) -> None:
    cache = b"<pivotCacheDefinition><cacheSource><worksheetSource %s/></cacheSource></pivotCacheDefinition>"
    target = BytesIO(written(load_workbook(BytesIO(grafted()))))
    with zipfile.ZipFile(target, "a") as package:
        package.writestr("xl/pivotCache/pivotCacheDefinition1.xml", cache % source)
    with pytest.raises(StillUsedError, match="pivotCacheDefinition1"):
        remove(open_package(target.getvalue()))


def test_names_of_the_team_that_begin_like_ours_keep_nothing_in() -> None:
    book = load_workbook(BytesIO(grafted()))
    book.defined_names["KAM_team"] = DefinedName("KAM_team", attr_text="Sales!$A$2:$A$3")
    book["Sales"]["D1"] = "=COUNTA(KAM_team)"
    package = open_package(written(book))
    assert remove(package)
    assert "KAM_team" in read(package.to_bytes()).defined_names


def written(book: Workbook) -> bytes:
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def test_a_workbook_of_our_sheets_only_is_left_alone() -> None:
    with pytest.raises(Exception, match="nothing but sheets of kamxl"):
        graft(open_package(kam_like()), kam_like())


def test_a_sheet_of_the_team_with_our_name_is_not_overwritten() -> None:
    with pytest.raises(NameTakenError, match="sheet 'KAM Scorecard' of its own"):
        grafted(team_book("kam scorecard"))


@pytest.mark.parametrize("name", ["KAM_seven", "kam_SEVEN", "KAM_Scorecard"])
def test_a_name_of_the_team_that_we_need_is_not_overwritten(name: str) -> None:
    def write(book: object) -> None:
        book.add_worksheet("Accounts")
        book.define_name(name, "=Accounts!$A$1")

    with pytest.raises(NameTakenError, match=r"(?i)'kam_s"):
        grafted(made(write))


def test_a_workbook_full_of_styles_is_left_alone() -> None:
    full = parts(TEAM)
    styles = full["xl/styles.xml"]
    place = styles.index(b"</cellXfs>")
    one = b'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    full["xl/styles.xml"] = styles[:place] + one * (LIMIT - 4) + styles[place:]
    with pytest.raises(Exception, match="cell formats"):
        grafted(zipped(full))


def test_the_calculation_chain_goes_and_comes_back() -> None:
    chained = parts(TEAM)
    chain = f'<calcChain xmlns="{MAIN}"><c r="B3" i="1"/></calcChain>'.encode()
    chained["xl/calcChain.xml"] = chain
    chained["xl/_rels/workbook.xml.rels"] = chained["xl/_rels/workbook.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rId99" Target="calcChain.xml" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain"/></Relationships>',
    )
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"
    chained["[Content_Types].xml"] = chained["[Content_Types].xml"].replace(
        b"</Types>", b'<Override PartName="/xl/calcChain.xml" ContentType="' + kind + b'"/></Types>'
    )
    before = zipped(chained)
    after = grafted(before)
    assert "xl/calcChain.xml" not in parts(after)
    assert (
        b"calcChain" not in parts(after)["[Content_Types].xml"] + parts(after)["xl/_rels/workbook.xml.rels"]
    )
    package = open_package(after)
    remove(package)
    assert parts(package.to_bytes()) == chained


def test_excel_is_told_to_calculate_unless_the_team_calculates_by_hand() -> None:
    assert b'fullCalcOnLoad="1"' in parts(grafted())["xl/workbook.xml"]
    manual = parts(TEAM)
    manual["xl/workbook.xml"] = manual["xl/workbook.xml"].replace(
        b'<calcPr calcId="124519" fullCalcOnLoad="1"/>',
        b'<calcPr calcMode="manual" iterate="1" fullPrecision="0"/>',
    )
    after = grafted(zipped(manual))
    assert b'<calcPr calcMode="manual" iterate="1" fullPrecision="0"/>' in parts(after)["xl/workbook.xml"]
    assert WorkbookPart.of(open_package(after)).precision_as_displayed


def zipped(content: dict[str, bytes]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in content.items():
            package.writestr(name, part)
    return target.getvalue()
