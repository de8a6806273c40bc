"""Why a command could not be done: one sentence, in the language of the book; with `--json` what was seen."""

from __future__ import annotations

import json
import locale
import sys
from typing import TYPE_CHECKING

from kamxl.domain.errors import NothingRecognisedError
from kamxl.hosts.cli.exit_codes import COULD_NOT
from kamxl.hosts.cli.speech import say_no_more
from kamxl.locale import translator

if TYPE_CHECKING:
    import argparse

    from kamxl.domain.errors import KamxlError
    from kamxl.locale import Translate


def refuse(arguments: argparse.Namespace, error: KamxlError) -> int:
    """Say why a command could not be done, in one sentence, and return the exit code."""
    sentence = error.message.in_words(words_for(arguments, getattr(error, "language", None)))
    print(f"kamxl: {sentence}", file=sys.stderr)  # noqa: T201
    if getattr(arguments, "json", False):
        try:
            print_json({"error": str(error), **_seen(error)})
            sys.stdout.flush()
        except OSError:
            say_no_more()
    return COULD_NOT


def _seen(error: KamxlError) -> dict[str, object]:
    """Return what was seen of the sheets of a book in which nothing is recognised."""
    if not isinstance(error, NothingRecognisedError):
        return {}
    from kamxl.workflows.check import seen_sheets

    return {"sheets": seen_sheets(error.sheets)}


def words_for(arguments: argparse.Namespace, language: str | None = None) -> Translate:
    """Return the language of a refusal: as asked for, of the book, of the computer, else English."""
    asked = getattr(arguments, "lang", None) or language
    if asked is None:
        here = (locale.getlocale()[0] or "").casefold()
        chinese = here.startswith(("zh", "chinese"))
        traditional = any(place in here for place in ("tw", "hk", "mo", "hant", "traditional"))
        asked = ("zh-Hant" if traditional else "zh-Hans") if chinese else "en"
    return translator(asked)


def print_json(content: object) -> None:
    """Write a document of plain values to the screen."""
    print(json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False))  # noqa: T201
