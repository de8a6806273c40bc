"""Who the account is and how it stands, at a glance."""

from functools import reduce

from kamxl.domain.alert import Light
from kamxl.functions.matrix import PLAYS
from kamxl.locale import N_, Translate
from kamxl.reports.case import AccountCase
from kamxl.reports.chips import band_words, light_words, tier_words
from kamxl.reports.labels import LIGHT_STYLES, STATUSES_OF_ACCOUNTS, UNKNOWN
from kamxl.reports.measure import cut
from kamxl.reports.numbers import percent
from kamxl.reports.sheet import ReportSheet, Tile

TITLE = N_("Account at a glance")

_LONGEST_NAME = 60
_LONGEST_REASON = 90
_LONGEST_VERDICT = 150


def build(sheet: ReportSheet, case: AccountCase) -> None:
    """Show the name, the status, four tiles (tier, health, light, revenue) and what the team's list says."""
    t, account = case.t, case.account.facts.account
    caption = t("Quarterly account report · {quarter} · as of {day}")
    sheet.headline(
        cut(account.name, _LONGEST_NAME),
        caption.format(quarter=case.review.quarter, day=case.review.as_of.isoformat()),
    )
    sheet.paragraph(_status(case), "strong")
    sheet.tiles((_tier(case), _health(case), _light(case), _revenue(case)))
    placement = case.account.placement
    sheet.pairs(
        (
            (t("Account number"), account.id),
            (t("ABC class by revenue"), placement.abc),
            (t("Industry"), account.industry),
            (t("Contribution percentile"), _points(placement.contribution)),
            (t("Region"), account.region),
            (t("Strategic importance"), _points(placement.importance)),
            (t("Account manager"), _since(account.owner, account.owner_since, t)),
            (t("First cooperation"), _first(case)),
        )
    )
    if len(account.name) > _LONGEST_NAME:
        sheet.pairs(((t("Full name"), account.name),), columns=1)
    if placement.reason is not None:
        sheet.paragraph(case.words(placement.reason))
    if not case.compared:
        sheet.paragraph(
            t(
                "Share, class and percentile are not shown: with fewer than three accounts with revenue "
                "they would tell what another account buys."
            )
        )


def _tier(case: AccountCase) -> Tile:
    t, tier = case.t, case.account.placement.held
    reason = case.account.placement.reason
    note = t(PLAYS[tier]) if tier else case.words(reason) if reason else ""
    return Tile(label=t("Tier"), value=tier_words(tier, t), note=note)


def _status(case: AccountCase) -> str:
    """Say the status of the account with its first reasons: as many whole sentences as two lines hold."""
    t, verdict = case.t, case.account.verdict
    status = t("{what}: {why}").format(what=t("Status"), why=t(STATUSES_OF_ACCOUNTS[verdict.status]))
    told = ""
    for reason in verdict.why:
        more = f"{told} {case.words(reason.sentence)}".strip()
        if told and len(status) + len(more) > _LONGEST_VERDICT:
            break
        told = more
    return f"{status} · {told}" if told else status


def _health(case: AccountCase) -> Tile:
    t, health = case.t, case.account.health
    if health.score is None:
        reason = case.words(health.reason) if health.reason else ""
        return Tile(label=t("Health"), value=None, note=cut(reason, _LONGEST_REASON))
    known = t("{coverage:.0%} of the score is data").format(coverage=health.coverage)
    parts = [band_words(health.band, t), *_trend(case), known]
    style = {"healthy": "tile_green", "watch": "tile_yellow", "at_risk": "tile_red"}[health.band or "watch"]
    return Tile(
        label=t("Health (0–100)"), value=health.score, note=" · ".join(parts), style=style, number="0.0"
    )


def _trend(case: AccountCase) -> list[str]:
    trend = case.account.trend
    if trend is None:
        return []
    step = case.settings.health.trend_step
    arrow = "→" if abs(trend) < step else "↑" if trend > 0 else "↓"
    return [f"{arrow} {trend:+.1f}"]


def _light(case: AccountCase) -> Tile:
    t, noticed = case.t, case.account.noticed
    told = [case.words(reason) for _, reason in noticed.reasons]
    reasons = reduce(
        lambda so_far, one: t("{so_far} {reason}").format(so_far=so_far, reason=one), told or [""]
    )
    style = "tile_value" if noticed.light is Light.NONE else f"tile_{LIGHT_STYLES[noticed.light]}"
    warned = t("Warnings of other kinds: {count}").format(count=len(case.account.alerts))
    if not case.account.light_seen:
        missing = t("No risks, contracts, contacts or surveys on record")
        return Tile(label=t("Risk light"), value=t("Not assessed"), note=missing)
    note = cut(reasons, _LONGEST_REASON) or (warned if case.account.alerts else t("Nothing noticed"))
    return Tile(label=t("Risk light"), value=light_words(noticed.light, t), note=note, style=style)


def _revenue(case: AccountCase) -> Tile:
    t, revenue = case.t, case.account.revenue
    unit = case.unit(revenue.ttm)
    yoy = UNKNOWN if revenue.yoy is None else f"{revenue.yoy:+.0%}"
    note = t("Quarter YoY {yoy}").format(yoy=yoy)
    if case.compared:
        note = t("Quarter YoY {yoy} · {share} of the book").format(yoy=yoy, share=percent(revenue.share, 1))
    return Tile(
        label=t("Revenue, last four quarters"),
        value=unit.amount(revenue.ttm),
        note=note,
        number=unit.labelled_format,
    )


def _points(value: float | None) -> str | None:
    return None if value is None else f"{value:.0f}"


def _since(owner: str | None, since: object, t: Translate) -> str | None:
    if owner is None or since is None:
        return owner
    return t("{owner}, since {day}").format(owner=owner, day=since)


def _first(case: AccountCase) -> str | None:
    given, bought = case.account.facts.account.first_coop_date, case.account.facts.first_purchase
    if given is None and bought is not None:
        return case.t("{day} (first purchase)").format(day=bought)
    return None if given is None else given.isoformat()
