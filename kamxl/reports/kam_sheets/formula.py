"""Formula templates: lower case is ours, upper case is the spreadsheet's.

    health                     another column of the same row         $K7
    quarters_now               some columns of the same row           $BA7:$BH7
    quarters_now[8]            one of them, counted from 1            $BH7
    m_satisfaction             a measure of the row's account         INDEX(KAM_m_satisfaction,$B7)
    m_months_now               a block of measures                    INDEX(KAM_m_months_now,$B7,0)
    m_order_days[2]            one of the block                       INDEX(KAM_m_order_days,$B7,2)
    healthy_from               a setting                              KAM_healthy_from
    KAM_book_cut, "band:watch" a defined name, a code: as they are

A user may sort the rows: every reference is to the same row, or goes through the row number in column B.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kamxl.functions import function_named
from kamxl.functions.ranges import age, from_end
from kamxl.locale import LANGUAGES, translator
from kamxl.reports.kam_sheets.measure import measure_name
from kamxl.reports.kam_sheets.value import ROW
from kamxl.rules.every_setting import all_settings

SETTING_NAMES = frozenset(one.name for one in all_settings())
ROW_NUMBER = f"$B{ROW}"
_WORDS = re.compile(
    r'"(?:[^"]|"")*"|(?<![A-Za-z0-9_.#])(?P<word>[a-z_][a-z0-9_]*)(?![A-Za-z0-9_.(])(?:\[(?P<part>\d+)\])?'
)
_CODES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "light": {
            **{code: f"light:{code}" for code in ("red", "yellow", "green", "none")},
            **{code: f"intent:{code}" for code in ("no", "vague")},
        },
        "health_band": {code: f"band:{code}" for code in ("healthy", "watch", "at_risk")},
        "at_risk": {code: f"band:{code}" for code in ("healthy", "watch", "at_risk")},
        "drop": {code: f"purchases:{code}" for code in ("drop", "stopped", "seasonal", "none")},
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Where the columns of the scorecard and of the measures stand.

    `letters` by key, `spans` are columns side by side with a name, `blocks` and `singles` are measures.
    """

    letters: Mapping[str, str]
    spans: Mapping[str, tuple[str, ...]]
    blocks: frozenset[str]
    singles: frozenset[str]

    def in_row(self, word: str, part: int | None) -> str:
        """Return what a word means in a row; `part` counts the cells of a span or block from 1.

        Raises:
            KeyError: Nobody declared this word.
        """
        if word in self.spans:
            keys = self.spans[word]
            if part is not None:
                return self._cell(keys[part - 1])
            return f"{self._cell(keys[0])}:{self._cell(keys[-1])}"
        if word in self.letters:
            return self._cell(word)
        if word in SETTING_NAMES:
            return f"KAM_{word}"
        return self._measure(word.removeprefix("m_"), part)

    def _cell(self, key: str) -> str:
        return f"${self.letters[key]}{ROW}"

    def _measure(self, key: str, part: int | None) -> str:
        if key in self.blocks:
            return f"INDEX({measure_name(key)},{ROW_NUMBER},{part or 0})"
        if key in self.singles:
            return f"INDEX({measure_name(key)},{ROW_NUMBER})"
        raise KeyError(key)


def filled(template: str, meaning: Callable[[str, int | None], str]) -> str:
    """Put the meaning of each of our words in its place; texts and function names stay."""

    def replaced(found: re.Match[str]) -> str:
        if found["word"] is None:
            return found[0]
        return meaning(found["word"], int(found["part"]) if found["part"] else None)

    return _WORDS.sub(replaced, template)


def call(name: str, bindings: Mapping[str, str]) -> str:
    """Return a call of a catalogue function in the add-in, as a template."""
    function = function_named(name)
    if function is None:
        raise KeyError(name)
    given = [bindings.get(arg.name, "") for arg in function.args]
    return f"{function.cell_name}({','.join(given).rstrip(',')})"


def worded(template: str, vocabulary: str, labels: Mapping[str, str]) -> str:
    """Return a template that gives this sheet's words for what a function answers, in whatever language."""
    shown = [translator(language) for language in LANGUAGES]
    told = {word: code for code, label in labels.items() for word in (code, *(t(label) for t in shown))}
    listed = ",".join(f'"{word}"' for word in told)
    words = ",".join(f'"{vocabulary}:{code}"' for code in told.values())
    return f"CHOOSE(MATCH({template},{{{listed}}},0),{words})"


def native(name: str, bindings: Mapping[str, str], *, cells: int = 0) -> str:
    """Return the formula of a catalogue function as a template, for cells known to be sound.

    Args:
        name: The function.
        bindings: Our words by argument.
        cells: How many cells its range has; the formula then names them instead of counting them.
    """
    function = function_named(name)
    if function is None:
        raise KeyError(name)
    formula = function.native_formula(bindings, guarded=False)
    for word in bindings.values():
        for back in range(cells):
            formula = formula.replace(from_end(word, back), f"{word}[{cells - back}]")
        formula = formula.replace(age(word), f"KAM_age_of_{cells}")
    for code, ours in _CODES.get(name, {}).items():
        formula = formula.replace(f'"{code}"', f'"{ours}"')
    return formula
