"""What a notebook uses: `import kamxl`."""

import json
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

import kamxl
from kamxl.domain.errors import KamxlError, UnknownAccountError

BOOK = Path(__file__).parents[2] / "workbooks" / "industrial_key_accounts.xlsx"


def test_a_book_is_read_reviewed_and_shown_as_a_table() -> None:
    book = kamxl.read_book([BOOK])
    assert isinstance(book.tables["periodic"], pd.DataFrame)
    table = kamxl.review_table(kamxl.review_book(book, as_of=date(2026, 9, 30)))
    assert table.loc["C-1001", "tier"] == "strategic"
    assert table.loc["C-1004", "alerts"] == ("drop",)
    assert len(table) == len(book.accounts)


def test_last_quarter_is_judged_without_what_came_after() -> None:
    book = kamxl.read_book([BOOK])
    earlier = kamxl.review_book(book, quarter="2026Q2")
    assert str(earlier.quarter) == "2026Q2"
    assert (
        earlier.account("C-1004").facts.quarters
        == kamxl.review_book(book).account("C-1004").facts.quarters[:-1]
    )
    with pytest.raises(UnknownAccountError):
        earlier.account("nobody")
    with pytest.raises(KamxlError, match="not a quarter"):
        kamxl.review_book(book, quarter="now")


def test_what_kamxl_does_not_have_is_an_ordinary_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'magic'"):
        _ = kamxl.magic


@pytest.mark.slow
def test_the_notebook_of_the_docs_runs_from_top_to_bottom(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    docs = BOOK.parents[1] / "docs"
    monkeypatch.chdir(docs)
    cells = json.loads((docs / "analyst.ipynb").read_text("utf-8"))["cells"]
    names: dict[str, object] = {}
    for cell in cells:
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), "analyst.ipynb", "exec"), names)  # noqa: S102 - our own page
    assert names["calls"]
    assert names["changes"]
    assert "conclude" in capsys.readouterr().out
