"""Much of the book hangs on one account, or on few."""

from dataclasses import dataclass

from kamxl.domain.alert import Alert, Urgency
from kamxl.domain.message import say
from kamxl.locale import N_
from kamxl.rules.alerts.kind import AlertRule, Found, Seen, gives, raised
from kamxl.settings import Settings
from kamxl.settings.alerts import AlertThresholds
from kamxl.settings.setting import setting


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcentrationThresholds(AlertThresholds):
    """How much of the book one account may bring."""

    top_share_limit: float = setting(
        0.4,
        low=0.01,
        high=1,
        unit="share",
        source="literature",
        label="Largest share of one account",
        help="A larger share of one account is a risk.",
    )


def judge(seen: Seen) -> Found | None:
    """Raise an account whose share of the book is a risk by itself."""
    limit = seen.settings.of(ConcentrationThresholds).top_share_limit
    if seen.share is None or seen.share <= limit:
        return None
    return Found(
        urgency=Urgency.INFO,
        evidence=say(
            "{share:.0%} of the book's revenue; more than {limit:.0%} is a risk.",
            share=seen.share,
            limit=limit,
        ),
        action=say("Agree with management how this dependence is hedged."),
        money=max(seen.facts.ttm or 0.0, 0.0),
    )


def whole_book(index: float | None, band: str | None, settings: Settings) -> tuple[Alert, ...]:
    """Return the alert about the whole book: few accounts bring most of its revenue."""
    if band not in {"high", "very_high"} or not raised(CONCENTRATION.code, settings):
        return ()
    return (
        Alert(
            account_id=None,
            rule=CONCENTRATION.code,
            urgency=Urgency.INFO,
            evidence=say("Revenue is concentrated: HHI {index:,.0f}.", index=index),
            cells=(),
            since=None,
            action=say("Grow the accounts below the largest ones."),
            owner=None,
        ),
    )


CONCENTRATION = AlertRule(
    code="concentration",
    label=N_("Concentration"),
    help=N_("One account brings more than {top_share_limit:.0%} of the book's revenue."),
    source="literature",
    judge=judge,
    thresholds=ConcentrationThresholds,
    native={Urgency.INFO: "AND(ISNUMBER(share),N(share)>top_share_limit)"},
    tells_of_others=True,
    past=False,
    examples=(
        gives(None, quarters=(400.0,), beside=(600.0,)),
        gives(Urgency.INFO, quarters=(401.0,), beside=(599.0,)),
        gives(None, beside=(599.0,)),
    ),
)
