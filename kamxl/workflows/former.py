"""What people wrote into the former report of an account: it goes into the new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamxl.domain.kept_words import BOOK, COMMENT, KEPT, SAID, KeptWords, book_key, fingerprint
from kamxl.domain.message import Message, say
from kamxl.sheets.files.named_cells import NamedCells, UnreadableError, named_cells
from kamxl.sheets.files.own_work import is_own_work

if TYPE_CHECKING:
    from pathlib import Path

    from kamxl.domain.quarter import Quarter
    from kamxl.sheets.files.named_cells import Named

_PREFIX = "KAM_"
_NOTHING = fingerprint("")
_QUARTERS_BACK = 4


def words_of(path: Path, account_id: str, quarter: Quarter) -> KeptWords:
    """Return what was written into the report of an account and quarter, and the comment before it.

    Args:
        path: Where the report of the quarter stands or will stand; its name ends with the quarter.
        account_id: Whose report it must be; another's words are not taken.
        quarter: Of which quarter.

    Raises:
        UnreadableError: There is a file, and it cannot be read.
    """
    own = _named(path, account_id, quarter)
    cells: dict[str, Named] = {} if own is None else _changed(own)
    for back in range(1, _QUARTERS_BACK + 1):
        before = quarter.plus(-back)
        earlier = path.with_name(path.name.replace(str(quarter), str(before)))
        try:
            found = _named(earlier, account_id, before)
        except UnreadableError:
            continue
        comment = "" if found is None else str(found.cells.get(KEPT + COMMENT, ""))
        if comment:
            return KeptWords(cells=cells, comment=comment, quarter=str(before))
    return KeptWords(cells=cells)


def put_aside(path: Path) -> Message:
    """Keep a file that cannot be read under another name, and say so."""
    number = 1
    while (kept := path.with_name(f"{path.stem} (kept {number}){path.suffix}")).exists():
        number += 1
    path.rename(kept)
    return say(
        "{path} could not be read, so no comment could be taken over from it. It is kept as {kept}.",
        path=path.name,
        kept=kept.name,
    )


def _named(path: Path, account_id: str, quarter: Quarter) -> NamedCells | None:
    """Return the named cells of a report; None without a file, and for one that is somebody else's."""
    if not path.exists():
        return None
    found = named_cells(path, _PREFIX)
    if found.constants.get(BOOK) == book_key(account_id, quarter):
        return found
    if not found.constants and not is_own_work(path):
        raise UnreadableError(str(path))
    return None


def _changed(own: NamedCells) -> dict[str, Named]:
    """Return the cells that do not say what kamxl itself wrote there."""
    found: dict[str, Named] = {}
    for name, value in own.cells.items():
        key = name.removeprefix(KEPT)
        if name.startswith(KEPT) and fingerprint(str(value)) != own.constants.get(SAID + key, _NOTHING):
            found[key] = value
    return found
