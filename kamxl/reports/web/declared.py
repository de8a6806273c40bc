"""Which columns of the KAM sheets are shown; what they are called and mean is declared beside the sheets."""

from collections.abc import Mapping
from types import MappingProxyType

from kamxl.domain.health import ComponentName
from kamxl.domain.message import Message
from kamxl.reports.kam_sheets.alert_columns import column_of
from kamxl.reports.kam_sheets.alert_lines import ALERT_LINES
from kamxl.reports.kam_sheets.book_cells import BOOK_CELLS
from kamxl.reports.kam_sheets.measure_columns import MEASURES
from kamxl.reports.kam_sheets.score_columns import SCORE_COLUMNS
from kamxl.reports.kam_sheets.why_columns import WHY_COLUMNS
from kamxl.reports.web.headings import Declared
from kamxl.rules.alerts import ALERTS

_ONE_COLUMN = tuple(one for one in MEASURES if one.size == 1)

SCORES = Declared(tuple((one.key, one.header) for one in SCORE_COLUMNS))
BOOK = Declared(tuple((one.key, one.header) for one in BOOK_CELLS))
WHY = Declared(tuple((one.key, one.header) for one in WHY_COLUMNS))
TOLD = Declared(tuple((one.key, one.header) for one in ALERT_LINES))
MEASURED = Declared(tuple((one.key, Message(one.header)) for one in _ONE_COLUMN))

STYLES: Mapping[str, str] = MappingProxyType({one.key: one.style for one in SCORE_COLUMNS})
BOOK_STYLES: Mapping[str, str] = MappingProxyType({one.key: one.style for one in BOOK_CELLS})
MEASURE_STYLES: Mapping[str, str] = MappingProxyType({one.key: one.kind.style for one in _ONE_COLUMN})

WORDS: Mapping[str, str] = MappingProxyType(
    {
        "status": "status",
        "tier": "tier",
        "band": "band",
        "trend_word": "trend",
        "light": "light",
        "largest_loss": "component",
        "business_band": "band",
        "tier_raw": "tier",
        "provisional": "mark",
    }
)
"""Columns of words that are codes, with their vocabularies."""

FIGURES = (
    "health",
    "trend",
    "coverage",
    "at_risk",
    "attainment",
    "contribution",
    "importance",
    "abc",
    "ttm",
    "share",
    "qoq",
    "yoy",
    "qtd",
    "lost",
    "alert_count",
    *(name.value for name in ComponentName),
)
"""Columns of values."""

ALERTS_BY_COLUMN: Mapping[str, str] = MappingProxyType({column_of(rule.code): rule.code for rule in ALERTS})
"""The code of each alert by the column that holds its urgency."""

MEASURES_SHOWN = (
    "first_purchase",
    "last_purchase",
    "target",
    "contact_required",
    "contact_kept",
    "satisfaction",
    "answers",
    "lines_active",
    "lines_relevant",
    "lines_gone",
    "overdue_lines",
    "late_deliveries",
    "renewal_intent",
    "fit",
    "potential",
    "complementarity",
)
"""Facts that a reader asks for."""

NEEDED = (
    "account",
    "name",
    "owner",
    "status",
    "status_why",
    *WORDS,
    *FIGURES,
    *ALERTS_BY_COLUMN,
)
"""Columns of the scorecard whose absence is said."""
