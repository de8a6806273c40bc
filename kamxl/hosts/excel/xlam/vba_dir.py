"""The `dir` stream of a macro project (MS-OVBA 2.3.4.2): what the project is and which modules it has."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass

CODE_PAGE = 1252
_LCID = 0x409
_COOKIE = b"\xff\xff"
_VERSION = (0x61EEF783, 3)
"""A version of the type library as Office writes it; without compiled code it means nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A type library that the project refers to.

    The lowest version is asked for: Office then takes whichever newer one is installed, wherever it is.
    """

    name: str
    library: str


REFERENCES = (
    Reference(
        name="stdole",
        library=r"*\G{00020430-0000-0000-C000-000000000046}#2.0#0#"
        r"C:\Windows\System32\stdole2.tlb#OLE Automation",
    ),
    Reference(
        name="Office",
        library=r"*\G{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}#2.0#0#"
        r"C:\Program Files\Common Files\Microsoft Shared\OFFICE16\MSO.DLL"
        "#Microsoft Office 16.0 Object Library",
    ),
)


def dir_stream(project: str, modules: Sequence[tuple[str, bool]]) -> bytes:
    """Return the stream, not yet compressed.

    Args:
        project: The name of the project.
        modules: The name of each module, and whether it belongs to the workbook or a sheet.
    """
    return (
        _information(project)
        + b"".join(_reference(one) for one in REFERENCES)
        + _record(0x0F, struct.pack("<H", len(modules)))
        + _record(0x13, _COOKIE)
        + b"".join(_module(name, document=document) for name, document in modules)
        + _record(0x10)
    )


def _information(project: str) -> bytes:
    return b"".join(
        (
            _record(0x01, struct.pack("<I", 1)),  # system: Windows, as Office itself writes in both widths
            _record(0x02, struct.pack("<I", _LCID)),
            _record(0x14, struct.pack("<I", _LCID)),
            _record(0x03, struct.pack("<H", CODE_PAGE)),
            _record(0x04, project.encode("ascii")),
            _record(0x05) + _record(0x40),  # description
            _record(0x06) + _record(0x3D),  # help file
            _record(0x07, bytes(4)),  # help context
            _record(0x08, bytes(4)),  # flags of the library
            struct.pack("<HIIH", 0x09, 4, *_VERSION),  # its length counts the first number only
            _record(0x0C) + _record(0x3C),  # constants
        )
    )


def _reference(reference: Reference) -> bytes:
    library = reference.library.encode("ascii")
    return _both(0x16, 0x3E, reference.name) + _record(
        0x0D, struct.pack("<I", len(library)) + library + bytes(6)
    )


def _module(name: str, *, document: bool) -> bytes:
    return b"".join(
        (
            _both(0x19, 0x47, name),
            _both(0x1A, 0x32, name),  # the stream it lies in
            _record(0x1C) + _record(0x48),  # description
            _record(0x31, bytes(4)),  # the source begins at once: there is no compiled code before it
            _record(0x1E, bytes(4)),  # help context
            _record(0x2C, _COOKIE),
            _record(0x22 if document else 0x21),
            _record(0x2B),
        )
    )


def _both(plain: int, wide: int, text: str) -> bytes:
    """Return a text as two records: in the code page, and in UTF-16."""
    return _record(plain, text.encode("ascii")) + _record(wide, text.encode("utf-16-le"))


def _record(number: int, content: bytes = b"") -> bytes:
    return struct.pack("<HI", number, len(content)) + content
