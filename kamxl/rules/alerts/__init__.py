"""Every alert in one list; one file an alert."""

from kamxl.rules.alerts.catalogue import ALERTS, alerts_of
from kamxl.rules.alerts.kind import AlertRule, Seen

__all__ = ["ALERTS", "AlertRule", "Seen", "alerts_of"]
