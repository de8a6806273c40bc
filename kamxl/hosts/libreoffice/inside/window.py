"""The window of a document, which takes no keys and clicks while its sheets are exchanged."""

from contextlib import suppress
from typing import Any


def window_of(document: Any) -> Any:
    """Return the window; None for a document without one."""
    controller = document.CurrentController
    return controller.Frame.ContainerWindow if controller is not None else None


def enable(window: Any, *, yes: bool) -> None:
    """Let it take keys and clicks, or not; it may be closed meanwhile."""
    with suppress(Exception):
        if window is not None:
            window.setEnable(yes)
