"""The parts of kamxl.xlam: complete, well formed, reachable, and the same on every build."""

import posixpath
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from addin_made import PYTHON, addin, parts, xml

from kamxl.hosts.addin.buttons import BUTTONS, icon
from kamxl.hosts.excel.addin_file import addin_bytes, build_addin
from kamxl.hosts.excel.ribbon import NAMESPACES, image_pixels
from kamxl.hosts.excel.stamp import Stamp, read_stamp
from kamxl.hosts.excel.texts import LANGUAGES
from kamxl.hosts.excel.xlam.package import RIBBONS
from kamxl.hosts.excel.xlam.sheet import sheet_xml
from kamxl.version import __version__

SHEET = "xl/worksheets/sheet1.xml"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def relationships() -> list[tuple[str, str, str]]:
    """Return every relationship as the folder it counts from, its id, and the part it leads to."""
    found = []
    for name in parts():
        if name.endswith(".rels"):
            folder = posixpath.dirname(posixpath.dirname(name))
            found += [(folder, one.attrib["Id"], one.attrib["Target"]) for one in xml(name)]
    return found


def test_the_same_python_gives_the_same_bytes() -> None:
    assert addin_bytes(PYTHON) == addin()


def test_no_part_carries_the_time_of_its_making() -> None:
    with ZipFile(BytesIO(addin())) as opened:
        assert {info.date_time for info in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert opened.testzip() is None


def test_excel_takes_it_for_an_add_in_with_macros() -> None:
    kinds = {one.attrib.get("PartName"): one.attrib["ContentType"] for one in xml("[Content_Types].xml")}
    assert kinds["/xl/workbook.xml"] == "application/vnd.ms-excel.addin.macroEnabled.main+xml"
    assert kinds["/xl/vbaProject.bin"] == "application/vnd.ms-office.vbaProject"


def test_every_part_has_a_content_type_and_every_type_a_part() -> None:
    types = xml("[Content_Types].xml")
    named = {one.attrib["PartName"].lstrip("/") for one in types if "PartName" in one.attrib}
    endings = {one.attrib["Extension"] for one in types if "Extension" in one.attrib}
    assert named <= set(parts())
    rest = set(parts()) - named - {"[Content_Types].xml"}
    assert {name.rpartition(".")[2] for name in rest} == endings


def test_every_part_is_reached_by_a_relationship_and_none_leads_nowhere() -> None:
    reached = {posixpath.normpath(posixpath.join(folder, target)) for folder, _, target in relationships()}
    parts_that_need_one = {name for name in parts() if not name.endswith((".rels", "[Content_Types].xml"))}
    assert reached == parts_that_need_one


def test_every_xml_part_is_well_formed() -> None:
    for name in parts():
        if name.endswith((".xml", ".rels")):
            assert xml(name) is not None


def test_both_ribbons_are_there_with_their_own_relationship_and_namespace() -> None:
    assert RIBBONS.keys() == NAMESPACES.keys()
    kinds = {one.attrib["Target"]: one.attrib["Type"] for one in xml("_rels/.rels")}
    for name, namespace in NAMESPACES.items():
        assert kinds[name] == RIBBONS[name]
        assert xml(name).tag == f"{{{namespace}}}customUI"


def test_the_images_are_the_icons_in_the_size_the_ribbon_wants() -> None:
    for button in BUTTONS:
        assert parts()[f"customUI/images/{button.command}.png"] == icon(button, image_pixels(button))


def rows() -> list[list[str]]:
    return [[cell.text or "" for cell in row.iter(f"{MAIN}t")] for row in xml(SHEET).iter(f"{MAIN}row")]


def test_each_row_of_the_sheet_has_a_key_of_its_own_and_a_text_in_every_language() -> None:
    found = rows()
    assert {len(row) for row in found} == {1 + len(LANGUAGES)}
    assert all(all(row) for row in found)
    keys = [row[0].casefold() for row in found]
    assert len(keys) == len(set(keys))
    assert not any(
        sign in key for key in keys for sign in "*?~"
    )  # Excel's Match would take them for patterns


def test_a_path_with_spaces_and_chinese_stands_in_the_sheet_as_it_is(tmp_path: Path) -> None:
    path = build_addin(tmp_path / "加载项 folder", PYTHON)
    assert path.read_bytes() == addin()
    assert read_stamp(path) == Stamp(
        version=__version__,
        xlwings="0.37.8",
        way="dll",
        python=PYTHON.python,
        library64=f"{PYTHON.folder}\\xlwings64-0.37.8.dll",
        library32=f"{PYTHON.folder}\\xlwings32-0.37.8.dll",
    )


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut", None])
def test_a_file_that_is_not_ours_has_no_stamp(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "other.xlam"
    if content is None:
        with ZipFile(path, "w") as made:
            made.writestr(SHEET, sheet_xml([("version", "1")]))
    else:
        path.write_bytes(content)
    assert read_stamp(path) is None


def test_text_that_looks_like_markup_or_is_too_long_does_no_harm() -> None:
    assert "&lt;b&gt; &amp; co" in sheet_xml([("<b> & co", "")])
    with pytest.raises(ValueError, match="cannot hold"):
        sheet_xml([("x" * 32_768,)])
