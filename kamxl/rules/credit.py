"""Credit grades as teams write them: which of two is worse.

Source: handbook.
"""

import re
import unicodedata

_LETTERS = re.compile(r"([A-E])\1*([+-]?)")
_SUFFIX = re.compile(r"[级級类類等]$")
_ORDERS = (
    ("优", "良", "中", "差"),
    ("優", "良", "中", "差"),
    ("优秀", "良好", "一般", "较差"),
    ("優秀", "良好", "一般", "較差"),
    ("甲", "乙", "丙", "丁"),
    ("EXCELLENT", "GOOD", "FAIR", "POOR"),
)
_SIGNS = {"+": 0, "": 1, "-": 2}


def is_worse(before: str | None, now: str | None) -> bool | None:
    """Say whether a grade is worse than the one before; None where the two cannot be compared.

    Letters run from A down, AAA before AA before A, A+ before A before A-; words by the orders that teams
    use. Of numbers nobody can know which end is the better one.
    """
    if before is None or now is None:
        return None
    then, today = _plain(before), _plain(now)
    if then == today:
        return False
    for order in _ORDERS:
        if then in order and today in order:
            return order.index(today) > order.index(then)
    first, second = _place(then), _place(today)
    return None if first is None or second is None else second > first


def _plain(grade: str) -> str:
    text = unicodedata.normalize("NFKC", grade).strip().upper().replace(" ", "")
    return text if len(text) == 1 else _SUFFIX.sub("", text)


def _place(grade: str) -> tuple[str, int, int] | None:
    """Return where a grade of letters stands, the best first."""
    match = _LETTERS.fullmatch(grade)
    if match is None:
        return None
    return match[1], -len(grade.rstrip("+-")), _SIGNS[match[2]]
