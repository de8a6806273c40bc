"""Columns that every reader of a table may count on, made from what the sheets had."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamxl.domain.message import Message, say
from kamxl.domain.problem import Problem
from kamxl.sheets.cells.words import SIGNALS, fold, signals_in, words_for

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

_YES_COLUMNS = {
    "decision_maker_left": "decision_maker_left",
    "budget_frozen": "budget_frozen",
    "competitor_entry": "competitor_entered",
}


def with_revenue(frame: pd.DataFrame) -> tuple[pd.DataFrame, tuple[Message, ...]]:
    """Give every transaction its `revenue`: net of tax if the sheet has it, else quantity times price."""
    if "revenue_net" in frame.columns:
        gross = frame["revenue"] if "revenue" in frame.columns else frame["revenue_net"]
        frame = frame.assign(revenue=frame["revenue_net"].where(frame["revenue_net"].notna(), gross))
        return frame, (say("Revenue is net of tax."),)
    if "revenue" in frame.columns:
        return frame, ()
    frame = frame.assign(revenue=(frame["quantity"] * frame["unit_price"]).round(6))
    return frame, (say("No amounts are given; revenue is quantity times unit price."),)


def with_outcome(frame: pd.DataFrame, own: Mapping[str, Mapping[str, str]]) -> pd.DataFrame:
    """Give every need its `outcome`: won, lost or closed as its stage says, else open."""
    words = words_for("needs.outcome", own)
    stages = frame["stage"] if "stage" in frame.columns else _objects([None] * len(frame))
    found = [words.get(fold(one), "open") if isinstance(one, str) else "open" for one in stages]
    return frame.assign(outcome=_objects(found))


def with_signals(
    frame: pd.DataFrame, own: Mapping[str, str], letters: Mapping[tuple[str, str, str], str]
) -> tuple[pd.DataFrame, tuple[Problem, ...]]:
    """Give every risk its `signals`, from words and from yes/no columns; words not understood are named."""
    meaning = {fold(word): code for word, code in own.items()}
    found: list[tuple[str, ...]] = []
    problems: list[Problem] = []
    for row in frame.to_dict("records"):
        codes = {code for column, code in _YES_COLUMNS.items() if row.get(column) is True}
        text = row.get("signal")
        if isinstance(text, str):
            said = signals_in(text, meaning)
            codes.update(said)
            if not said:
                problems.append(_unknown(row, text, letters))
        found.append(tuple(code for code in SIGNALS if code in codes))
    result = frame.copy()
    result["signals"] = _objects(found)
    result["text"] = frame["signal"].astype(object) if "signal" in frame.columns else None
    for column in ("color", "status"):
        if column not in result.columns:
            result[column] = _objects([None] * len(frame))
    result["status"] = result["status"].where(result["status"].notna(), "open")
    if "date" not in result.columns:
        result["date"] = _no_day(frame)
    return result, tuple(problems)


def _unknown(row: Mapping[object, object], text: str, letters: Mapping[tuple[str, str, str], str]) -> Problem:
    sheet = str(row["sheet"])
    letter = letters.get((sheet, "risks", "signal"), "")
    message = say(
        "'{found}' is not a risk signal kamxl knows. Say on KAM Settings what it means. "
        "It raises no light of its own.",
        found=text if len(text) <= 60 else text[:57] + "…",
    )
    return Problem(where=f"{sheet}!{letter}{row['row']}", message=message, table="risks")


def _objects(values: Sequence[object]) -> pd.Series[Any]:
    import numpy as np
    import pandas as pd

    column = np.empty(len(values), dtype=object)
    for place, value in enumerate(values):
        column[place] = value
    return pd.Series(column, dtype=object)


def _no_day(frame: pd.DataFrame) -> pd.Series[Any]:
    import pandas as pd

    return pd.Series(pd.NaT, index=frame.index, dtype="datetime64[ns]")


def with_date(frame: pd.DataFrame, column: str = "date") -> pd.DataFrame:
    """Give a table its day column, unknown in every row, when its sheets had none."""
    return frame if column in frame.columns else frame.assign(**{column: _no_day(frame)})
