"""Settings of the account status: targets, due dates, and how often accounts of a band leave."""

from dataclasses import dataclass

from kamxl.settings.setting import check_ranges, setting


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusSettings:
    """Targets, due dates and leaving rates."""

    target_urgent: float = setting(
        0.85,
        low=0,
        high=2,
        unit="share",
        label="Act now below this share of target",
        help="Revenue below this share of its target: act now.",
    )
    target_attention: float = setting(
        0.97,
        low=0,
        high=2,
        unit="share",
        label="Watch below this share of target",
        help="Revenue below this share of its target: watch.",
        at_least="target_urgent",
    )
    urgent_days: int = setting(
        7,
        low=1,
        high=90,
        unit="days",
        label="Urgent alerts are due after",
        help="An urgent alert is due after this time.",
    )
    attention_days: int = setting(
        14,
        low=1,
        high=180,
        unit="days",
        label="Alerts for attention are due after",
        help="An alert for attention is due after this time.",
        at_least="urgent_days",
    )
    leaving_healthy: float = setting(
        0.08,
        low=0,
        high=1,
        unit="share",
        label="Leaving rate, healthy business",
        help="Accounts whose business part is healthy: how many leave. Measured on public data; "
        "kamxl backtest measures your own.",
    )
    leaving_watch: float = setting(
        0.2,
        low=0,
        high=1,
        unit="share",
        label="Leaving rate, business to watch",
        help="Accounts whose business part is to watch: how many leave. Measured on public data; "
        "kamxl backtest measures your own.",
    )
    leaving_at_risk: float = setting(
        0.58,
        low=0,
        high=1,
        unit="share",
        label="Leaving rate, business at risk",
        help="Accounts whose business part is at risk: how many leave. Measured on public data; "
        "kamxl backtest measures your own.",
    )

    def __post_init__(self) -> None:
        check_ranges(self)
