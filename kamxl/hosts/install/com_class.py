"""The class of this user by which Windows starts Python for Excel; no administrator is needed for it."""

from __future__ import annotations

from collections.abc import Iterator

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import Message, say
from kamxl.hosts.excel.interpreter import CLASS_ID, CLASS_NAME, Interpreter
from kamxl.hosts.install.computer import Computer

_CLASSES = r"HKCU\Software\Classes"
BY_NAME = rf"{_CLASSES}\{CLASS_NAME}"
BY_ID = rf"{_CLASSES}\CLSID\{CLASS_ID}"


def registered_command(computer: Computer) -> str | None:
    """Return the command that Windows would run; None when the class is not registered."""
    if computer.registry(rf"{BY_NAME}\CLSID").get("") != CLASS_ID:
        return None
    command = computer.registry(rf"{BY_ID}\LocalServer32").get("")
    return command if isinstance(command, str) else None


def register_class(computer: Computer, interpreter: Interpreter) -> None:
    """Register the class for a Python, in place of an earlier one.

    Raises:
        KamxlError: Windows does not allow it.
    """
    values = {
        BY_NAME: CLASS_NAME,
        rf"{BY_NAME}\CLSID": CLASS_ID,
        BY_ID: CLASS_NAME,
        rf"{BY_ID}\ProgID": CLASS_NAME,
        rf"{BY_ID}\LocalServer32": interpreter.class_command,
    }
    try:
        for key, value in values.items():
            computer.register.write(key, value)
    except OSError as error:
        raise KamxlError(
            say(
                "Windows does not let kamxl register the class {name} for this user ({why}). Use the "
                "library instead: `kamxl addin use dll`.",
                name=CLASS_NAME,
                why=error.strerror or error,
            )
        ) from error


def unregister_class(computer: Computer) -> Iterator[Message]:
    """Take the class out of the registry again, and say so; say nothing when it was not there.

    Raises:
        KamxlError: Windows does not allow it.
    """
    if computer.system != "win32" or not any(map(computer.registry, (BY_NAME, BY_ID))):
        return
    try:
        computer.register.remove(BY_NAME)
        computer.register.remove(BY_ID)
    except OSError as error:
        raise KamxlError(
            say(
                "The class {name} cannot be taken out of Windows' registry ({why}). Run this again.",
                name=CLASS_NAME,
                why=error.strerror or error,
            )
        ) from error
    yield say("The class {name} was taken out of Windows' registry.", name=CLASS_NAME)
