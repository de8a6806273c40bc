"""Columns of early warning: one for each alert, and all of them in words."""

from collections.abc import Callable, Iterable

from kamxl.domain.alert import Urgency
from kamxl.domain.message import Message, say
from kamxl.locale import N_
from kamxl.reports.kam_sheets.formula import native
from kamxl.reports.kam_sheets.score_column import ScoreColumn, or_unknown
from kamxl.reports.kam_sheets.subject import Subject
from kamxl.reports.kam_sheets.value import Value
from kamxl.rules.alerts import ALERTS, AlertRule
from kamxl.rules.alerts.stopped import STOPPED_IN_CELLS
from kamxl.rules.churn import churned
from kamxl.rules.drop import TOLERANCE, drop
from kamxl.rules.stability import QUARTERS_LOOKED_AT
from kamxl.settings.alerts import switch

GROUP = N_("Early warning")
SEPARATOR = '"list:separator"'


def column_of(code: str) -> str:
    """Return the key of the column that holds the urgency of an alert."""
    return f"alert_{code}"


def has(code: str, urgency: Urgency) -> str:
    """Return the formula that says whether the account has an alert of this urgency."""
    return f'{column_of(code)}="urgency:{urgency.value}"'


def listed(parts: Iterable[tuple[str, str]]) -> str:
    """Return the formula that lists the words whose condition holds.

    Args:
        parts: Condition and word, like `("health<50", "band:at_risk")`.
    """
    joined = "&".join(f'IF({condition},{SEPARATOR}&"{word}","")' for condition, word in parts)
    return f"MID({joined},LEN({SEPARATOR})+1,500)"


def counted(urgency: Urgency) -> str:
    """Return the formula that counts the alerts of an urgency."""
    return "+".join(f"N({has(rule.code, urgency)})" for rule in ALERTS if urgency in rule.native)


def _each(urgencies: Iterable[Urgency]) -> list[tuple[AlertRule, Urgency]]:
    return [(rule, urgency) for urgency in urgencies for rule in ALERTS if urgency in rule.native]


def _formula(rule: AlertRule) -> str:
    """Return the urgency of an alert: nothing where it is switched off or another tells the same fact."""
    judged = '""'
    for urgency, raised in reversed(tuple(rule.native.items())):
        judged = f'IF({raised},"urgency:{urgency.value}",{judged})'
    silent = ",".join(f'{column_of(code)}<>""' for code in rule.silenced_by)
    judged = f'IF(OR({silent}),"",{judged})' if silent else judged
    return f'IF({switch(rule.code, rule.label).name},{judged},"")'


def _urgency(code: str) -> Callable[[Subject], Value]:
    def value(subject: Subject) -> Value:
        found = next((alert.urgency for alert in subject.one.alerts if alert.rule == code), None)
        return subject.words.of("urgency", found)

    return value


def _alerts(subject: Subject) -> str | None:
    labels = [subject.words.of("rule", alert.rule) or "" for alert in subject.one.alerts]
    return subject.words.separator.join(labels) or None


def _count(urgency: Urgency) -> Callable[[Subject], Value]:
    return lambda s: sum(alert.urgency is urgency for alert in s.one.alerts)


def _purchases(subject: Subject) -> Value:
    facts = subject.one.facts
    kind = drop(facts.quarters, subject.settings.alerts, facts.adjusted)
    return subject.words.of("purchases", kind)


def _purchases_formula() -> str:
    """Judge purchases like the catalogue, and know two things more: older quarters, and the season."""
    judged = native("drop", {"quarters": "quarters_now"}, cells=QUARTERS_LOOKED_AT)
    seasonal = 'AND(drop_basis="seasonal",COUNT(m_adjusted)=3,COUNT(quarters_now)>2)'
    return f'IF({STOPPED_IN_CELLS},"purchases:stopped",IF({seasonal},{_adjusted()},{or_unknown(judged)}))'


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


def _churn(subject: Subject) -> Value:
    return subject.words.of("churn", churned(subject.one.facts.lines))


def _working(key: str, header: Message, template: str, value: Callable[[Subject], Value]) -> ScoreColumn:
    return ScoreColumn(
        key=key,
        group=GROUP,
        header=header,
        template=template,
        value=value,
        style="center",
        width=18,
        folded=True,
    )


def count_column(key: str, header: Message, urgency: Urgency) -> ScoreColumn:
    """Declare how many alerts of an urgency an account has."""
    return _working(key, header, counted(urgency), _count(urgency))


ALERT_LIST = ScoreColumn(
    key="alerts",
    group=N_("Verdict"),
    header=say("Alerts"),
    template=listed((has(rule.code, urgency), f"rule:{rule.code}") for rule, urgency in _each(Urgency)),
    value=_alerts,
    style="text",
    width=30,
)
ALERT_COUNT = ScoreColumn(
    key="alert_count",
    group=N_("Verdict"),
    header=say("Number of alerts"),
    template="+".join(f'N({column_of(rule.code)}<>"")' for rule in ALERTS),
    value=lambda s: len(s.one.alerts),
    style="integer",
    width=9,
)
ALERT_WORKING: tuple[ScoreColumn, ...] = (
    _working("purchases", say("Purchases"), _purchases_formula(), _purchases),
    _working(
        "churn",
        say("Churn of lines"),
        'IF(N(m_lines_gone)=0,"churn:none",IF(m_lines_still=0,"churn:full","churn:partial"))',
        _churn,
    ),
    *(
        _working(
            column_of(rule.code),
            say("Alert: {what}", what=Message(rule.label)),
            _formula(rule),
            _urgency(rule.code),
        )
        for rule in ALERTS
    ),
    count_column("urgent", say("Urgent alerts"), Urgency.URGENT),
    count_column("attention", say("Alerts for attention"), Urgency.ATTENTION),
)
