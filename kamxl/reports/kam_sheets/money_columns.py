"""Columns of money: the quarters, their changes, and the account's share of the book."""

from collections.abc import Callable

from kamxl.domain.message import Message, say
from kamxl.locale import N_
from kamxl.reports.kam_sheets.formula import call, native
from kamxl.reports.kam_sheets.measured import QUARTERS, padded
from kamxl.reports.kam_sheets.score_column import ScoreColumn, known, or_unknown
from kamxl.reports.kam_sheets.subject import Subject
from kamxl.reports.kam_sheets.value import Value
from kamxl.rules.stability import QUARTERS_LOOKED_AT

GROUP = N_("Revenue")
BY_QUARTER = N_("Revenue by completed quarter")


def _quarter(place: int) -> Callable[[Subject], Value]:
    return lambda s: padded(s.one.facts.quarters, QUARTERS)[place]


MONEY: tuple[ScoreColumn, ...] = (
    ScoreColumn(
        key="ttm",
        group=GROUP,
        header=say("Last four quarters"),
        template='IF(AND(COUNT(quarters_now)=0,NOT(ISNUMBER(m_returns_before))),"",'
        "SUM(last_year)+N(m_returns_before))",
        value=lambda s: s.one.revenue.ttm,
        style="money",
        width=14,
    ),
    ScoreColumn(
        key="share",
        group=GROUP,
        header=say("Share of the book"),
        template=known("ttm", 'IF(KAM_book_revenue>0,ttm/KAM_book_revenue,"")'),
        value=lambda s: s.one.revenue.share,
        style="share",
        width=10,
    ),
    ScoreColumn(
        key="qoq",
        group=GROUP,
        header=say("Change on the quarter before"),
        template=or_unknown(native("qoq", {"quarters": "quarters_now"}, cells=QUARTERS_LOOKED_AT)),
        addin=or_unknown(call("qoq", {"quarters": "quarters_now"})),
        value=lambda s: s.one.revenue.qoq,
        style="change",
        width=11,
    ),
    ScoreColumn(
        key="yoy",
        group=GROUP,
        header=say("Change on the year before"),
        template=or_unknown(native("yoy", {"quarters": "quarters_now"}, cells=QUARTERS_LOOKED_AT)),
        addin=or_unknown(call("yoy", {"quarters": "quarters_now"})),
        value=lambda s: s.one.revenue.yoy,
        style="change",
        width=11,
    ),
    ScoreColumn(
        key="qtd",
        group=GROUP,
        header=say("Running quarter so far"),
        template='IF(ISNUMBER(m_qtd),m_qtd,"")',
        value=lambda s: s.one.revenue.qtd,
        style="money",
        width=14,
    ),
)


def quarter_columns() -> tuple[ScoreColumn, ...]:
    """Declare the nine quarters, oldest first; their headers come from the book's quarters."""
    return tuple(
        ScoreColumn(
            key=f"quarter_{place + 1}",
            group=BY_QUARTER,
            header=Message(f"quarter {place + 1}"),
            template=f'IF(ISNUMBER(m_quarters[{place + 1}]),m_quarters[{place + 1}],"")',
            value=_quarter(place),
            style="money",
            width=14,
        )
        for place in range(QUARTERS)
    )
