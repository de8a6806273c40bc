"""What kamxl raises when there is no way on. Everything else that goes wrong is a `Problem` or a bug."""

from collections.abc import Sequence
from typing import Any

from kamxl.domain.message import Message, say


class KamxlError(Exception):
    """There is no way on; the message is one sentence a user can act on."""

    def __init__(self, message: Message | str) -> None:
        self.message = (
            say(message.replace("{", "{{").replace("}", "}}")) if isinstance(message, str) else message
        )
        super().__init__(str(self.message))


class UnreadableFileError(KamxlError):
    """A file is missing, empty, locked by a password, or not a workbook."""


class NothingRecognisedError(KamxlError):
    """No sheet of the book looks like anything a key-account team keeps; `sheets` tells what was seen.

    `language` is that of the headers, None where none is known; `own` is what the team had decided by hand.
    """

    def __init__(
        self,
        message: Message | str,
        sheets: Sequence[Any] = (),
        language: str | None = None,
        own: Any = None,
    ) -> None:
        super().__init__(message)
        self.own = own
        self.sheets = tuple(sheets)
        self.language = language


class SettingError(KamxlError):
    """A setting has a value that is not allowed."""


class OutputExistsError(KamxlError):
    """An output file is there already, and nobody said to replace it."""


class UnknownAccountError(KamxlError):
    """A report was asked for an account that the book does not hold."""
