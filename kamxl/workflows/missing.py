"""What a book lacks for which result, and the column that would bring it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kamxl.domain.message import Message, say
from kamxl.locale import N_
from kamxl.sheets.tables.declared import TABLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamxl.sheets.book import Book


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Something kamxl computes, and the columns (`table.column`) of which one is enough, group by group."""

    key: str
    label: str
    groups: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A result that a book cannot give, and the columns of which one would bring it."""

    result: Result
    needs: tuple[str, ...]

    @property
    def sentence(self) -> Message:
        """Say it: which result, and a column like which."""
        columns = tuple(say("'{header}'", header=say(_label(one))) for one in self.needs)
        return say(
            "{result}: unknown. Add a column like {columns}.", result=say(self.result.label), columns=columns
        )


RESULTS = (
    Result(
        key="revenue",
        label=N_("Revenue, growth and stability"),
        groups=(("transactions.revenue", "transactions.revenue_net", "periodic.actual"),),
    ),
    Result(
        key="tier",
        label=N_("Place in the value matrix"),
        groups=(
            ("scores.strategic_fit",),
            ("scores.value_potential",),
            ("scores.resource_complementarity",),
        ),
    ),
    Result(
        key="breadth",
        label=N_("Breadth of products"),
        groups=(("transactions.product_line", "transactions.product"),),
    ),
    Result(
        key="satisfaction",
        label=N_("Satisfaction"),
        groups=(("surveys.satisfaction", "surveys.nps_score", "surveys.ces_score"),),
    ),
    Result(
        key="contact",
        label=N_("Contact"),
        groups=(("interactions.date", "interactions.last_contact_date"),),
    ),
    Result(key="contacts", label=N_("Who decides"), groups=(("contacts.role",),)),
    Result(key="renewal", label=N_("Renewal of contracts"), groups=(("contracts.end_date",),)),
    Result(
        key="payment",
        label=N_("Payment"),
        groups=(("receivables.due_date", "receivables.overdue", "receivables.balance"),),
    ),
    Result(key="target", label=N_("Attainment of targets"), groups=(("periodic.target",),)),
    Result(key="owner", label=N_("Account manager"), groups=(("accounts.owner",),)),
)


def missing(book: Book) -> tuple[Missing, ...]:
    """List what a book lacks, the most important result first."""
    held = {f"{table}.{column}" for table, columns in _columns(book).items() for column in columns}
    found = []
    for result in RESULTS:
        lacking = [group for group in result.groups if not held & {*group}]
        if lacking:
            found.append(Missing(result=result, needs=tuple(group[0] for group in lacking)))
    return tuple(found)


def as_values(lacking: Sequence[Missing]) -> list[dict[str, Any]]:
    """Return what is missing as plain values, for `--json`."""
    return [
        {"result": one.result.key, "needs": list(one.needs), "sentence": str(one.sentence)} for one in lacking
    ]


def _columns(book: Book) -> dict[str, set[str]]:
    held: dict[str, set[str]] = {}
    for sheet in book.recognised:
        for one in sheet.readings:
            if one.table is not None and one.column is not None:
                table = "periodic" if one.period is not None else one.table
                held.setdefault(table, set()).add(one.column)
    return held


def _label(column: str) -> str:
    table, _, name = column.partition(".")
    return TABLES[table].columns[name].label
