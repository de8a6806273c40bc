"""Account numbers brought into looser forms, so that damaged ones can be offered, never taken."""

import re
import unicodedata

_DECIMAL = re.compile(r"\.0+$")
_BLANKS = re.compile(r"[\s\u200b\ufeff]+")
_ZEROS = re.compile(r"^0+(?=.)")


def number_key(text: str) -> str:
    """Return an account number as it counts: width and blanks around it do not, case does."""
    return unicodedata.normalize("NFKC", text).strip()


def fold_id(text: str) -> str:
    """Fold an account number for comparing: width and case do not count."""
    return number_key(text).casefold()


def loose_number(text: str) -> str:
    """Return a number without what spreadsheets take away or add: leading zeros, `.0`, blanks, case."""
    return _ZEROS.sub("", _BLANKS.sub("", _DECIMAL.sub("", fold_id(text))))


def damage(written: str, listed: str) -> str:
    """Say how a written number differs from the listed one: `lost_zeros`, `decimal`, `spaces` or `case`."""
    one, other = fold_id(written), fold_id(listed)
    if one == other:
        return "case"
    if _BLANKS.sub("", one) == _BLANKS.sub("", other):
        return "spaces"
    if _DECIMAL.sub("", one) == _DECIMAL.sub("", other):
        return "decimal"
    return "lost_zeros"
