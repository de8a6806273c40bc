"""Build kamxl.xlam from its pieces."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from kamxl.hosts.addin.buttons import BUTTONS, TAB, icon
from kamxl.hosts.addin.functions import all_functions
from kamxl.hosts.addin.texts import DESCRIPTION
from kamxl.hosts.excel.interpreter import Interpreter, Way, this_interpreter
from kamxl.hosts.excel.ribbon import NAMESPACES, image_pixels, ribbon_xml
from kamxl.hosts.excel.texts import addin_rows
from kamxl.hosts.excel.wrappers import wrapper_code
from kamxl.hosts.excel.xlam import AddinParts, ModuleKind, VbaModule, addin_package, vba_project
from kamxl.version import __version__

NAME = "kamxl.xlam"
PROJECT = "kamxlAddin"
PROJECT_ID = "{8D1C7A52-6B0E-4F39-9A57-3E2F60C4B918}"
_WRITTEN = ("KamCall", "KamHelp", "KamRibbon", "KamServer", "KamSettings", "KamTexts")


def modules(xlwings: str, way: Way = Way.DLL) -> tuple[VbaModule, ...]:
    """Return all modules of the macro project, for this version of xlwings and this way to Python."""
    return (
        VbaModule(name="ThisWorkbook", code=_code("ThisWorkbook"), kind=ModuleKind.WORKBOOK),
        VbaModule(name="Sheet1", code="", kind=ModuleKind.SHEET),
        *(VbaModule(name=name, code=_code(name).replace("@XLWINGS@", xlwings)) for name in _WRITTEN),
        VbaModule(name="KamReach", code=_code(f"KamReach_{way}").replace("@XLWINGS@", xlwings)),
        VbaModule(name="KamFunctions", code=wrapper_code(all_functions())),
    )


def addin_bytes(interpreter: Interpreter) -> bytes:
    """Return the add-in for this Python. The same Python gives the same bytes."""
    return addin_package(
        AddinParts(
            title=TAB,
            description=DESCRIPTION,
            version=__version__,
            rows=addin_rows(interpreter, all_functions()),
            project=vba_project(
                modules(interpreter.xlwings, interpreter.way), name=PROJECT, project_id=PROJECT_ID
            ),
            ribbons={part: ribbon_xml(namespace) for part, namespace in NAMESPACES.items()},
            images={one.command: icon(one, image_pixels(one)) for one in BUTTONS},
        )
    )


def build_addin(folder: Path, interpreter: Interpreter | None = None) -> Path:
    """Write kamxl.xlam for this Python into a folder and return it; an older one is replaced.

    Raises:
        KamxlError: The path of this Python cannot be handed to Excel.
        OSError: The folder cannot be written.
    """
    content = addin_bytes(interpreter or this_interpreter())
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / NAME
    path.write_bytes(content)
    return path


@cache
def _code(name: str) -> str:
    return (files(__package__) / "vba" / f"{name}.bas").read_text("ascii")
