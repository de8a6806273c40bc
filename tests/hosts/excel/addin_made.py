"""The add-in as tests build it: for a Python in a folder with a space and Chinese in its name."""

from functools import cache
from io import BytesIO
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring

from kamxl.hosts.excel.addin_file import addin_bytes
from kamxl.hosts.excel.interpreter import Interpreter

PYTHON = Interpreter(
    python="C:\\Users\\王 敏\\OneDrive - 公司\\kamxl\\.venv\\Scripts\\pythonw.exe",
    folder="C:\\Users\\王 敏\\OneDrive - 公司\\kamxl\\.venv",
    xlwings="0.37.8",
)


@cache
def addin() -> bytes:
    """Return the bytes of kamxl.xlam."""
    return addin_bytes(PYTHON)


@cache
def parts() -> dict[str, bytes]:
    """Return the parts of kamxl.xlam by name."""
    with ZipFile(BytesIO(addin())) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def xml(name: str) -> Element:
    """Return the root of a part."""
    root: Element = fromstring(parts()[name])
    return root


def rows_by_key() -> dict[str, list[str]]:
    """Return the texts of the add-in's sheet by the key in column A."""
    main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    rows = xml("xl/worksheets/sheet1.xml").iter(f"{main}row")
    texts = ([cell.text or "" for cell in row.iter(f"{main}t")] for row in rows)
    return {row[0]: row[1:] for row in texts}
