"""Files that are no .xlsx package at all, told by their first bytes and not by their names."""

from kamxl.domain.message import say
from kamxl.package.refusals import BrokenPackageError, EncryptedError, FormatError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def refuse_other_kinds(content: bytes) -> None:
    """Make sure that a file is a zip archive.

    Raises:
        EncryptedError: It is a workbook locked by a password.
        FormatError: It is an old .xls workbook, a text or a web page.
        BrokenPackageError: It is empty.
    """
    if content.startswith(b"PK"):
        return
    if not content.strip(b"\0 \t\r\n"):
        raise BrokenPackageError(say("The file is empty. It stays as it is; restore an older copy."))
    if content.startswith(_OLE) and _ENCRYPTED in content:
        raise EncryptedError(
            say("The workbook is protected by a password. Save it without one; it stays as it is.")
        )
    what = say("an old .xls workbook") if content.startswith(_OLE) else say("no Excel workbook")
    raise FormatError(
        say(
            "kamxl writes into .xlsx and .xlsm workbooks only, and this is {what}. It stays as it is. "
            "Save it as .xlsx in Excel.",
            what=what,
        )
    )
