"""Columns of early warning: what a formula can judge, and the alerts in words."""

from collections.abc import Callable

from kamxl.domain.alert import AlertRule
from kamxl.domain.message import say
from kamxl.locale import N_
from kamxl.reports.kam_sheets.formula import native
from kamxl.reports.kam_sheets.grid import Value
from kamxl.reports.kam_sheets.score_column import ScoreColumn, or_unknown
from kamxl.reports.kam_sheets.subject import Subject
from kamxl.rules.churn import churned
from kamxl.rules.drop import TOLERANCE, drop
from kamxl.rules.frequency import falling_frequency
from kamxl.rules.stability import QUARTERS_LOOKED_AT

GROUP = N_("Early warning")
SEPARATOR = '"list:separator"'

# Red ones first, as the review lists them.
_ALERTS: tuple[tuple[AlertRule, str], ...] = (
    (AlertRule.LIGHT, 'light="light:red"'),
    (AlertRule.STOPPED, 'purchases="purchases:stopped"'),
    (AlertRule.CHURN_FULL, 'churn="churn:full"'),
    (AlertRule.LIGHT, 'light="light:yellow"'),
    (AlertRule.DROP, 'purchases="purchases:drop"'),
    (AlertRule.FALLING_FREQUENCY, "frequency"),
    (AlertRule.OVERDUE, "N(m_overdue_lines)>0"),
    (AlertRule.CHURN_PARTIAL, 'churn="churn:partial"'),
    (AlertRule.CONCENTRATION, "AND(ISNUMBER(share),N(share)>top_share_limit)"),
)


def _alerts(subject: Subject) -> str | None:
    labels = [subject.words.of("rule", alert.rule) or "" for alert in subject.one.alerts]
    return subject.words.separator.join(labels) or None


def _purchases(subject: Subject) -> Value:
    facts = subject.one.facts
    kind = drop(facts.quarters, subject.settings.alerts, facts.adjusted)
    return subject.words.of("purchases", kind)


def _purchases_formula() -> str:
    """Judge purchases like the catalogue, and know two things more: older quarters, and the season."""
    last, before = f"quarters_now[{QUARTERS_LOOKED_AT}]", f"quarters_now[{QUARTERS_LOOKED_AT - 1}]"
    stopped = f"AND(COUNT(quarters_now)>2,{last}<=0,{before}<=0,N(m_largest_quarter)>0)"
    judged = native("drop", {"quarters": "quarters_now"}, cells=QUARTERS_LOOKED_AT)
    seasonal = 'AND(drop_basis="seasonal",COUNT(m_adjusted)=3,COUNT(quarters_now)>2)'
    return f'IF({stopped},"purchases:stopped",IF({seasonal},{_adjusted()},{or_unknown(judged)}))'


def _fell(now: str, before: str, threshold: str) -> str:
    return f"{now}<={before}*(1-{threshold})+{TOLERANCE:.0E}*ABS({before})"


def _adjusted() -> str:
    """Judge the last three seasonally adjusted quarters."""
    first, second, third = (f"m_adjusted[{place}]" for place in (1, 2, 3))
    each = f"AND({_fell(second, first, 'drop_threshold')},{_fell(third, second, 'drop_threshold')})"
    together = f"AND({second}<{first},{third}<{second},{_fell(third, first, 'drop_threshold')})"
    return (
        f'IF(OR({first}<=0,{second}<=0),"",'
        f'IF(IF(drop_mode="each",{each},{together}),"purchases:drop","purchases:none"))'
    )


def _frequency_formula() -> str:
    first, second, third = (f"m_order_days[{place}]" for place in (1, 2, 3))
    return (
        f"IF(COUNT(m_order_days)<3,FALSE,AND(MIN({first},{second})>=frequency_base,NOT(m_same_every_year),"
        f"{_fell(second, first, 'frequency_drop')},{_fell(third, second, 'frequency_drop')}))"
    )


def _falling(subject: Subject) -> bool:
    days = subject.one.facts.order_days
    return days is not None and falling_frequency(days, subject.settings.alerts)


def _churn(subject: Subject) -> Value:
    return subject.words.of("churn", churned(subject.one.facts.lines))


def _working(key: str, header: str, template: str, value: Callable[[Subject], Value]) -> ScoreColumn:
    return ScoreColumn(
        key=key,
        group=GROUP,
        header=say(header),
        template=template,
        value=value,
        style="center",
        width=18,
        folded=True,
    )


ALERTS = ScoreColumn(
    key="alerts",
    group=N_("Verdict"),
    header=say("Alerts"),
    template="MID("
    + "&".join(f'IF({seen},{SEPARATOR}&"rule:{rule.value}","")' for rule, seen in _ALERTS)
    + f",LEN({SEPARATOR})+1,500)",
    value=_alerts,
    style="text",
    width=30,
)
ALERT_COUNT = ScoreColumn(
    key="alert_count",
    group=N_("Verdict"),
    header=say("Number of alerts"),
    template="+".join(f"IF({seen},1,0)" for _, seen in _ALERTS),
    value=lambda s: len(s.one.alerts),
    style="integer",
    width=9,
)
ALERT_WORKING: tuple[ScoreColumn, ...] = (
    _working("purchases", N_("Purchases"), _purchases_formula(), _purchases),
    _working("frequency", N_("Order days falling"), _frequency_formula(), _falling),
    _working(
        "churn",
        N_("Churn of lines"),
        'IF(N(m_lines_gone)=0,"churn:none",IF(m_lines_still=0,"churn:full","churn:partial"))',
        _churn,
    ),
)
