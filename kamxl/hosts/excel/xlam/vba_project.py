"""A macro project made of source text alone (MS-OVBA): Excel compiles it when it loads the file.

Version 0xFFFF in `_VBA_PROJECT` tells Excel that no compiled code is there (MS-OVBA 2.3.4.1). So what a
security team reads with any tool is what runs: there is nothing compiled that could differ from it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from kamxl.hosts.excel.xlam.cfb import compound_file
from kamxl.hosts.excel.xlam.obfuscation import obfuscated
from kamxl.hosts.excel.xlam.vba_compression import compress
from kamxl.hosts.excel.xlam.vba_dir import dir_stream

_NO_COMPILED_CODE = bytes.fromhex("cc61ffff000000")
_SEED = 0x4B
_NOT_PROTECTED, _NO_PASSWORD, _VISIBLE = bytes(4), b"\x00", b"\xff"
_DOCUMENT_ATTRIBUTES = """Attribute VB_Base = "0{class_id}"
Attribute VB_GlobalNameSpace = False
Attribute VB_Creatable = False
Attribute VB_PredeclaredId = True
Attribute VB_Exposed = True
Attribute VB_TemplateDerived = False
Attribute VB_Customizable = True
"""


class ModuleKind(Enum):
    """What a module belongs to; the value is the class of its document in Excel."""

    STANDARD = None
    WORKBOOK = "{00020819-0000-0000-C000-000000000046}"
    SHEET = "{00020820-0000-0000-C000-000000000046}"


@dataclass(frozen=True, slots=True, kw_only=True)
class VbaModule:
    """One module: its name and its code, without the lines of attributes that Excel does not show."""

    name: str
    code: str
    kind: ModuleKind = ModuleKind.STANDARD

    @property
    def source(self) -> str:
        """The whole text as the file holds it, lines ended the way Windows does."""
        attributes = f'Attribute VB_Name = "{self.name}"\n'
        if self.kind is not ModuleKind.STANDARD:
            attributes += _DOCUMENT_ATTRIBUTES.format(class_id=self.kind.value)
        return (attributes + self.code).replace("\n", "\r\n")


def vba_project(modules: Sequence[VbaModule], *, name: str, project_id: str) -> bytes:
    """Return vbaProject.bin.

    Args:
        modules: The workbook's module first, then the sheet's, then the others.
        name: The name of the project.
        project_id: Its id, in braces. The same one every time, so that the same text gives the same file.

    Raises:
        UnicodeEncodeError: A module holds more than ASCII. Everything else depends on the code page of
            the computer it is opened on, so texts in Chinese belong in the sheet.
    """
    names = [(module.name, module.kind is not ModuleKind.STANDARD) for module in modules]
    streams = {
        "PROJECT": _project(modules, name, project_id).encode("ascii"),
        "PROJECTwm": _name_map(modules),
        "VBA/_VBA_PROJECT": _NO_COMPILED_CODE,
        "VBA/dir": compress(dir_stream(name, names)),
    }
    sources = {f"VBA/{module.name}": compress(module.source.encode("ascii")) for module in modules}
    return compound_file({**streams, **sources})


def _project(modules: Sequence[VbaModule], name: str, project_id: str) -> str:
    def hidden(content: bytes) -> str:
        return obfuscated(content, project_id=project_id, seed=_SEED)

    lines = [
        f'ID="{project_id}"',
        *(_item(module) for module in modules),
        f'Name="{name}"',
        'HelpContextID="0"',
        'VersionCompatible32="393222000"',
        f'CMG="{hidden(_NOT_PROTECTED)}"',
        f'DPB="{hidden(_NO_PASSWORD)}"',
        f'GC="{hidden(_VISIBLE)}"',
        "",
        "[Host Extender Info]",
        "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000",
        "",
        "[Workspace]",
        *(f"{module.name}=0, 0, 0, 0, C" for module in modules),
    ]
    return "".join(f"{line}\r\n" for line in lines)


def _item(module: VbaModule) -> str:
    if module.kind is ModuleKind.STANDARD:
        return f"Module={module.name}"
    return f"Document={module.name}/&H00000000"


def _name_map(modules: Sequence[VbaModule]) -> bytes:
    """Return each name in the code page and in UTF-16 (MS-OVBA 2.3.3)."""
    pairs = (
        module.name.encode("ascii") + b"\0" + module.name.encode("utf-16-le") + b"\0\0" for module in modules
    )
    return b"".join(pairs) + b"\0\0"
