"""What a result depends on, as one short text: the same fingerprint, the same bytes."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamxl.domain.dates import last_month_end
from kamxl.version import __version__
from kamxl.workflows.batch.request import LAST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamxl.workflows.batch.request import Kind, Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """What is the same for all books of a batch. `settings` is the hash of the settings file."""

    as_of: str | None
    quarter: str | None
    month: str | None
    language: str | None
    settings: str | None
    version: str = __version__

    @classmethod
    def of(cls, request: Request, settings: str | None) -> Conditions:
        """Gather them. Without a fixed date, results also depend on the month that was complete last."""
        fixed = request.as_of is not None or (request.quarter is not None and request.quarter != LAST)
        return cls(
            as_of=None if request.as_of is None else request.as_of.isoformat(),
            quarter=request.quarter,
            month=None if fixed else last_month_end(request.today).isoformat(),
            language=request.language,
            settings=settings,
        )


def fingerprint(kind: Kind, book: str, inputs: Sequence[tuple[str, str]], conditions: Conditions) -> str:
    """Return the fingerprint of one kind of result of one book.

    Args:
        kind: What is made.
        book: The book's name, by which its results are called.
        inputs: Name and hash of each file, in the order in which they are read.
        conditions: What all books have in common.
    """
    parts = [
        kind.value,
        book,
        [list(one) for one in inputs],
        conditions.version,
        conditions.as_of,
        conditions.quarter,
        conditions.month,
        conditions.language,
        conditions.settings,
    ]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True).encode()).hexdigest()
