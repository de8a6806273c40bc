"""What a function accepts in a range of words: roles, answers, levels as a team writes them.

Formulas find the same spellings as Python: those of `kamxl.locale.words`, in any case.
"""

from dataclasses import dataclass

from kamxl.functions.cells import CellError, is_blank
from kamxl.functions.kinds import Number, coded, listed
from kamxl.functions.ranges import taken_cells
from kamxl.locale.words import spellings

SATISFACTION = "surveys.satisfaction"


def words_in(text: str, words: tuple[str, ...]) -> str:
    """Return how many cells of a range hold one of some words, as a formula."""
    return f"SUMPRODUCT(COUNTIF({text},{listed(words)}))"


def spelled(column: str, *codes: str) -> tuple[str, ...]:
    """Return every spelling of some codes of a column, in small letters."""
    return tuple(dict.fromkeys(word.casefold() for code in codes for word in spellings()[column][code]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A range of words that a column of the team's sheets may hold; blanks are left out."""

    column: str

    @property
    def words(self) -> str:
        """What the help says is accepted."""
        return f"range of {', '.join(spellings()[self.column])}"

    def take(self, value: object) -> object:
        """Return the codes, None for each blank."""
        return taken_cells(value, coded(self.column).take)

    def read(self, text: str) -> str:
        """Return the text as it is."""
        return text

    def guard(self, text: str, core: str, *, blank: bool) -> str:
        """Let known words and blanks through, not only blanks."""
        known = spelled(self.column, *spellings()[self.column])
        some = core if blank else f'IF(SUMPRODUCT(--({text}<>""))>0,{core},NA())'
        return f'IF({words_in(text, known)}=SUMPRODUCT(--({text}<>"")),{some},#VALUE!)'


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """A range of satisfaction: numbers from 0, or words of surveys; blanks are left out."""

    @property
    def words(self) -> str:
        """What the help says is accepted."""
        return "range of numbers from 0, or words such as 满意 or satisfied"

    def take(self, value: object) -> object:
        """Return the number, or the code of the word, of each cell; None for each blank."""
        return taken_cells(value, _answer)

    def read(self, text: str) -> str:
        """Return the text as it is."""
        return text

    def guard(self, text: str, core: str, *, blank: bool) -> str:
        """Let numbers, known words and blanks through, not only blanks."""
        known = words_in(text, spelled(SATISFACTION, *spellings()[SATISFACTION]))
        some = core if blank else f'IF(SUMPRODUCT(--({text}<>""))>0,{core},NA())'
        inside = f'COUNT({text})-COUNTIF({text},"<0")+{known}'
        return f'IF({inside}=SUMPRODUCT(--({text}<>"")),{some},#VALUE!)'


def _answer(cell: object) -> object:
    return coded(SATISFACTION).take(cell) if isinstance(cell, str) else Number(low=0).take(cell)


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """A range of any words or numbers, such as departments; blanks are unknown."""

    @property
    def words(self) -> str:
        """What the help says is accepted."""
        return "range of words"

    def take(self, value: object) -> object:
        """Return each cell as text in small letters, None for each blank."""
        return taken_cells(value, _label)

    def read(self, text: str) -> str:
        """Return the text as it is."""
        return text

    def guard(self, text: str, core: str, *, blank: bool) -> str:
        """Let everything through, not only blanks."""
        return core if blank else f'IF(SUMPRODUCT(--({text}<>""))>0,{core},NA())'


def _label(cell: object) -> object:
    if is_blank(cell) or isinstance(cell, CellError):
        return cell or None
    return str(cell).strip().casefold() or None
