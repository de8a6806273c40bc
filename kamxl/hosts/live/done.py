"""What a finished command has to say."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kamxl.domain.message import Message
from kamxl.locale import translator


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A command that came to its end.

    Attributes:
        sentences: What was made, and what to know about it.
        files: The files that were written, in their order.
        show: The workbook to open now; None when there is nothing to open.
        language: The language in which to say it: zh-Hans, zh-Hant or en.
    """

    sentences: tuple[Message, ...]
    files: tuple[Path, ...] = ()
    show: Path | None = None
    language: str = "en"

    def text(self) -> str:
        """Return the sentences, one per line, in the language."""
        words = translator(self.language)
        return "\n".join(sentence.in_words(words) for sentence in self.sentences)
