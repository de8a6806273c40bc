"""How a row of a team's account list finds its account on KAM Scorecard, by a formula that can be audited.

A spreadsheet's MATCH takes no notice of case, reads `*`, `?` and `~` as wildcards, tells numbers from texts
and fails on long texts. What it will find is foretold here for each row; where that is not the right
account, the row gets a formula that names its account instead of its key cell.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

LONGEST_KEY = 255
"""MATCH compares texts, and formulas quote them, up to this length in units of UTF-16."""

_LONGEST_NAMED = 2_000
_LARGEST_NUMBER = 1e15
_WILDCARD = re.compile(r"[*?~]")
_CODED = re.compile(r"_x[0-9A-Fa-f]{4}_")


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What MATCH is given for a cell: its text without needless blanks, None when nobody can be sure."""

    text: str | None

    @property
    def blank(self) -> bool:
        """Whether the cell holds nothing."""
        return self.text == ""


def key_of(cell: object) -> Key:
    """Return what `TRIM(cell)` is in every spreadsheet program and every language."""
    if isinstance(cell, str):
        sure = not _CODED.search(cell) and all(sign.isprintable() or sign in " \u3000" for sign in cell)
        return Key(text=" ".join(piece for piece in cell.split(" ") if piece) if sure else None)
    if isinstance(cell, bool) or not isinstance(cell, float | int):
        return Key(text=None)
    whole = abs(cell) < _LARGEST_NUMBER and cell == int(cell)
    return Key(text=str(int(cell)) if whole else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of KAM Scorecard in which keys are looked up: its defined name, its texts."""

    name: str
    texts: Sequence[str]
    _alike: Mapping[str, list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, name: str, texts: Sequence[str]) -> "Column":
        """Prepare looking up."""
        alike: dict[str, list[int]] = {}
        for place, text in enumerate(texts):
            alike.setdefault(_folded(text), []).append(place)
        return cls(name=name, texts=texts, _alike=alike)

    def finds(self, key: Key, place: int | None) -> bool:
        """Say whether MATCH surely finds the text at `place` (from 0; None: nothing) for a key."""
        if key.text is None:
            return False
        alike = self._alike.get(_folded(key.text), []) if key.text else []
        if place is None or not alike:
            return place is None and not alike
        if alike != [place] or units(key.text) > LONGEST_KEY:
            return False
        text = self.texts[place]
        return text == key.text or (text + key.text).isascii()

    def named(self, place: int, looked_up: str) -> str | None:
        """Write the value of a named column beside the text at `place`, without a key cell.

        None where no formula can quote that text.
        """
        text = self.texts[place]
        escaped = _WILDCARD.sub(lambda found: "~" + found[0], text)
        if _CODED.search(text) or any(sign < " " and sign not in "\t\n" for sign in text):
            return None
        if len(self._alike[_folded(text)]) == 1 and units(escaped) <= LONGEST_KEY:
            return or_unknown(f"INDEX({looked_up},MATCH({quoted(escaped)},{self.name},0))")
        if units(text) > _LONGEST_NAMED:
            return None
        # EXACT tells apart what MATCH does not, and LOOKUP finds the one TRUE among errors.
        return or_unknown(f"LOOKUP(2,1/EXACT({self.name},{quoted(text)}),{looked_up})")


def or_unknown(formula: str) -> str:
    """Write a formula that shows nothing where it finds nothing."""
    return f'IFERROR({formula},"")'


def position(name: str, key: str, *, wildcards: bool) -> str:
    """Write where the text of a key cell stands in a named column.

    Args:
        name: The defined name of the column.
        key: The cell.
        wildcards: Some key holds `*`, `?` or `~`, which must be taken as they are.
    """
    text = f"TRIM({key})"
    for sign in "~*?" if wildcards else "":
        text = f'SUBSTITUTE({text},"{sign}","~{sign}")'
    return f"MATCH({text},{name},0)"


def has_wildcards(key: Key) -> bool:
    """Say whether MATCH would read a key as a pattern."""
    return key.text is not None and _WILDCARD.search(key.text) is not None


def quoted(text: str) -> str:
    """Write a text as a formula does, in pieces where it is longer than a formula may quote."""
    pieces: list[str] = [""]
    for sign in text:
        if units(pieces[-1] + sign) > LONGEST_KEY:
            pieces.append("")
        pieces[-1] += sign
    return "&".join('"' + piece.replace('"', '""') + '"' for piece in pieces)


def units(text: str) -> int:
    """Count as Excel does: signs beyond U+FFFF are two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _folded(text: str) -> str:
    """Bring texts that any spreadsheet program may take for equal into one form."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in folded if unicodedata.category(sign) not in {"Cf", "Cc", "Mn"})
