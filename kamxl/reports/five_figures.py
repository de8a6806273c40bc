"""The five figures of an account: status, revenue against target, health, next renewal, open needs."""

from math import fsum

from kamxl.domain.verdict import AccountStatus
from kamxl.reports.blocks import Tile
from kamxl.reports.case import AccountCase
from kamxl.reports.chips import band_words
from kamxl.reports.labels import STATUSES_OF_ACCOUNTS
from kamxl.reports.measure import cut

_LONGEST = 70
_PERCENT = 100.0


def five_figures(case: AccountCase) -> tuple[Tile, ...]:
    """Return the tiles; what is not known says why. Only the status has a colour: red is *act now*."""
    return (_status(case), _revenue(case), _health(case), _renewal(case), _needs(case))


def _status(case: AccountCase) -> Tile:
    t, verdict = case.t, case.account.verdict
    count = len(verdict.why)
    note = t("{count} reasons").format(count=count) if count > 1 else t("1 reason") if count else ""
    urgent = verdict.status is AccountStatus.ACT_NOW
    return Tile(
        label=t("Account status"),
        value=t(STATUSES_OF_ACCOUNTS[verdict.status]),
        note=note,
        style="figure_act_now" if urgent else "figure",
    )


def _revenue(case: AccountCase) -> Tile:
    t, facts = case.t, case.account.facts
    unit = case.unit(facts.ttm)
    note = t("No target on record")
    if facts.target and facts.ttm is not None:
        gap = facts.ttm - facts.target
        words = t("{gap} below target ({share:.0%})") if gap < 0 else t("{gap} above target ({share:.0%})")
        note = words.format(gap=case.written(abs(gap)), share=facts.ttm / facts.target)
    return Tile(
        label=t("Revenue, 12 months"),
        value=unit.amount(facts.ttm),
        note=note,
        number=unit.labelled_format,
        style="figure",
    )


def _health(case: AccountCase) -> Tile:
    t, health = case.t, case.account.health
    if health.score is None:
        reason = case.words(health.reason) if health.reason else ""
        return Tile(label=t("Health (0–100)"), value=None, note=cut(reason, _LONGEST), style="figure")
    parts = [band_words(health.band, t)]
    if round(case.account.trend or 0.0, 1):
        parts.append(t("{change:+.1f} on last quarter").format(change=case.account.trend))
    return Tile(
        label=t("Health (0–100)"), value=health.score, note=" · ".join(parts), number="0.0", style="figure"
    )


def _renewal(case: AccountCase) -> Tile:
    t, as_of = case.t, case.review.as_of
    label = t("Next renewal")
    if case.dossier.contracts is None:
        return Tile(label=label, value=None, note=t("The book has no table of contracts."), style="figure")
    open_ = [one for one in case.account.facts.contracts if not (one.renewed or one.ended(as_of))]
    if not open_:
        return Tile(label=label, value=t("None"), note=t("No contract runs out unrenewed."), style="figure")
    first = min(open_, key=lambda one: one.end)
    days = t("in {days} days").format(days=(first.end - as_of).days)
    unit = case.unit(first.amount)
    return Tile(
        label=label,
        value=first.end.isoformat() if first.amount is None else unit.amount(first.amount),
        note=" · ".join(filter(None, (cut(first.name, 24), first.end.isoformat(), days))),
        number=unit.labelled_format,
        style="figure",
    )


def _needs(case: AccountCase) -> Tile:
    t, needs = case.t, case.dossier.needs
    label = t("Open needs")
    if needs is None:
        return Tile(label=label, value=None, note=t("The book has no table of needs."), style="figure")
    if not needs:
        return Tile(label=label, value=0, note=t("No need is open."), number="0", style="figure")
    worth = [one for one in needs if one.value is not None]
    weighted = [one for one in worth if one.probability is not None]
    count = t("{count} needs").format(count=len(needs)) if len(needs) > 1 else t("1 need")
    if not worth:
        return Tile(label=label, value=count, note=t("without a value"), style="figure")
    whole = fsum(one.value or 0.0 for one in worth)
    unit = case.unit(whole)
    note = count
    if len(weighted) == len(worth):
        by_chance = fsum((one.value or 0.0) * (one.probability or 0.0) / _PERCENT for one in weighted)
        note = t("{count}, weighted by chance {amount}").format(count=count, amount=case.written(by_chance))
    return Tile(label=label, value=unit.amount(whole), note=note, number=unit.labelled_format, style="figure")
