"""The enriched workbooks are what they say: well-formed, readable by programs that are not ours, and rich."""

import io
import warnings
import zipfile
from pathlib import Path

import pytest
from office import Office
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook
from rich_base import small_book
from rich_books import NOT_LIBREOFFICE, NOT_OPENPYXL, SMALL, rich_books
from rich_office import converted
from untouched_contents import Contents
from untouched_faults import faults

# Relationships of these lead nowhere, on purpose.
DANGLING = {"dangling.xlsx", "everything.xlsm"}
HELD = (
    "xl/slicers/slicer1.xml",
    "xl/slicerCaches/slicerCache3.xml",
    "xl/pivotTables/pivotTable1.xml",
    "xl/pivotCache/pivotCacheDefinition1.xml",
    "xl/pivotCache/pivotCacheRecords1.xml",
    "xl/timelines/timeline1.xml",
    "xl/timelineCaches/timelineCache1.xml",
    "xl/threadedComments/threadedComment1.xml",
    "xl/persons/person.xml",
    "xl/comments2.xml",
    "xl/ctrlProps/ctrlProp3.xml",
    "xl/drawings/vmlDrawing3.vml",
    "xl/media/header.png",
    "xl/charts/style1.xml",
    "xl/charts/colors1.xml",
    "xl/chartsheets/sheet1.xml",
    "xl/vbaProject.bin",
    "xl/printerSettings/printerSettings1.bin",
    "xl/externalLinks/externalLink1.xml",
    "customXml/item1.xml",
    "xl/metadata.xml",
    "xl/connections.xml",
    "xl/model/item.data",
    "xl/calcChain.xml",
    "docProps/custom.xml",
    "docMetadata/LabelInfo.xml",
)
SAID = {
    "xl/worksheets/sheet1.xml": (
        "x14:sparklineGroups",
        "x14:conditionalFormattings",
        "x14:dataValidations",
        "<protectedRange ",
        "<customSheetView ",
        "legacyDrawingHF",
        "<controls>",
    ),
    "xl/drawings/drawing3.xml": ("<xdr:sp ", 'txBox="1"', "<xdr:grpSp>", "<xdr:pic>", "sle:slicer"),
    "xl/sharedStrings.xml": ("<rPr>", "<rPh "),
    "xl/workbook.xml": ("x15:dataModel", "x14:slicerCaches", "x15:timelineCacheRefs", "mc:AlternateContent"),
}


@pytest.mark.parametrize("name", rich_books())
def test_a_book_has_no_fault_that_it_should_not_have(name: str) -> None:
    found = list(faults(Contents.read(rich_books()[name])))
    assert (name in DANGLING) == any("which is not there" in fault for fault in found)
    assert [fault for fault in found if "which is not there" not in fault] == []


@pytest.mark.parametrize("name", rich_books())
def test_openpyxl_and_calamine_open_a_book(name: str) -> None:
    content = rich_books()[name]
    calamine = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert len(calamine.sheet_names) >= 2
    if name in NOT_OPENPYXL:
        with pytest.raises(KeyError):
            load_workbook(io.BytesIO(content))
        return
    with warnings.catch_warnings():
        # openpyxl says what it would drop, which is why kamxl does not save with it.
        warnings.simplefilter("ignore")
        assert load_workbook(io.BytesIO(content)).sheetnames == calamine.sheet_names


@pytest.mark.slow
@pytest.mark.office
def test_libreoffice_opens_the_books(office: Office, tmp_path: Path) -> None:
    for name, content in rich_books().items():
        (tmp_path / name).write_bytes(content)
    written = converted(office, sorted(tmp_path.iterdir()), "pdf")
    stems = {Path(name).stem for name in rich_books().keys() - NOT_LIBREOFFICE}
    assert {path.stem for path in written} == stems


def test_one_book_holds_everything() -> None:
    contents = Contents.read(rich_books()["everything.xlsm"])
    assert [part for part in HELD if part not in contents.parts] == []
    for part, words in SAID.items():
        text = contents.parts[part].decode()
        assert [word for word in words if word not in text] == []


def test_the_same_steps_give_the_same_bytes() -> None:
    parts = small_book()
    for step in SMALL["everything.xlsm"]:
        step(parts)
    assert parts.to_bytes() == rich_books()["everything.xlsm"]


@pytest.mark.office
def test_libreoffice_reads_the_macros(office: Office, tmp_path: Path) -> None:
    book = tmp_path / "macros.xlsm"
    book.write_bytes(rich_books()["macros.xlsm"])
    [written] = converted(office, [book], "ods")
    with zipfile.ZipFile(written) as archive:
        code = archive.read("Basic/VBAProject/Module1.xml").decode()
    assert "Sub Nothing_To_Do()" in code
