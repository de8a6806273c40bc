"""The customer's edition: every fact of an account is planted, and only what is allowed comes out."""

import inspect
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from leak_search import leaks
from office import Office
from report_samples import dossier, judged, many, red

from kamxl.domain.client_facts import ClientFacts
from kamxl.domain.dealings import ComplaintClock, ContractTerm, Receivable, ServiceLevel, Source
from kamxl.domain.dossier import Dossier
from kamxl.domain.message import Message
from kamxl.domain.review import AccountReview
from kamxl.reports.client import write_client_book
from kamxl.workflows.client_view import client_facts
from kamxl.workflows.report import plan, report
from kamxl.workflows.score import score

BOOK = Path(__file__).parents[2] / "workbooks" / "telecom_key_accounts.xlsx"
ALLOWED = {
    "account.facts.account.name",
    "account.facts.account.owner",
    "account.facts.lines.name",
    "papers.commitments.title",
    "papers.commitments.owner",
    "papers.complaints.kind",
    "papers.contracts.name",
}
"""The texts a customer may read. A new one must be added here on purpose."""
FIGURES = {
    "account.facts.lines.ttm",
    "account.facts.quarters",
    "account.facts.service.actual",
    "account.facts.service.target",
    "account.facts.complaints.confirm_hours",
    "account.facts.satisfaction",
    "account.revenue.quarters",
    "papers.contracts.amount",
}
"""The figures a customer may read."""
INNER_WORDS = (
    *(
        "Strategic",
        "Potential",
        "Profit",
        "Standard",
        "tier",
        "health",
        "score",
        "alert",
        "urgent",
        "Act now",
    ),
    *(
        "Watch",
        "risk",
        "rival",
        "competitor",
        "attitude",
        "influence",
        "wallet",
        "margin",
        "credit",
        "target",
    ),
    *("share of", "percentile", "KAM_", "战略级", "健康", "预警", "风险", "立即处理", "竞争"),
)


def full_account() -> AccountReview:
    """An account with something in every place that a leak could come from."""
    source = Source(cells=("Sheet!A1",), columns="Sheet: column")
    facts = replace(
        red(),
        gross_profit_ttm=1.0,
        importance_given=3.0,
        credit="C",
        previous_credit="A",
        receivables=(Receivable(amount=1.0, days=95, source=source),),
        contracts=(ContractTerm(name="n", end=date(2026, 12, 31), source=source, amount=1.0),),
        complaints=(ComplaintClock(name="n", opened=date(2026, 9, 1), source=source, confirm_hours=5.0),),
        service=(ServiceLevel(actual=99.5, target=99.9, source=source),),
    )
    return judged(facts, *many(12)[2:]).account("K-002")


class Planter:
    """Put an own text or figure into every place of a record, and remember which went where."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.figures: dict[str, set[float]] = {}
        self._count = 0

    def plant(self, value: Any, path: str) -> Any:
        if is_dataclass(value) and not isinstance(value, type | Message):
            made = {
                one.name: self.plant(getattr(value, one.name), f"{path}.{one.name}") for one in fields(value)
            }
            return replace(value, **made)
        if isinstance(value, tuple):
            return tuple(self.plant(one, path) for one in value)
        if isinstance(value, Mapping):
            return {key: self.plant(one, path) for key, one in value.items()}
        return self._single(value, path)

    def _single(self, value: Any, path: str) -> Any:
        if isinstance(value, Message):
            return Message(self._text(path))
        if isinstance(value, Enum | bool | date) or value is None:
            return value
        if isinstance(value, str):
            return value if path.endswith((".status", ".role", ".phase", ".level")) else self._text(path)
        return self._figure(path)

    def _text(self, path: str) -> str:
        self._count += 1
        self.texts[f"canary{self._count}x"] = path
        return f"Canary{self._count}x"

    def _figure(self, path: str) -> float:
        self._count += 1
        figure = 61.0 + self._count * 1.00317 if "satisfaction" in path else 7e6 + self._count * 10_007.3
        self.figures.setdefault(path, set()).add(figure)
        return figure


@pytest.fixture(scope="module")
def planted() -> tuple[Planter, AccountReview, Dossier]:
    planter = Planter()
    account = planter.plant(full_account(), "account")
    return planter, account, planter.plant(dossier(), "papers")


@pytest.fixture(params=["en", "zh-Hans", "zh-Hant"])
def written(request: pytest.FixtureRequest, tmp_path: Path, planted: Any) -> Path:
    _, account, papers = planted
    review = judged(red())
    facts = client_facts(account, papers, quarter=review.quarter, as_of=review.as_of, currency="CNY")
    path = tmp_path / "client.xlsx"
    write_client_book(path, facts, language=request.param)
    return path


def test_only_allowed_texts_come_out(written: Path, planted: Any) -> None:
    planter, _, _ = planted
    said = {hit.rsplit(": ", 1)[1] for hit in leaks(written.read_bytes(), list(planter.texts))}
    assert {planter.texts[one] for one in said} == ALLOWED


def test_only_allowed_figures_come_out(written: Path, planted: Any) -> None:
    planter, _, _ = planted
    shown = list(numbers_in(written))
    out = {
        path
        for path, figures in planter.figures.items()
        for figure in figures
        if any(abs(one * unit - figure) < 0.01 for one in shown for unit in (1.0, 1e3, 1e4, 1e6, 1e8))
    }
    assert out <= FIGURES
    assert {"account.revenue.quarters", "account.facts.lines.ttm", "papers.contracts.amount"} <= out


def numbers_in(path: Path) -> Iterator[float]:
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name.startswith(("xl/worksheets/", "xl/charts/", "xl/sharedStrings")):
                for found in re.findall(r">(-?[\d,]+\.?\d*(?:E[+-]?\d+)?)[<%]", package.read(name).decode()):
                    yield float(found.replace(",", ""))


def test_no_word_of_the_review_is_in_it(written: Path) -> None:
    assert leaks(written.read_bytes(), ["KAM_", "percentile", "competitor"]) == []
    cells = [
        str(cell.value)
        for sheet in openpyxl.load_workbook(written).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]
    assert [
        (word, cell) for word in INNER_WORDS for cell in cells if word.casefold() in cell.casefold()
    ] == []


def test_a_leak_would_be_found(planted: Any, tmp_path: Path) -> None:
    planter, account, papers = planted
    review = judged(red())
    facts = client_facts(account, papers, quarter=review.quarter, as_of=review.as_of, currency=None)
    note = next(text for text, path in planter.texts.items() if path.endswith("signals.text"))
    path = tmp_path / "leak.xlsx"
    write_client_book(path, replace(facts, manager=note), language="en")
    assert leaks(path.read_bytes(), [note])


def test_the_writer_is_given_nothing_but_what_a_customer_may_see() -> None:
    wanted = inspect.get_annotations(write_client_book, eval_str=True)
    assert wanted == {"path": Path, "facts": ClientFacts, "language": str, "return": None}


@pytest.fixture
def editions(tmp_path: Path) -> Callable[[], list[Path]]:
    def make() -> list[Path]:
        scored = score([BOOK], quarter="2026Q3")
        books = plan(scored, tmp_path, ["DK003", "DK007"], client=True)
        return list(report(scored, books, language="zh-Hans"))

    return make


def test_the_books_of_the_command_hold_no_other_account(editions: Callable[[], list[Path]]) -> None:
    first, second = editions()
    assert first.name.endswith(" 2026Q3 client.xlsx")
    names = {path: path.name.removesuffix(" 2026Q3 client.xlsx") for path in (first, second)}
    assert leaks(first.read_bytes(), [names[second]]) == []
    assert leaks(second.read_bytes(), [names[first]]) == []
    assert leaks(first.read_bytes(), [names[first]])


def test_there_is_no_portfolio_for_customers(tmp_path: Path) -> None:
    scored = score([BOOK], quarter="2026Q3")
    assert all(one.client and one.account for one in plan(scored, tmp_path, [], client=True))


@pytest.mark.office
def test_it_prints_on_two_pages(office: Office, editions: Callable[[], list[Path]]) -> None:
    for path in editions():
        pdf = office.convert(path, "pdf").read_bytes()
        assert len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf)) == 2
