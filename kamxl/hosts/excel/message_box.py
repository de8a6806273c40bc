"""A window of Windows' own, for when Excel cannot show one: it was closed, or does not answer."""

import ctypes
import sys
from typing import Any

from kamxl.domain.message import say
from kamxl.hosts.live.language import language_here
from kamxl.locale import translator

_TITLE = "KAM 大客户"
_WARNING, _IN_FRONT = 0x30, 0x10000


def tell_without_excel(why: str, library: Any = None) -> None:
    """Say that Excel did not answer. Elsewhere than on Windows Excel shows what went wrong itself.

    Args:
        why: What the attempt to reach it ended with.
        library: Windows' user32; that of this computer by default.
    """
    if library is None and sys.platform != "win32":
        return
    message = say(
        "Excel does not answer ({why}). If a cell is being edited or a dialog is open, end that, and press "
        "the button again. If it stays so, close Excel, start it again, and run `kamxl doctor`.",
        why=why,
    )
    library = library or getattr(ctypes, "WinDLL")("user32")  # noqa: B009 - known on Windows only
    library.MessageBoxW(None, message.in_words(translator(language_here())), _TITLE, _WARNING | _IN_FRONT)
