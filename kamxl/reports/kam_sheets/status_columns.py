"""Columns of the verdict from sales alone, and of the account status."""

from collections.abc import Callable

from kamxl.domain.alert import Urgency
from kamxl.domain.message import say
from kamxl.locale import N_
from kamxl.reports.kam_sheets.alert_columns import has, listed
from kamxl.reports.kam_sheets.formula import native
from kamxl.reports.kam_sheets.score_column import ScoreColumn, known
from kamxl.reports.kam_sheets.subject import Subject
from kamxl.reports.kam_sheets.value import Value
from kamxl.rules.alerts import ALERTS
from kamxl.rules.status import TELL_OF_BUSINESS, TELLS_OF_TARGET

VERDICT = N_("Verdict")
SALES = N_("From sales alone")

_BUSINESS_LOW = "AND(ISNUMBER(business),ROUND(N(business),10)<watch_from)"
_NOT_MET = "NOT(OR(ISNUMBER(contact),ISNUMBER(satisfaction)))"
_TOLD = ",".join(
    f"NOT({has(code, urgency)})"
    for code in sorted(TELL_OF_BUSINESS)
    for urgency in (Urgency.URGENT, Urgency.ATTENTION)
)


_AT_RISK = native("at_risk", {"ttm": "ttm", "band": "business_band"})


def _below(share: str) -> str:
    return f"AND(ISNUMBER(attainment),N(attainment)<{share})"


def _alerts(urgency: Urgency) -> list[tuple[str, str]]:
    return [(has(rule.code, urgency), f"rule:{rule.code}") for rule in ALERTS if urgency in rule.native]


def _missed(share: str, urgency: Urgency) -> str:
    return f"AND({_below(share)},NOT({has(TELLS_OF_TARGET, urgency)}))"


_URGENT = [
    *_alerts(Urgency.URGENT),
    (_missed("target_urgent", Urgency.URGENT), "reason:target_urgent"),
]
_WATCH = [
    *_alerts(Urgency.ATTENTION),
    (_missed("target_attention", Urgency.ATTENTION), "reason:target_attention"),
    ("m_contact_overdue", "reason:contact_overdue"),
    (f"AND({_BUSINESS_LOW},{_TOLD})", "reason:business_at_risk"),
]
_MISSING = [
    ("NOT(m_light_known)", "reason:no_light"),
    ('business=""', "reason:no_sales"),
    (_NOT_MET, "reason:no_relationship"),
]


def _why(subject: Subject) -> Value:
    words = subject.words
    labels = [words.reason(reason.code) for reason in subject.one.verdict.why]
    return words.separator.join(labels) or None


def _verdict(key: str) -> Callable[[Subject], Value]:
    return lambda s: getattr(s.one.verdict, key)


STATUS = ScoreColumn(
    key="status",
    group=VERDICT,
    header=say("Status"),
    template=f'IF(OR(urgent>0,{_below("target_urgent")}),"status:act_now",'
    f'IF(OR(attention>0,{_below("target_attention")},m_contact_overdue,{_BUSINESS_LOW}),"status:watch",'
    f'IF(OR({",".join(condition for condition, _ in _MISSING)}),"status:not_assessed","status:on_track")))',
    value=lambda s: s.words.of("status", s.one.verdict.status),
    style="center",
    width=12,
)
STATUS_WHY = ScoreColumn(
    key="status_why",
    group=VERDICT,
    header=say("Why this status"),
    template=f'IF(status="status:act_now",{listed(_URGENT)},IF(status="status:watch",{listed(_WATCH)},'
    f"{listed(_MISSING)}))",
    value=_why,
    style="text",
    width=30,
)
AT_RISK = ScoreColumn(
    key="at_risk",
    group=SALES,
    header=say("Revenue at risk"),
    template=f'IF(OR(ttm="",business_band=""),"",{_AT_RISK})',
    value=_verdict("at_risk"),
    style="money",
    width=13,
)
BUSINESS_BAND = ScoreColumn(
    key="business_band",
    group=SALES,
    header=say("Band of the business part"),
    template=known("business", native("health_band", {"score": "ROUND(N(business),10)"})),
    value=lambda s: s.words.of("band", s.one.verdict.business_band),
    style="center",
    width=10,
)
ATTAINMENT = ScoreColumn(
    key="attainment",
    group=SALES,
    header=say("Revenue against target"),
    template='IF(OR(ttm="",N(m_target)<=0),"",ROUND(ttm/m_target,10))',
    value=_verdict("attainment"),
    style="share",
    width=11,
)
