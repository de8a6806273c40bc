"""All columns of KAM Scorecard, from left to right."""

from collections.abc import Mapping
from types import MappingProxyType

from kamxl.domain.message import say
from kamxl.locale import N_
from kamxl.reports.kam_sheets.alert_columns import ALERT_COUNT, ALERT_LIST, ALERT_WORKING
from kamxl.reports.kam_sheets.health_formulas import BEFORE, NOW
from kamxl.reports.kam_sheets.loss_columns import LARGEST_LOSS, LOSS_COLUMNS, WEIGHT_COLUMNS
from kamxl.reports.kam_sheets.matrix_columns import MATRIX, MATRIX_WORKING, TIER
from kamxl.reports.kam_sheets.money_columns import MONEY, quarter_columns
from kamxl.reports.kam_sheets.point_columns import component_columns, score_columns
from kamxl.reports.kam_sheets.score_column import ScoreColumn
from kamxl.reports.kam_sheets.status_columns import (
    AT_RISK,
    ATTAINMENT,
    BUSINESS_BAND,
    STATUS,
    STATUS_WHY,
)
from kamxl.reports.kam_sheets.verdict_columns import (
    BAND,
    CHANGE,
    HEALTH,
    HEALTH_BEFORE,
    LIGHT,
    LIGHT_BEFORE,
    TREND_WORD,
    signals_column,
)

ROW_KEY = "row"

_ACCOUNT = N_("Account")

IDENTITY: tuple[ScoreColumn, ...] = (
    ScoreColumn(
        key="account",
        group=_ACCOUNT,
        header=say("Account ID"),
        template=None,
        value=lambda s: s.one.facts.account.id,
        style="text",
        width=11,
    ),
    ScoreColumn(
        key=ROW_KEY,
        group=_ACCOUNT,
        header=say("Row"),
        template="MATCH(account,KAM_m_account,0)",
        value=lambda s: s.place,
        style="key",
        width=5,
    ),
    ScoreColumn(
        key="name",
        group=_ACCOUNT,
        header=say("Account name"),
        template=None,
        value=lambda s: s.one.facts.account.name,
        style="text",
        width=26,
    ),
    ScoreColumn(
        key="owner",
        group=_ACCOUNT,
        header=say("Account manager"),
        template=None,
        value=lambda s: s.one.facts.account.owner,
        style="text",
        width=11,
    ),
)

SCORE_COLUMNS: tuple[ScoreColumn, ...] = (
    *IDENTITY,
    STATUS,
    TIER,
    HEALTH,
    BAND,
    TREND_WORD,
    LIGHT,
    ALERT_LIST,
    ALERT_COUNT,
    STATUS_WHY,
    LARGEST_LOSS,
    BUSINESS_BAND,
    AT_RISK,
    ATTAINMENT,
    *MATRIX,
    *MONEY,
    *component_columns(NOW),
    *score_columns(NOW),
    *LOSS_COLUMNS,
    HEALTH_BEFORE,
    CHANGE,
    *quarter_columns(),
    *WEIGHT_COLUMNS,
    *MATRIX_WORKING,
    signals_column(NOW),
    *ALERT_WORKING,
    *component_columns(BEFORE),
    *score_columns(BEFORE),
    signals_column(BEFORE),
    LIGHT_BEFORE,
)

_QUARTERS = tuple(one.key for one in quarter_columns())

SPANS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "quarters_now": _QUARTERS[1:],
        "quarters_before": _QUARTERS[:-1],
        "last_year": _QUARTERS[-4:],
        "losses": tuple(one.key for one in LOSS_COLUMNS if one.key != "lost"),
    }
)
