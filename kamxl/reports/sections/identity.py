"""Who the account is: what the team's list says, and its place among the others."""

from kamxl.functions.matrix import PLAYS
from kamxl.locale import N_, Translate
from kamxl.reports.case import AccountCase
from kamxl.reports.chips import light_words, tier_words
from kamxl.reports.numbers import percent
from kamxl.reports.sheet import ReportSheet

TITLE = N_("Account at a glance")

_LONGEST_NAME = 60


def build(sheet: ReportSheet, case: AccountCase) -> None:
    """Show what the team's list says, and where the account stands among the others."""
    t, account = case.t, case.account.facts.account
    sheet.heading(t(TITLE))
    placement = case.account.placement
    share = percent(case.account.revenue.share, 1)
    sheet.pairs(
        (
            (t("Account number"), account.id),
            (t("Tier"), _tier(case)),
            (t("Industry"), account.industry),
            (t("ABC class by revenue"), placement.abc),
            (t("Region"), account.region),
            (t("Account manager"), _since(account.owner, account.owner_since, t)),
            (t("Contribution percentile"), _points(placement.contribution)),
            (t("First cooperation"), _first(case)),
            (t("Strategic importance"), _points(placement.importance)),
            (t("Risk light"), _light(case)),
            *([(t("Share of the book"), share)] if case.compared else []),
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


def _light(case: AccountCase) -> str:
    if not case.account.light_seen:
        return case.t("Not assessed")
    return light_words(case.account.noticed.light, case.t)


def _tier(case: AccountCase) -> str | None:
    tier = case.account.placement.held
    return None if tier is None else f"{tier_words(tier, case.t)} · {case.t(PLAYS[tier])}"


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
