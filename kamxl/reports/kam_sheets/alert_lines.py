"""The columns of KAM Alerts, each declared once."""

from kamxl.domain.message import say
from kamxl.reports.kam_sheets.why_columns import ListedColumn

ALERT_LINES: tuple[ListedColumn, ...] = (
    ListedColumn(key="account", header=say("Account ID"), width=13),
    ListedColumn(key="row", header=say("Row"), style="key", width=5),
    ListedColumn(key="name", header=say("Account name"), width=28),
    ListedColumn(key="rule", header=say("Alert"), width=22),
    ListedColumn(key="urgency", header=say("Urgency"), style="center", width=14),
    ListedColumn(key="evidence", header=say("Evidence"), width=60),
    ListedColumn(key="action", header=say("What to do"), width=46),
    ListedColumn(key="owner", header=say("Owner"), width=14),
    ListedColumn(key="due", header=say("By when"), style="date", width=12),
    ListedColumn(key="since", header=say("Since"), style="date", width=12),
    ListedColumn(key="money", header=say("Money at stake"), style="money", width=15),
    ListedColumn(key="cells", header=say("Cells"), width=40),
)
