"""The alerts of one account: each with its evidence, its cells, since when, and what to do."""

from datetime import date

from kamxl.domain.alert import Alert, AlertRule, Light, Noticed
from kamxl.domain.facts import Facts, LineFacts
from kamxl.domain.message import Message, say
from kamxl.domain.quarter import Quarter
from kamxl.rules.churn import ChurnKind, churned, counted, gone_lines
from kamxl.rules.concentration import too_large
from kamxl.rules.drop import DropKind, drop
from kamxl.rules.frequency import falling_frequency
from kamxl.rules.overdue import line_due, line_overdue
from kamxl.settings.alerts import AlertSettings

_QUARTERS_FOR_A_YEAR = 6


def warnings(
    facts: Facts, noticed: Noticed, share: float | None, quarter: Quarter, settings: AlertSettings
) -> tuple[Alert, ...]:
    """List every warning about an account, red first.

    Args:
        facts: What is known about the account.
        noticed: Its risk light.
        share: Its share of the book's TTM revenue, 0-1; None is unknown.
        quarter: The last completed quarter.
        settings: Thresholds.
    """
    found = [
        _light(facts, noticed),
        _drop(facts, quarter, settings),
        _frequency(facts, quarter, settings),
        _overdue(facts, settings),
        _churn(facts, quarter, settings),
        _concentration(facts, share, settings),
    ]
    order = (Light.RED, Light.YELLOW, Light.GREEN)
    return tuple(sorted((alert for alert in found if alert), key=lambda alert: order.index(alert.color)))


def _light(facts: Facts, noticed: Noticed) -> Alert | None:
    if noticed.light not in {Light.RED, Light.YELLOW}:
        return None
    evidence = noticed.reasons[0][1]
    for _, reason in noticed.reasons[1:]:
        evidence = say("{so_far} {reason}", so_far=evidence, reason=reason)
    action = (
        say("Call the sponsor this week and agree a rescue plan.")
        if noticed.light is Light.RED
        else say("Find out what is behind it and answer within two weeks.")
    )
    return _alert(facts, AlertRule.LIGHT, noticed.light, (evidence, action), noticed.since, noticed.cells)


def _drop(facts: Facts, quarter: Quarter, settings: AlertSettings) -> Alert | None:
    kind = drop(facts.quarters, settings, facts.adjusted)
    if kind is DropKind.STOPPED:
        zeros = next(n for n, amount in enumerate(reversed(facts.quarters)) if amount > 0)
        since = quarter.plus(1 - zeros).first_day
        evidence = say("No purchases for {quarters} quarters.", quarters=zeros)
        action = say("Ask the decision maker why purchases stopped and whether they can come back.")
        return _alert(facts, AlertRule.STOPPED, Light.RED, (evidence, action), since)
    if kind is not DropKind.DROP:
        return None
    evidence = _fall(facts.quarters, quarter, settings)
    action = say("Review the order book with the customer and agree what brings volume back.")
    return _alert(facts, AlertRule.DROP, Light.YELLOW, (evidence, action), quarter.plus(-1).first_day)


def _fall(quarters: tuple[float, ...], quarter: Quarter, settings: AlertSettings) -> Message:
    """Tell a drop by the quarters that were compared, and by the year before where it is known."""
    before, now = quarters[-2:]
    a_year_before = quarters[-6:-4] if len(quarters) >= _QUARTERS_FOR_A_YEAR else ()
    yearly = say("")
    if a_year_before and min(a_year_before) > 0:
        yearly = say(
            " Against a year before: {first:+.0%}, {second:+.0%}.",
            first=before / a_year_before[0] - 1,
            second=now / a_year_before[1] - 1,
        )
    if settings.drop_basis != "qoq" and a_year_before:
        return say(
            "Purchases fell two quarters running, {before:,.0f} and {now:,.0f} ({quarter}).{yearly}",
            before=before,
            now=now,
            quarter=quarter,
            yearly=yearly,
        )
    return say(
        "Purchases fell two quarters running: {first:,.0f}, {second:,.0f}, {third:,.0f} "
        "({from_quarter} to {to_quarter}).{yearly}",
        first=quarters[-3],
        second=before,
        third=now,
        from_quarter=quarter.plus(-2),
        to_quarter=quarter,
        yearly=yearly,
    )


def _frequency(facts: Facts, quarter: Quarter, settings: AlertSettings) -> Alert | None:
    if facts.order_days is None or not falling_frequency(facts.order_days, settings):
        return None
    first, second, third = facts.order_days[-3:]
    evidence = say(
        "Order days fell two quarters running: {first}, {second}, {third}.",
        first=first,
        second=second,
        third=third,
    )
    action = say("Ask whether orders are bundled or going elsewhere.")
    return _alert(
        facts, AlertRule.FALLING_FREQUENCY, Light.YELLOW, (evidence, action), quarter.plus(-1).first_day
    )


def _overdue(facts: Facts, settings: AlertSettings) -> Alert | None:
    late = [line for line in counted(facts.lines) if line_overdue(line, facts.as_of, settings)]
    if not late:
        return None
    due = [day for day in (line_due(line) for line in late) if day is not None]
    evidence = (
        say("Later than its own purchase rhythm: {lines}.", lines=_names(late))
        if late[0].name
        else say("Later than its own purchase rhythm.")
    )
    action = say("Call before the order is lost: confirm demand, stock and date.")
    cells = tuple(line.cell for line in late if line.cell)
    return _alert(facts, AlertRule.OVERDUE, Light.YELLOW, (evidence, action), min(due, default=None), cells)


def _churn(facts: Facts, quarter: Quarter, settings: AlertSettings) -> Alert | None:
    kind, gone = churned(facts.lines), gone_lines(facts.lines)
    if kind is ChurnKind.NONE:
        return None
    since = quarter.plus(1 - settings.churn_now_quarters).first_day
    cells = tuple(line.cell for line in gone if line.cell)
    if kind is ChurnKind.FULL:
        evidence = (
            say("Everything bought before is no longer bought: {lines}.", lines=_names(gone))
            if gone[0].name
            else say("Nothing is bought any more.")
        )
        action = say("Treat as customer churn: exit interview and win-back offer.")
        return _alert(facts, AlertRule.CHURN_FULL, Light.RED, (evidence, action), since, cells)
    evidence = say("{count} lines no longer bought: {lines}.", count=len(gone), lines=_names(gone))
    action = say("Find out who supplies these lines now and why.")
    return _alert(facts, AlertRule.CHURN_PARTIAL, Light.YELLOW, (evidence, action), since, cells)


def _concentration(facts: Facts, share: float | None, settings: AlertSettings) -> Alert | None:
    if not too_large(share, settings):
        return None
    evidence = say(
        "{share:.0%} of the book's revenue; more than {limit:.0%} is a risk.",
        share=share,
        limit=settings.top_share_limit,
    )
    action = say("Agree with management how this dependence is hedged.")
    return _alert(facts, AlertRule.CONCENTRATION, Light.YELLOW, (evidence, action), None)


def _names(lines: list[LineFacts]) -> tuple[str, ...]:
    return tuple(line.name for line in lines)


def _alert(
    facts: Facts,
    rule: AlertRule,
    color: Light,
    words: tuple[Message, Message],
    since: date | None,
    cells: tuple[str, ...] | None = None,
) -> Alert:
    last = (facts.last_purchase_cell,) if facts.last_purchase_cell else ()
    return Alert(
        account_id=facts.account.id,
        rule=rule,
        color=color,
        evidence=words[0],
        cells=last if cells is None else cells,
        since=since,
        action=words[1],
        owner=facts.account.owner,
    )
