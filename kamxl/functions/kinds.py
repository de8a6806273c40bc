"""What a function accepts in one cell: how Python takes the value, and how a formula guards against it.

Both sides stand together here, so that they cannot drift apart: blank gives `#N/A`, the wrong kind or a
number out of range `#VALUE!`, and an error in stays that error. The first argument with trouble decides.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import MAXYEAR, date, datetime, time, timedelta
from math import isfinite
from typing import Protocol, runtime_checkable

from kamxl.functions.cells import CellError, is_blank
from kamxl.locale import LANGUAGES, translator
from kamxl.locale.words import spellings

DAY_ZERO = date(1899, 12, 30)
LAST_DAY = 2_958_465
YES = ("是", "yes")
NO = ("否", "no")


@runtime_checkable
class Kind(Protocol):
    """One kind of argument."""

    @property
    def words(self) -> str:
        """What the help says is accepted."""

    def take(self, value: object) -> object:
        """Return the Python value, None for a blank, or the `CellError` that the cell shows."""

    def read(self, text: str) -> str:
        """Return how a formula reads the argument bound to `text`."""

    def guard(self, text: str, core: str, *, blank: bool) -> str:
        """Return `core` guarded against a wrong argument; `blank` says whether it may be blank."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number, perhaps between two limits (both allowed)."""

    low: float | None = None
    high: float | None = None

    @property
    def words(self) -> str:
        """What the help says is accepted."""
        if self.low is None:
            return "number"
        return f"number from {self.low:g}" + ("" if self.high is None else f" to {self.high:g}")

    def take(self, value: object) -> object:
        """Return the number; TRUE and FALSE are none."""
        if type(value) is float and self._within(value):  # nearly all of a range of ten thousand cells
            return value
        if isinstance(value, CellError):
            return value
        if is_blank(value):
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not self._within(value):
            return CellError.VALUE
        return float(value)

    def _within(self, value: float) -> bool:
        return (
            isfinite(value)
            and (self.low is None or value >= self.low)
            and (self.high is None or value <= self.high)
        )

    def read(self, text: str) -> str:
        """Return the text as it is."""
        return text

    def guard(self, text: str, core: str, *, blank: bool) -> str:
        """Let numbers within the limits through, and blanks when they are allowed."""
        limits = [
            f"{text}{sign}{limit:.12g}"
            for sign, limit in ((">=", self.low), ("<=", self.high))
            if limit is not None
        ]
        within = f"AND({','.join(limits)})" if len(limits) > 1 else "".join(limits)
        if blank:
            number = (
                f'IF(ISNUMBER({text}),{within},{text}="")' if within else f'OR(ISNUMBER({text}),{text}="")'
            )
            return f"IF({number},{core},#VALUE!)"
        inside = f"IF({within},{core},#VALUE!)" if within else core
        return f'IF(ISNUMBER({text}),{inside},IF({text}="",NA(),#VALUE!))'


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A date: a cell with a date holds the number of days since the end of 1899."""

    @property
    def words(self) -> str:
        """What the help says is accepted."""
        return "date"

    def take(self, value: object) -> object:
        """Return the date; a time of day is dropped."""
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        number = Number(low=1, high=LAST_DAY).take(value)
        return DAY_ZERO + timedelta(days=int(number)) if isinstance(number, float) else number

    def read(self, text: str) -> str:
        """Return the text as it is."""
        return text

    def guard(self, text: str, core: str, *, blank: bool) -> str:
        """Let dates through."""
        return Number(low=1, high=LAST_DAY).guard(text, core, blank=blank)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A date with its time of day, to the second; a date alone is its first moment."""

    @property
    def words(self) -> str:
        """What the help says is accepted."""
        return "date and time"

    def take(self, value: object) -> object:
        """Return the moment."""
        if isinstance(value, datetime):
            return _to_the_second(value)
        if isinstance(value, date):
            return datetime.combine(value, time())
        number = Number(low=1, high=LAST_DAY).take(value)
        if not isinstance(number, float):
            return number
        return datetime.combine(DAY_ZERO, time()) + timedelta(seconds=round(number * 86400))

    def read(self, text: str) -> str:
        """Return the text as it is."""
        return text

    def guard(self, text: str, core: str, *, blank: bool) -> str:
        """Let dates through."""
        return Day().guard(text, core, blank=blank)


def _to_the_second(moment: datetime) -> datetime:
    """Round what programs hand over as 08:59:59.999997."""
    later = moment.microsecond >= 500_000 and moment.year < MAXYEAR
    return moment.replace(microsecond=0) + timedelta(seconds=int(later))


def any_of(text: str, words: Iterable[str]) -> str:
    """Return a formula that is TRUE where a cell holds one of some words, in any case."""
    return f"SUMPRODUCT(--({text}={listed(words)}))>0"


def listed(words: Iterable[str]) -> str:
    """Return words as a formula lists them."""
    return "{" + ",".join(f'"{word}"' for word in words) + "}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One of a few words, in any case; `spelled` has the code of each other spelling, in small letters."""

    codes: tuple[str, ...]
    spelled: Mapping[str, str] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """What the help says is accepted."""
        return ", ".join(self.codes)

    def take(self, value: object) -> object:
        """Return the code in small letters."""
        if isinstance(value, CellError):
            return value
        if is_blank(value):
            return None
        word = value.casefold() if isinstance(value, str) else ""
        return word if word in self.codes else self.spelled.get(word, CellError.VALUE)

    def read(self, text: str) -> str:
        """Return a formula that gives the code: a spreadsheet compares words in any case."""
        read = text
        for code in dict.fromkeys(self.spelled.values()):
            words = (word for word, meant in self.spelled.items() if meant == code)
            read = f'IF({any_of(text, words)},"{code}",{read})'
        return read

    def guard(self, text: str, core: str, *, blank: bool) -> str:
        """Let the known words through."""
        known = ",".join(f'{text}="{code}"' for code in self.codes)
        if self.spelled:
            known += f",{any_of(text, self.spelled)}"
        if blank:
            return f'IF(OR({text}="",{known}),{core},#VALUE!)'
        return f'IF(OR({known}),{core},IF({text}="",NA(),#VALUE!))'


def coded(column: str) -> Code:
    """Return the codes of a column of the team's sheets, which may be spelled as there."""
    return _spelled(spellings()[column])


def labelled(labels: Mapping[str, str], column: str | None = None) -> Code:
    """Return codes that may be spelled as they are shown in any language, or as in a column of the sheets.

    Args:
        labels: What each code is called, in English.
        column: The column.
    """
    shown = [translator(language) for language in LANGUAGES]
    also = spellings()[column] if column else {}
    return _spelled(
        {code: (*(t(label) for t in shown), *also.get(code, ())) for code, label in labels.items()}
    )


def _spelled(words: Mapping[str, Iterable[str]]) -> Code:
    known = {word.casefold(): code for code, spelled in words.items() for word in spelled}
    return Code(codes=tuple(words), spelled={word: code for word, code in known.items() if word not in words})


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """Yes or no: TRUE/FALSE, 1/0, yes/no or 是/否."""

    @property
    def words(self) -> str:
        """What the help says is accepted."""
        return "TRUE/FALSE, 1/0, yes/no or 是/否"

    def take(self, value: object) -> object:
        """Return True or False."""
        if isinstance(value, CellError):
            return value
        if is_blank(value):
            return None
        word = value.casefold() if isinstance(value, str) else value
        if word in (1, *YES):
            return True
        return False if word in (0, *NO) else CellError.VALUE

    def read(self, text: str) -> str:
        """Return a formula that is TRUE for yes."""
        words = ",".join(f'{text}="{word}"' for word in YES)
        return f"OR({text}=TRUE,{text}=1,{words})"

    def guard(self, text: str, core: str, *, blank: bool) -> str:
        """Let every spelling of yes and no through."""
        spellings = ["TRUE", "1", "FALSE", "0", *(f'"{word}"' for word in YES + NO)]
        known = ",".join(f"{text}={spelling}" for spelling in spellings)
        if blank:
            return f'IF(OR({text}="",{known}),{core},#VALUE!)'
        return f'IF({text}="",NA(),IF(OR({known}),{core},#VALUE!))'
