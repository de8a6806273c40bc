"""What each header may mean, and how strongly: evidence that can be printed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kamxl.sheets.columns.headers import HINT, Meaning, exactly, header, partly

OWN_WORD = 10.0
"""What a mapping written by the team weighs against recognised headers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """What the team mapped by hand for one sheet: (table, column) by header form; None leaves it out."""

    headers: Mapping[str, tuple[str, str] | None] = field(default_factory=dict)

    def meanings(self, text: str) -> tuple[Meaning, ...]:
        """List what a header may mean: the team's own word alone, else everything that is known of it."""
        for form in header(text).forms:
            if form in self.headers:
                own = self.headers[form]
                return () if own is None else (Meaning(table=own[0], column=own[1], weight=OWN_WORD),)
        return _known(text)

    def decided(self, text: str) -> bool:
        """Say whether the team decided about a header."""
        return any(form in self.headers for form in header(text).forms)


def _known(text: str) -> tuple[Meaning, ...]:
    return exactly(text) or partly(text)


def basis(meaning: Meaning) -> str:
    """Name the kind of evidence: own, exact, part or hint."""
    if meaning.weight >= OWN_WORD:
        return "own"
    if meaning.weight >= 1.0:
        return "exact"
    return "part" if meaning.weight > HINT else "hint"
