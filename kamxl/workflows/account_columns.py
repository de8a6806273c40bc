"""Formula columns beside the account list of a team's own workbook."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kamxl.domain.errors import NothingRecognisedError
from kamxl.domain.message import say
from kamxl.package import KEY, FormulaCell, FormulaColumn, FormulaColumns, Look
from kamxl.package.area import number
from kamxl.package.refusals import NoColumnsPlaceError
from kamxl.workflows.account_keys import Column, Key, has_wildcards, key_of, or_unknown, position

if TYPE_CHECKING:
    from kamxl.reports.kam_sheets.list_columns import ListColumn
    from kamxl.reports.kam_sheets.value import Value
    from kamxl.sheets.book import RecognisedSheet
    from kamxl.sheets.files.own_columns import RawSheet
    from kamxl.workflows.score import Scored

_ENOUGH = 0.9
_NAMING = ("account_id", "account_name", "short_name")


@dataclass(frozen=True, slots=True, kw_only=True)
class _ListRow:
    """One row of the list: its number, its keys by column, the place of its account in the review."""

    row: int
    keys: Mapping[str, Key]
    account: int | None


def account_columns(
    scored: Scored,
    workbook_path: Path,
    keys: Sequence[str],
    *,
    language: str,
    protected_too: bool = False,
) -> tuple[FormulaColumns, ...]:
    """Return the columns that show scores beside the account list of a workbook.

    Args:
        scored: The judged book.
        workbook_path: The workbook, which need not be one of the files judged.
        keys: Columns of KAM Scorecard, like `tier`.
        language: zh-Hans, zh-Hant or en.
        protected_too: Write although the sheet of the list is protected.

    Raises:
        KamxlError: A key is unknown.
        NoColumnsPlaceError: The workbook has no account list.
    """
    from kamxl.reports.kam_sheets.list_columns import list_columns
    from kamxl.sheets.files.own_columns import raw_sheet

    columns = list_columns(scored.review, scored.settings, keys, language)
    if not columns:
        return ()
    found = _account_list(scored, workbook_path)
    raw = raw_sheet(workbook_path, found.sheet)
    rows = _rows(scored, found, raw)
    header_row = found.last_header_row or 1
    last_row = max((one.row for one in rows), default=header_row)
    texts = _Texts.of(scored)
    key_column, looked_up = _best_key(rows, texts)
    return (
        FormulaColumns(
            sheet=found.sheet,
            header_row=header_row,
            last_row=last_row,
            last_column=_last_column(found, raw, last_row),
            key_column=number(found.columns[key_column][0]),
            columns=[_column(one, rows, key_column, looked_up, texts) for one in columns],
            protected_too=protected_too,
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Texts:
    """The two columns of KAM Scorecard that name accounts."""

    ids: Column
    names: Column

    @classmethod
    def of(cls, scored: Scored) -> _Texts:
        from kamxl.reports.cell_text import plain

        accounts = [one.facts.account for one in scored.review.accounts]
        return cls(
            ids=Column.of("KAM_s_account", [plain(one.id) for one in accounts]),
            names=Column.of("KAM_s_name", [plain(one.name) for one in accounts]),
        )


def _account_list(scored: Scored, path: Path) -> RecognisedSheet:
    """Return the account list of a workbook, which is read for it unless it was already.

    Raises:
        NoColumnsPlaceError: There is none.
    """
    from kamxl.sheets import read_book

    same = [one for one in scored.book.files if one.name == path.name]
    if len(same) == 1 and os.path.realpath(same[0]) == os.path.realpath(path):
        recognised = scored.book.recognised
    else:
        try:
            recognised = read_book(path).recognised
        except NothingRecognisedError:
            recognised = ()
    for one in recognised:
        if one.table == "accounts" and one.file == path.name:
            return one
    raise NoColumnsPlaceError(
        say("The workbook has no account list that columns could stand beside. It stays as it is.")
    )


def _rows(scored: Scored, found: RecognisedSheet, raw: RawSheet) -> list[_ListRow]:
    """Return the rows that name an account; totals, footers and blank lines are left out."""
    from kamxl.sheets.accounts.names import Roster
    from kamxl.sheets.cells.text_stores import as_text
    from kamxl.sheets.layout.line_kinds import kind_of_row

    aliases = {one.written: one.belongs_to for one in scored.book.aliases if one.belongs_to}
    roster = Roster(closed=True, aliases=aliases)
    for one in scored.review.accounts:
        account = one.facts.account
        roster.add(account.id, account.name, account.short_name)
    places = {name: number(found.columns[name][0]) - 1 for name in _NAMING if name in found.columns}
    rows: list[_ListRow] = []
    first = (found.last_header_row or 0) + 1
    for row, cells in enumerate(raw.rows[first - 1 :], start=first):
        named = {name: cells[at] if at < len(cells) else "" for name, at in places.items()}
        texts = {name: as_text(cell) for name, cell in named.items()}
        if not any(texts.values()) or kind_of_row(cells, list(named.values())) != "data":
            continue
        name = texts.get("account_name") or texts.get("short_name")
        account_place = roster.find(texts.get("account_id") or None, name or None).account
        rows.append(
            _ListRow(
                row=row,
                keys={name: key_of(cell) for name, cell in named.items()},
                account=account_place if account_place >= 0 else None,
            )
        )
    return rows


def _best_key(rows: Sequence[_ListRow], texts: _Texts) -> tuple[str, Column]:
    """Return the column of the list by which rows are found, and the one they are looked up in.

    The first one serves, ids before names, unless another one finds clearly more.
    """
    names = list(rows[0].keys) if rows else [_NAMING[0]]
    offers = [(name, column) for name in names for column in (texts.ids, texts.names)]
    found = [
        sum(one.account is not None and column.finds(one.keys[name], one.account) for one in rows)
        for name, column in offers
    ]
    enough = _ENOUGH * max(found)
    return next(offer for offer, count in zip(offers, found, strict=True) if count >= enough)


def _column(
    column: ListColumn, rows: Sequence[_ListRow], key: str, looked_up: Column, texts: _Texts
) -> FormulaColumn:
    result = f"KAM_s_{column.key}"
    wildcards = any(has_wildcards(one.keys[key]) for one in rows)
    where = position(looked_up.name, KEY, wildcards=wildcards)
    cells: list[FormulaCell] = []
    for one in rows:
        value = None if one.account is None else _stored(column.values[one.account])
        if looked_up.finds(one.keys[key], one.account):
            if not one.keys[key].blank:
                cells.append(FormulaCell(row=one.row, value=value))
        elif one.account is not None:
            formula = texts.ids.named(one.account, result)
            if formula is not None:
                cells.append(FormulaCell(row=one.row, value=value, formula=formula))
    return FormulaColumn(
        key=column.key,
        header=column.header,
        formula=or_unknown(f"INDEX({result},{where})"),
        cells=cells,
        number_format=column.number_format,
        width=column.width,
        looks=[Look(text=one.text, background=one.background, font=one.font) for one in column.chips],
    )


def _stored(value: Value) -> float | str | None:
    """Return a value as a cell stores it; the columns offered hold texts and numbers only."""
    return value if value is None or isinstance(value, str | float | int) else str(value)


def _last_column(found: RecognisedSheet, raw: RawSheet, last_row: int) -> int:
    """Return the last column of the list (from 1): nothing stands right beside it, but columns of ours."""
    first = found.header_row or 1
    filled: set[int] = set()
    for cells in raw.rows[first - 1 : last_row]:
        filled.update(at for at, cell in enumerate(cells, start=1) if cell != "")
    own = {one + 1 for one in raw.own_columns}
    last = max(number(letters) for letters, _, _ in found.columns.values())
    while True:
        following = last + 1
        while following in own:
            following += 1
        if following not in filled:
            return last
        last = following
