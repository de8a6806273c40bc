"""The columns of KAM Measures, each declared once: facts by account, without judgement."""

from collections.abc import Callable
from types import MappingProxyType

from kamxl.domain.facts import Facts, SignalKind
from kamxl.domain.review import Standing
from kamxl.locale import N_
from kamxl.reports.kam_sheets import measured
from kamxl.reports.kam_sheets.measure import Kind, Measure
from kamxl.reports.kam_sheets.subject import Subject
from kamxl.reports.kam_sheets.value import Value
from kamxl.rules.alerts import ALERTS, AlertMeasure

TEXT = Kind(unit=N_("text"), style="text", width=13)
WORD = Kind(unit=N_("word"), style="center", width=12)
DATE = Kind(unit=N_("date"), style="date", width=12)
MONEY = Kind(unit=N_("currency"), style="money", width=14)
SHARE = Kind(unit=N_("share"), style="share", width=12)
SCORE = Kind(unit=N_("1 to 5"), style="points", width=12)
POINTS = Kind(unit=N_("points"), style="points", width=11)
COUNT = Kind(unit=N_("count"), style="integer", width=11)
YES = Kind(unit=N_("yes or no"), style="center", width=11)
_UNITS = MappingProxyType(
    {
        "money": MONEY,
        "points": POINTS,
        "count": COUNT,
        "yes": YES,
        "days": Kind(unit=N_("days"), style="integer", width=11),
        "hours": Kind(unit=N_("hours"), style="points", width=11),
        "percent": Kind(unit="%", style="points", width=11),
    }
)
"""Columns of the measures that alerts declare for their formulas, by unit."""

_ACCOUNT = N_("Account")
_MATRIX = N_("Value matrix")
_REVENUE = N_("Revenue")
_NOW = N_("Today")
_BEFORE = N_("One quarter before")
_WARNING = N_("Early warning")


def _fact(key: str, group: str, header: str, kind: Kind, value: Callable[[Facts], Value]) -> Measure:
    return Measure(key=key, group=group, header=header, kind=kind, values=lambda s: (value(s.one.facts),))


def _standing(key: str, group: str, header: str, kind: Kind, value: Callable[[Standing], Value]) -> Measure:
    return Measure(key=key, group=group, header=header, kind=kind, values=lambda s: (value(s.one.standing),))


def _label(
    key: str, group: str, header: str, vocabulary: str, code: Callable[[Subject], str | None]
) -> Measure:
    return Measure(
        key=key,
        group=group,
        header=header,
        kind=WORD,
        values=lambda s: (s.words.of(vocabulary, code(s)),),
    )


def _of_alert(one: AlertMeasure) -> Measure:
    """Declare the column of a fact that only the formula of an alert reads."""
    return Measure(
        key=one.key,
        group=_WARNING,
        header=one.header,
        kind=_UNITS[one.unit],
        values=lambda s: (one.value(s.one.facts, s.settings),),
    )


def _looked_at(group: str, suffix: str, facts: Callable[[Subject], Facts]) -> tuple[Measure, ...]:
    """Declare what is looked at twice: today, and one quarter before."""

    def column(key: str, header: str, kind: Kind, value: Callable[[Facts], Value]) -> Measure:
        return Measure(
            key=key + suffix, group=group, header=header, kind=kind, values=lambda s: (value(facts(s)),)
        )

    def signal(key: str, header: str, kind: SignalKind) -> Measure:
        return column(key, header, YES, lambda f: measured.has(f, kind))

    return (
        column(
            "contact_required",
            N_("Contacts required"),
            COUNT,
            lambda f: f.cadence.required if f.cadence else None,
        ),
        column("contact_kept", N_("Contacts kept"), COUNT, lambda f: f.cadence.kept if f.cadence else None),
        column("satisfaction", N_("Satisfaction"), POINTS, lambda f: f.satisfaction),
        column("answers", N_("Answers"), COUNT, lambda f: f.answers),
        column("lines_active", N_("Lines bought"), COUNT, lambda f: f.lines_active),
        column("lines_relevant", N_("Lines relevant"), COUNT, lambda f: f.lines_relevant),
        signal("dm_left", N_("Decision maker left"), SignalKind.DECISION_MAKER_LEFT),
        signal("budget_frozen", N_("Budget frozen"), SignalKind.BUDGET_FROZEN),
        signal("competitor", N_("Competitor entered"), SignalKind.COMPETITOR_ENTERED),
        _label(
            f"renewal_intent{suffix}",
            group,
            N_("Renewal intent"),
            "intent",
            lambda s: measured.intent(facts(s)),
        ),
        column("late_deliveries", N_("Late deliveries"), COUNT, measured.late_deliveries),
        _label(
            f"stated{suffix}", group, N_("The team's own light"), "light", lambda s: measured.stated(facts(s))
        ),
    )


MEASURES: tuple[Measure, ...] = (
    _fact("account", _ACCOUNT, N_("Account ID"), TEXT, lambda f: f.account.id),
    _fact(
        "name",
        _ACCOUNT,
        N_("Account name"),
        Kind(unit=N_("text"), style="text", width=28),
        lambda f: f.account.name,
    ),
    _fact("owner", _ACCOUNT, N_("Account manager"), TEXT, lambda f: f.account.owner),
    _fact("first_purchase", _ACCOUNT, N_("First purchase"), DATE, lambda f: f.first_purchase),
    _fact("last_purchase", _ACCOUNT, N_("Last purchase"), DATE, lambda f: f.last_purchase),
    _fact("file_filled", _ACCOUNT, N_("Customer file filled"), SHARE, measured.file_filled),
    _standing("contribution", _MATRIX, N_("Contribution"), MONEY, lambda s: s.contribution),
    _standing(
        "rank",
        _MATRIX,
        N_("Rank of contribution, 1 = smallest"),
        Kind(unit=N_("count"), style="points", width=13),
        lambda s: s.rank,
    ),
    _standing(
        "share_before", _MATRIX, N_("Contribution of larger accounts"), SHARE, lambda s: s.share_before
    ),
    _fact("fit", _MATRIX, N_("Strategic fit"), SCORE, lambda f: f.fit),
    _fact("potential", _MATRIX, N_("Growth potential"), SCORE, lambda f: f.potential),
    _fact(
        "complementarity",
        _MATRIX,
        N_("Complementarity of resources"),
        Kind(unit=N_("1 to 5"), style="points", width=15),
        lambda f: f.complementarity,
    ),
    _fact("importance_given", _MATRIX, N_("Importance as given"), POINTS, lambda f: f.importance_given),
    _label("previous_tier", _MATRIX, N_("Tier held before"), "tier", lambda s: s.one.facts.previous_tier),
    _label(
        "previous_raw_tier",
        _MATRIX,
        N_("Tier of the numbers before"),
        "tier",
        lambda s: s.one.facts.previous_raw_tier,
    ),
    Measure(
        key="quarters",
        group=N_("Revenue by completed quarter"),
        header=N_("Quarters"),
        kind=MONEY,
        values=lambda s: measured.padded(s.one.facts.quarters, measured.QUARTERS),
        size=measured.QUARTERS,
        labels=measured.quarter_labels,
        windows={"quarters_now": (2, 9), "quarters_before": (1, 8)},
    ),
    Measure(
        key="months",
        group=N_("Revenue by completed month"),
        header=N_("Months"),
        kind=MONEY,
        values=measured.months,
        size=measured.MONTHS,
        labels=measured.month_labels,
        windows={"months_now": (4, 15), "months_before": (1, 12)},
    ),
    Measure(
        key="adjusted",
        group=N_("Seasonally adjusted revenue"),
        header=N_("Seasonally adjusted quarters"),
        kind=MONEY,
        values=lambda s: measured.padded(s.one.facts.adjusted, measured.LAST_QUARTERS),
        size=measured.LAST_QUARTERS,
        labels=measured.last_quarters,
    ),
    _fact("monthly", _REVENUE, N_("Months are known"), YES, lambda f: f.months is not None),
    _fact("ttm", _REVENUE, N_("Last four quarters"), MONEY, lambda f: f.ttm),
    _standing("ttm_before", _REVENUE, N_("Revenue of larger accounts"), SHARE, lambda s: s.ttm_share_before),
    _fact(
        "largest_quarter",
        _REVENUE,
        N_("Largest quarter ever"),
        MONEY,
        lambda f: max(f.quarters, default=None),
    ),
    _fact(
        "returns_before",
        _REVENUE,
        N_("Returns before the first purchase, last four quarters"),
        MONEY,
        lambda f: f.returns_before,
    ),
    _fact("target", _REVENUE, N_("Target of the last four quarters"), MONEY, lambda f: f.target),
    _fact("qtd", _REVENUE, N_("Running quarter so far"), MONEY, lambda f: f.qtd),
    *_looked_at(_NOW, "", lambda s: s.one.facts),
    *_looked_at(_BEFORE, "_before", lambda s: s.one.before),
    Measure(
        key="order_days",
        group=N_("Order days by quarter"),
        header=N_("Order days"),
        kind=COUNT,
        values=lambda s: measured.padded(s.one.facts.order_days, measured.LAST_QUARTERS),
        size=measured.LAST_QUARTERS,
        labels=measured.last_quarters,
    ),
    _fact("same_every_year", _WARNING, N_("Season explains fewer order days"), YES, measured.same_every_year),
    Measure(
        key="overdue_lines",
        group=_WARNING,
        header=N_("Lines overdue"),
        kind=COUNT,
        values=lambda s: (measured.overdue_lines(s),),
    ),
    _fact("light_known", _WARNING, N_("Risks could be seen"), YES, lambda f: f.light_known),
    _fact("contact_overdue", _WARNING, N_("Contact overdue"), YES, lambda f: f.contact_overdue),
    _fact("lines_bought", _WARNING, N_("Lines bought before"), COUNT, measured.lines_bought),
    _fact("lines_gone", _WARNING, N_("Of these no longer bought"), COUNT, measured.lines_gone),
    _fact("lines_still", _WARNING, N_("Lines bought now"), COUNT, measured.lines_still),
    *(_of_alert(one) for rule in ALERTS for one in rule.measures),
)
