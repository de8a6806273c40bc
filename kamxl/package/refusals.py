"""Why kamxl will not write into a workbook. Each refusal leaves the file as it was."""

from typing import ClassVar

from kamxl.domain.errors import KamxlError, UnreadableFileError


class RefusalError(KamxlError):
    """A workbook is left untouched, for a reason the sentence names. `code` names it for programs."""

    code: ClassVar[str] = "refused"


class EncryptedError(RefusalError):
    """The workbook is locked by a password."""

    code = "encrypted"


class FormatError(RefusalError):
    """The file is no .xlsx or .xlsm workbook: another format, or nothing kamxl knows."""

    code = "format"


class TemplateError(RefusalError):
    """The file is a template (.xltx, .xltm); only a new workbook may be made from it."""

    code = "template"


class BrokenPackageError(RefusalError):
    """The file is damaged: cut, with bad checksums, or with XML that cannot be parsed."""

    code = "damaged"


class HostilePackageError(RefusalError):
    """The file is made to harm: bombs, document types, duplicate parts, parts outside the package."""

    code = "hostile"


class StrictError(RefusalError):
    """The workbook is saved as Strict Open XML."""

    code = "strict"


class EncodingError(RefusalError):
    """A part that has to be changed is written in an encoding other than UTF-8."""

    code = "encoding"


class SignedError(RefusalError):
    """The workbook carries a digital signature, which any change would break."""

    code = "signed"


class SharedError(RefusalError):
    """Excel shares the workbook in its old way, with a log of changes and without tables."""

    code = "shared"


class ProtectedStructureError(RefusalError):
    """The structure of the workbook is protected: no sheet may be added."""

    code = "structure"


class ProtectedSheetError(RefusalError):
    """The sheet that should get columns is protected."""

    code = "protected_sheet"


class NameTakenError(RefusalError):
    """A sheet, table or defined name of the team already has a name that the KAM sheets need."""

    code = "name_taken"


class OccupiedError(RefusalError):
    """The cells for new columns are not free: filled, merged, or part of an array or a shared formula."""

    code = "occupied"


class PivotNeighbourError(RefusalError):
    """The columns would stand where a pivot table may grow over them."""

    code = "pivot"


class UnorderedRowsError(RefusalError):
    """The rows or cells of a sheet do not stand in order."""

    code = "unordered"


class TooManyStylesError(RefusalError):
    """The workbook has no room for more cell styles."""

    code = "styles"


class StillUsedError(RefusalError):
    """Formulas of the team refer to what should be taken out, or nothing would be left."""

    code = "still_used"


class NoColumnsPlaceError(RefusalError):
    """The workbook has no account list that columns could be added to."""

    code = "no_list"


class InUseError(RefusalError):
    """The workbook is open in another program, or another run of kamxl is writing it."""

    code = "in_use"


class ReadOnlyError(RefusalError):
    """The file or its folder may not be written."""

    code = "read_only"


class ChangedMeanwhileError(RefusalError):
    """The workbook was changed by somebody while kamxl was working on it."""

    code = "changed"


class NotSavedError(RefusalError):
    """The disk did not take the new file: full, too long a name, or another fault."""

    code = "not_saved"


class NotVerifiedError(RefusalError):
    """What was written did not pass kamxl's own check, so it was thrown away. This is a fault of kamxl."""

    code = "not_verified"


class LinkedError(RefusalError):
    """The file has further names (hard links), which saving would part from it."""

    code = "linked"


class NotReadError(RefusalError, UnreadableFileError):
    """The workbook that should be changed is missing or cannot be read."""

    code = "unreadable"
