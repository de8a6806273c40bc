"""The encoding of what kamxl says: always UTF-8, also into a file or a pipe under a code page of Windows."""

import os
import sys


def speak_utf8() -> None:
    """Let Chinese names reach a Windows console or a file whatever its code page."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def say_no_more() -> None:
    """Let what Python still has to write on standard output when it ends go nowhere: nobody takes it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
