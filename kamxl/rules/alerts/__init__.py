"""Every alert in one list; one file an alert."""

from kamxl.rules.alerts.catalogue import ALERTS, alerts_of
from kamxl.rules.alerts.kind import AlertMeasure, AlertRule, Seen

__all__ = ["ALERTS", "AlertMeasure", "AlertRule", "Seen", "alerts_of"]
