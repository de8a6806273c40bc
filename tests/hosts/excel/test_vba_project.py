"""The macro project: what olevba and olefile read in it is what we put in."""

from io import BytesIO

import olefile
import pytest
from addin_made import PYTHON, addin, parts
from independent_reader import decompressed, macro_sources

from kamxl.hosts.excel.addin_file import PROJECT, PROJECT_ID, modules
from kamxl.hosts.excel.xlam.obfuscation import obfuscated, revealed
from kamxl.hosts.excel.xlam.vba_dir import REFERENCES, dir_stream
from kamxl.hosts.excel.xlam.vba_project import ModuleKind, VbaModule, vba_project

MODULES = modules(PYTHON.xlwings)
NAMES = [module.name for module in MODULES]


def stream(name: str) -> bytes:
    with olefile.OleFileIO(BytesIO(parts()["xl/vbaProject.bin"])) as opened:
        return opened.openstream(name).read()


def project_lines() -> list[str]:
    return stream("PROJECT").decode("ascii").split("\r\n")


def test_olevba_reads_every_module_back_exactly() -> None:
    assert macro_sources(addin()) == {f"VBA/{module.name}": module.source for module in MODULES}


def test_there_is_no_compiled_code_beside_the_source() -> None:
    assert stream("VBA/_VBA_PROJECT") == bytes.fromhex("cc61ffff000000")
    for module in MODULES:
        assert decompressed(stream(f"VBA/{module.name}")) == module.source.encode("ascii")


def test_the_workbook_and_its_sheet_have_the_classes_that_excel_gives_them() -> None:
    workbook, sheet, *others = MODULES
    assert (workbook.name, workbook.kind) == ("ThisWorkbook", ModuleKind.WORKBOOK)
    assert (sheet.name, sheet.kind) == ("Sheet1", ModuleKind.SHEET)
    assert 'Attribute VB_Base = "0{00020819-0000-0000-C000-000000000046}"\r\n' in workbook.source
    assert 'Attribute VB_Base = "0{00020820-0000-0000-C000-000000000046}"\r\n' in sheet.source
    assert {module.kind for module in others} == {ModuleKind.STANDARD}
    assert b'codeName="ThisWorkbook"' in parts()["xl/workbook.xml"]
    assert b'codeName="Sheet1"' in parts()["xl/worksheets/sheet1.xml"]


def test_the_project_names_every_module_once() -> None:
    lines = project_lines()
    documents = [line for line in lines if line.startswith("Document=")]
    assert documents == ["Document=ThisWorkbook/&H00000000", "Document=Sheet1/&H00000000"]
    assert [line[7:] for line in lines if line.startswith("Module=")] == NAMES[2:]
    assert lines[lines.index("[Workspace]") + 1 :] == [*(f"{name}=0, 0, 0, 0, C" for name in NAMES), ""]
    assert f'Name="{PROJECT}"' in lines


def test_the_project_is_open_visible_and_has_no_password() -> None:
    hidden = dict(line.split("=", 1) for line in project_lines() if line[:3] in {"CMG", "DPB", "GC="})
    assert {name: revealed(text.strip('"')) for name, text in hidden.items()} == {
        "CMG": bytes(4),
        "DPB": b"\0",
        "GC": b"\xff",
    }


def test_every_name_is_mapped_to_its_wide_form() -> None:
    pairs = stream("PROJECTwm")
    for name in NAMES:
        assert name.encode() + b"\0" + name.encode("utf-16-le") + b"\0\0" in pairs
    assert pairs.endswith(b"\0\0\0\0")


def records(content: bytes) -> list[tuple[int, bytes]]:
    found, place = [], 0
    while place < len(content):
        number = int.from_bytes(content[place : place + 2], "little")
        size = 6 if number == 9 else int.from_bytes(content[place + 2 : place + 6], "little")
        found.append((number, content[place + 6 : place + 6 + size]))
        place += 6 + size
    return found


def test_the_directory_of_modules_is_whole() -> None:
    found = records(decompressed(stream("VBA/dir")))
    assert found == records(dir_stream(PROJECT, [(name, name in NAMES[:2]) for name in NAMES]))
    assert [content.decode() for number, content in found if number == 0x19] == NAMES
    assert [content for number, content in found if number == 0x31] == [bytes(4)] * len(NAMES)
    assert [number for number, _ in found if number in {0x21, 0x22}] == [0x22] * 2 + [0x21] * len(NAMES[2:])
    assert dict(found)[0x0F] == len(NAMES).to_bytes(2, "little")
    assert found[-1] == (0x10, b"")
    libraries = [content[4:-6].decode() for number, content in found if number == 0x0D]
    assert libraries == [reference.library for reference in REFERENCES]


# Written by Excel itself, in a workbook that comes with xlwings.
OF_EXCEL = "{318BEE36-5BE1-492A-826D-473DB19B0F30}"


@pytest.mark.parametrize(
    ("hidden", "plain"),
    [
        ("5D5F8AADDAA8DEA8DEA8DEA8DE", bytes(4)),
        ("5D5F8AADDAADDBADDBAD", b"\0"),
        ("5D5F8AADDAADDBADDB52", b"\xff"),
    ],
)
def test_values_hidden_by_excel_are_read_and_ours_begin_the_same(hidden: str, plain: bytes) -> None:
    assert revealed(hidden) == plain
    assert obfuscated(plain, project_id=OF_EXCEL, seed=0x5D)[:6] == hidden[:6]


def test_a_hidden_value_comes_back_whatever_the_seed() -> None:
    for seed in range(256):
        assert revealed(obfuscated(b"any bytes", project_id=PROJECT_ID, seed=seed)) == b"any bytes"


@pytest.mark.parametrize("broken", ["5D5A8AADDAA8DEA8DEA8DEA8DE", "5D5F8AADDAA8DEA8DEA8DEA8"])
def test_a_broken_hidden_value_is_refused(broken: str) -> None:
    with pytest.raises(ValueError, match="hidden value"):
        revealed(broken)


def test_chinese_in_macro_text_is_refused_because_every_computer_would_read_it_differently() -> None:
    with pytest.raises(UnicodeEncodeError):
        vba_project([VbaModule(name="M", code="' 客户\n")], name="P", project_id=PROJECT_ID)


def test_the_same_modules_give_the_same_bytes() -> None:
    first, second = (vba_project(MODULES, name=PROJECT, project_id=PROJECT_ID) for _ in range(2))
    assert first == second == parts()["xl/vbaProject.bin"]
