"""Signs that the values of a book were not computed since it was last changed."""

from collections.abc import Iterator, Mapping, Sequence

from kamxl.domain.message import Message, say
from kamxl.reports.web.cells import number
from kamxl.reports.web.view import AccountView, Figure

_TOLERANCE = 1e-6


def doubts(accounts: Sequence[AccountView], book: Mapping[str, Figure]) -> Iterator[Message]:
    """Say which values are missing, and where two cells that show the same value do not agree."""
    blank = sum(not one.computed for one in accounts)
    if blank:
        yield say(
            "{count} of {all} accounts hold no computed values: the workbook was saved by a program that "
            "does not compute. Open it in Excel or LibreOffice, save it, and view it again.",
            count=blank,
            all=len(accounts),
        )
    size = number(book["size"].value) if "size" in book else None
    if size not in {None, float(len(accounts))} or any(map(_differs, accounts)):
        yield say(
            "Some values were not computed again after the workbook was changed. "
            "Open it in Excel or LibreOffice, save it, and view it again."
        )


def _differs(one: AccountView) -> bool:
    """Say whether KAM Why shows other points than the scorecard, from which it takes them."""
    for line in one.losses:
        points = one.number(line.component.code or "")
        if line.points is not None and points is not None and abs(points - line.points) > _TOLERANCE:
            return True
    return False
