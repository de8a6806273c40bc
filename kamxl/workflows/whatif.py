"""The same book under other settings: who changes tier, band or status, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kamxl.domain.change import Change
from kamxl.domain.errors import SettingError
from kamxl.domain.message import say
from kamxl.rules.changes import changes
from kamxl.rules.every_setting import all_settings, settings_from, values_of
from kamxl.settings import Setting, Settings
from kamxl.settings.setting import contradictions
from kamxl.workflows.outputs import write_whole
from kamxl.workflows.score import review_book

if TYPE_CHECKING:
    from kamxl.domain.review import Review
    from kamxl.sheets.book import Book


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """Two reviews of one book: with the settings in use, and with some of them changed."""

    before: Review
    after: Review
    settings: Settings
    tried: tuple[tuple[Setting, object, object], ...]
    """Setting, value in use, value tried."""
    changes: tuple[Change, ...]


def whatif(
    book: Book, tried: Mapping[str, object], *, as_of: date | None = None, quarter: str | None = None
) -> WhatIf:
    """Judge a book with its settings and again with some of them changed.

    Args:
        book: The team's book.
        tried: Values by setting name, `growth_weight` or `health.growth_weight`.
        as_of: Judge as of this day.
        quarter: Or as of the end of this quarter.

    Raises:
        SettingError: A setting does not exist, or its value is not allowed.
    """
    known = {one.name: one for one in all_settings()}
    wanted = {_named(name, known): value for name, value in tried.items()}
    checked = {name: known[name].check(value) for name, value in wanted.items()}
    now = settings_from(book.setting_values, book.setting_cells)[0]
    for name, other, sentence in contradictions(known.values(), values_of(now) | checked):
        if {name, other} & checked.keys():
            raise SettingError(sentence)
    then = settings_from({**book.setting_values, **checked}, book.setting_cells)[0]
    before = review_book(book, as_of=as_of, quarter=quarter, settings=now)
    after = review_book(book, as_of=before.as_of, settings=then)
    values = values_of(now)
    return WhatIf(
        before=before,
        after=after,
        settings=then,
        tried=tuple((known[name], values[name], value) for name, value in checked.items()),
        changes=changes(before, after),
    )


def parsed(assignments: Sequence[str]) -> dict[str, object]:
    """Read `health.growth_weight=30` as people type it; numbers become numbers.

    Raises:
        SettingError: There is no equals sign.
    """
    return dict(map(_parsed, assignments))


def _parsed(written: str) -> tuple[str, object]:
    name, sign, value = written.partition("=")
    if not sign or not name.strip():
        raise SettingError(
            say("'{written}' sets nothing. Write it like health.growth_weight=30.", written=written)
        )
    value = value.strip()
    try:
        number = float(value)
    except ValueError:
        return name.strip(), value
    return name.strip(), int(number) if number.is_integer() else number


def _named(written: str, known: Mapping[str, Setting]) -> str:
    name = written.strip().rpartition(".")[2]
    if name in known:
        return name
    alike = tuple(one for one in known if name and (name in one or one in name))[:5]
    raise SettingError(
        say("'{name}' is not a setting. There are: {hint}.", name=written, hint=alike or tuple(known)[:5])
    )


def document(result: WhatIf) -> dict[str, Any]:
    """Return the changes as plain values."""
    return {
        "as_of": result.before.as_of.isoformat(),
        "tried": {one.name: {"now": now, "tried": then} for one, now, then in result.tried},
        "changes": [
            {
                "account_id": one.account_id,
                "account_name": one.account_name,
                "what": one.what,
                "before": one.before,
                "after": one.after,
                "why": str(one.why),
            }
            for one in result.changes
        ],
    }


def write_whatif(result: WhatIf, output: Path, *, language: str) -> Path:
    """Write the changes as a workbook, and return where."""
    from kamxl.reports.whatif_book import WhatIfPicture, write_whatif_book

    picture = WhatIfPicture(review=result.after, tried=result.tried, changes=result.changes)
    return write_whole(output, lambda path: write_whatif_book(path, picture, language=language))
