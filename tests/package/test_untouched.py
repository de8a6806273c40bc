"""The judge of harm is itself judged: an honest graft passes, every single harm is named."""

from collections.abc import Callable

import pytest
from rich_base import worksheet
from rich_books import ACCOUNTS, SALES, rich_books
from rich_package import SPREADSHEET, TYPES, Parts
from rich_pivots import words
from rich_tables import add_table
from untouched import harm, untouched

BOOK, STYLES = "xl/workbook.xml", "xl/styles.xml"
BOOK_RELS = "xl/_rels/workbook.xml.rels"
NEW_SHEET = "xl/worksheets/sheet8.xml"
BEFORE = rich_books()["everything.xlsm"]


def honest() -> Parts:
    """Add a sheet with a table, a style and a name to the workbook, as a writer that harms nothing would."""
    parts = parts_of(BEFORE)
    rows = f'<row r="1">{words("A1", "Tier", 15)}</row><row r="2">{words("A2", "Profit")}</row>'
    sheet = parts.add_sheet("New", worksheet(rows, "A1:A2"))
    assert sheet == NEW_SHEET
    add_table(parts, sheet, "tblNew", "A1:A2", ("Tier",))
    parts.replace(sheet, words("A1", "Tier", 15), words("A1", "Tier", 4))
    parts.replace(STYLES, '<cellXfs count="4">', '<cellXfs count="5">')
    xf = '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0"/>'
    parts.replace(STYLES, "</cellXfs>", f"{xf}</cellXfs>")
    parts.into(BOOK, "definedNames", '<definedName name="NewName">New!$A$2</definedName>')
    parts.replace(BOOK, '<calcPr calcId="191029"', '<calcPr calcId="191029" fullCalcOnLoad="1"')
    del parts.parts["xl/calcChain.xml"]
    parts.parts[TYPES] = without(parts.text(TYPES), "<Override", "calcChain")
    parts.parts[BOOK_RELS] = without(parts.text(BOOK_RELS), "<Relationship ", "calcChain")
    return parts


def parts_of(package: bytes) -> Parts:
    import io

    return Parts.opened(io.BytesIO(package))


def without(text: str, opening: str, word: str) -> bytes:
    """Take out the element (`<a …/>`) that mentions a word."""
    start = text.rindex(opening, 0, text.index(word))
    return (text[:start] + text[text.index("/>", start) + 2 :]).encode()


def drop(name: str) -> Callable[[Parts], None]:
    return lambda parts: parts.parts.pop(name) and None


def swap(name: str, old: str, new: str) -> Callable[[Parts], None]:
    return lambda parts: parts.replace(name, old, new)


def put(name: str, content: bytes) -> Callable[[Parts], None]:
    return lambda parts: parts.parts.update({name: content})


def test_an_honest_graft_passes() -> None:
    untouched(BEFORE, honest().to_bytes())


def test_the_workbook_itself_passes_but_for_what_a_graft_must_change() -> None:
    assert harm(BEFORE, BEFORE) == [
        "xl/calcChain.xml is still there",
        "workbook: it will not be computed on load",
        "the relationship to the calculation chain is still there",
        "content type of /xl/calcChain.xml was changed",
    ]


HARMS = {
    "a part gone": (drop("xl/media/image1.png"), "xl/media/image1.png is gone"),
    "a part changed": (put("xl/media/image1.png", b""), "xl/media/image1.png was changed"),
    "macros gone": (drop("xl/vbaProject.bin"), "xl/vbaProject.bin is gone"),
    "one byte of a sheet": (swap(SALES, "D2*E2", "D2+E2"), f"{SALES} was changed"),
    "a stored value": (swap(ACCOUNTS, "<v>5</v>", "<v>6</v>"), f"{ACCOUNTS} was changed"),
    "a part twice": (put("xl/Media/Image1.png", b"x"), "xl/media/image1.png is there twice"),
    "no content type": (put("xl/odd.thing", b"x"), "xl/odd.thing has no content type"),
    "a part of another kind": (
        swap(
            TYPES,
            f'"/{NEW_SHEET}" ContentType="{SPREADSHEET}.worksheet',
            f'"/{NEW_SHEET}" ContentType="{SPREADSHEET}.table',
        ),
        "is a worksheet of type",
    ),
    "a number format taken twice": (
        swap(STYLES, "</numFmts>", '<numFmt numFmtId="164" formatCode="0.0"/></numFmts>'),
        "a number format has its number twice",
    ),
    "a type for nothing": (drop(NEW_SHEET), f"content type of /{NEW_SHEET}, which is not there"),
    "a target gone": (drop("xl/tables/table3.xml"), "leads to xl/tables/table3.xml, which is not there"),
    "no XML": (put(NEW_SHEET, b"<worksheet>"), f"{NEW_SHEET} is no XML"),
    "an unknown r:id": (
        swap(BOOK, "</sheets>", '<sheet name="X" sheetId="99" r:id="rId99"/></sheets>'),
        "rId99",
    ),
    "a sheet name twice": (swap(BOOK, 'name="New"', 'name="SALES"'), "sheet sales is there twice"),
    "a sheet id twice": (
        swap(BOOK, 'name="New" sheetId="9"', 'name="New" sheetId="1"'),
        "sheet id 1 is there twice",
    ),
    "a sheet name too long": (swap(BOOK, 'name="New"', f'name="{"N" * 32}"'), "is too long"),
    "sheets in another order": (swap(BOOK, '<sheet name="Accounts" sheetId="1" r:id="rId1"/>', ""), "sheets"),
    "a sheet shown": (swap(BOOK, ' state="veryHidden"', ""), "sheets: Very hidden is gone, changed or moved"),
    "a name gone": (swap(BOOK, '<definedName name="Gone">#REF!</definedName>', ""), "Gone is gone"),
    "a name changed": (
        swap(BOOK, "Accounts!$A$2:$G$9", "Accounts!$A$2:$G$8"),
        "AllAccounts is gone, changed",
    ),
    "a name twice": (swap(BOOK, 'name="NewName"', 'name="RATE"'), "name !rate is there twice"),
    "a name of no sheet": (swap(BOOK, 'name="NewName"', 'name="N" localSheetId="77"'), "belongs to sheet 77"),
    "another active sheet": (
        swap(BOOK, "<workbookView ", '<workbookView activeTab="1" '),
        "bookViews was changed",
    ),
    "another way to compute": (swap(BOOK, 'calcId="191029"', 'calcId="1" iterate="1"'), "how it computes"),
    "a pivot cache gone": (swap(BOOK, '<pivotCache cacheId="17"', '<pivotCache cacheId="18"'), "pivotCaches"),
    "a slicer forgotten": (swap(BOOK, "x14:slicerCache r:id", "x14:slicerCache id"), "extLst was changed"),
    "a relationship changed": (
        swap(BOOK_RELS, 'Id="rId1"', 'Id="rId1000"'),
        "relationship rId1 of the workbook",
    ),
    "a type changed": (
        swap(TYPES, 'Extension="png" ContentType="image/png"', 'Extension="png" ContentType="x"'),
        "png",
    ),
    "out of order": (
        swap(BOOK, "<bookViews>", "<extLst/><bookViews>"),
        "children of workbook are out of order",
    ),
    "an unknown element": (swap(BOOK, "<bookViews>", "<oddViews/><bookViews>"), "must not hold oddViews"),
    "a wrong count": (
        swap(STYLES, '<cellXfs count="5">', '<cellXfs count="9">'),
        "cellXfs counts 9, holds 5",
    ),
    "a font that is not there": (swap(STYLES, 'fontId="1" fillId="0"', 'fontId="7" fillId="0"'), "fontId 7"),
    "the team's font changed": (
        swap(STYLES, '<sz val="11"/>', '<sz val="12"/>'),
        "fonts does not start with",
    ),
    "the team's xf changed": (
        swap(STYLES, '<xf numFmtId="14"', '<xf numFmtId="15"'),
        "cellXfs does not start with",
    ),
    "a slicer style gone": (
        swap(STYLES, "SlicerStyleLight1", "SlicerStyleLight2"),
        "styles: extLst was changed",
    ),
    "a style that is not there": (swap(NEW_SHEET, 's="4"', 's="5"'), "c asks for style 5"),
    "a string that is not there": (
        swap(NEW_SHEET, "</row></sheetData>", '<c r="B2" t="s"><v>9999</v></c></row></sheetData>'),
        "asks for a string that is not there",
    ),
    "cells out of order": (
        swap(NEW_SHEET, '<c r="A2"', '<c r="A1"'),
        "cells are out of order or there twice",
    ),
    "rows out of order": (swap(NEW_SHEET, '<row r="2"', '<row r="1"'), "rows are out of order"),
    "a rule without priority": (
        swap(
            NEW_SHEET,
            "<pageMargins",
            '<conditionalFormatting sqref="A1"><cfRule type="blanks" priority="0"/>'
            "</conditionalFormatting><pageMargins",
        ),
        "has no priority",
    ),
    "a dxf that is not there": (
        swap(
            NEW_SHEET,
            "<pageMargins",
            '<conditionalFormatting sqref="A1"><cfRule type="blanks" priority="1" '
            'dxfId="9"/></conditionalFormatting><pageMargins',
        ),
        "cfRule asks for dxfId 9",
    ),
    "formats before cells": (
        swap(NEW_SHEET, "<sheetData>", '<conditionalFormatting sqref="A1"/><sheetData>'),
        "children of worksheet are out of order",
    ),
    "two sheets selected": (
        lambda parts: (
            [
                parts.replace(name, "<sheetView ", '<sheetView tabSelected="1" ')
                for name in (ACCOUNTS, NEW_SHEET)
            ]
            and None
        ),
        "are selected together",
    ),
    "a table id twice": (swap("xl/tables/table3.xml", 'id="3"', 'id="1"'), "table id 1 is there twice"),
    "a table name twice": (
        swap("xl/tables/table3.xml", ' name="tblNew"', ' name="TBLSTOCK"'),
        "table name tblstock",
    ),
    "a table named like a name": (
        swap("xl/tables/table3.xml", 'displayName="tblNew"', 'displayName="AllAccounts"'),
        "table AllAccounts has the name of a defined name",
    ),
    "a header that says another thing": (
        swap(NEW_SHEET, ">Tier<", ">Rank<"),
        "stands over a cell that says 'Rank'",
    ),
    "a table too wide": (swap("xl/tables/table3.xml", 'ref="A1:A2"', 'ref="A1:B2"'), "1 columns over 2"),
}


@pytest.mark.parametrize("name", HARMS)
def test_every_harm_is_named(name: str) -> None:
    do_harm, sentence = HARMS[name]
    parts = honest()
    do_harm(parts)
    complaints = harm(BEFORE, parts.to_bytes())
    assert any(sentence in one for one in complaints), complaints


def test_all_reasons_are_given_at_once() -> None:
    parts = honest()
    del parts.parts["xl/vbaProject.bin"], parts.parts["xl/media/image1.png"]
    with pytest.raises(AssertionError, match=r"(?s)image1\.png is gone.*vbaProject\.bin is gone"):
        untouched(BEFORE, parts.to_bytes())
