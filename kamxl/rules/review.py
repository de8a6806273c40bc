"""The review of a whole book: facts in, judgement out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from math import fsum

from kamxl.domain.alert import Light
from kamxl.domain.facts import Facts
from kamxl.domain.message import Message, say
from kamxl.domain.quarter import Quarter, last_completed
from kamxl.domain.revenue import Revenue
from kamxl.domain.review import AccountReview, Review, Standing
from kamxl.domain.tier import Placement
from kamxl.rules.alerts.concentration import whole_book
from kamxl.rules.concentration import hhi_band
from kamxl.rules.health import health
from kamxl.rules.judging import judge
from kamxl.rules.light import notice
from kamxl.rules.matrix import cut_method
from kamxl.rules.money import hhi, qoq, yoy
from kamxl.rules.placing import contribution_basis, placements, standings
from kamxl.rules.retention import retention
from kamxl.settings import Settings


def review(
    now: Sequence[Facts],
    before: Sequence[Facts],
    as_of: date,
    settings: Settings,
    *,
    currency: str | None = None,
    notes: Sequence[Message] = (),
) -> Review:
    """Judge every account of a book.

    Args:
        now: Facts of every account as of the date.
        before: Facts of the same accounts, in the same order, one quarter earlier.
        as_of: The date.
        settings: The team's settings.
        currency: Currency code of the book, None when it says none.
        notes: What was assumed while reading and measuring.
    """
    basis = contribution_basis(now, settings.matrix)
    standing = standings(now, basis)
    placed, cut = placements(now, standing, settings)
    earlier = [_with_scores(one, today) for one, today in zip(before, now, strict=True)]
    placed_before, _ = placements(
        earlier, standings(earlier, contribution_basis(earlier, settings.matrix)), settings
    )
    quarter = last_completed(as_of, settings.calendar.fiscal_year_start_month)
    accounts = tuple(
        _judge((facts, earlier), (place, place_before), stands, quarter, settings)
        for facts, earlier, place, place_before, stands in zip(
            now, before, placed, placed_before, standing, strict=True
        )
    )
    retained = retention(now)
    with_contribution = sum(one.contribution is not None for one in standing)
    method = cut_method(with_contribution, settings.matrix)
    index = hhi([facts.ttm or 0.0 for facts in now])
    band = None if index is None else hhi_band(index, settings.alerts)
    return Review(
        as_of=as_of,
        quarter=quarter,
        running=quarter.plus(1),
        accounts=accounts,
        contribution_basis=basis,
        cut_method=method,
        contribution_cut=cut,
        currency=currency,
        revenue_ttm=fsum(facts.ttm or 0.0 for facts in now),
        nrr=retained.nrr,
        grr=retained.grr,
        revenue_by_quarter=_by_quarter(accounts),
        hhi=index,
        hhi_band=band,
        alerts=whole_book(index, band, settings),
        notes=(*notes, *_cut_note(method, with_contribution, settings)),
    )


def _with_scores(before: Facts, now: Facts) -> Facts:
    """Carry importance scores back where none were given by then: who moved is judged by what is known."""
    scores = (before.fit, before.potential, before.complementarity, before.importance_given)
    if any(score is not None for score in scores):
        return before
    return replace(
        before,
        fit=now.fit,
        potential=now.potential,
        complementarity=now.complementarity,
        importance_given=now.importance_given,
    )


def _judge(
    known: tuple[Facts, Facts],
    placed: tuple[Placement, Placement],
    standing: Standing,
    quarter: Quarter,
    settings: Settings,
) -> AccountReview:
    facts, before = known
    judged = judge(facts, quarter, settings, share=standing.ttm_share, abc=placed[0].abc)
    noticed_before = notice(before, settings.alerts)
    return AccountReview(
        facts=facts,
        before=before,
        standing=standing,
        revenue=_revenue(facts, standing, quarter),
        placement=placed[0],
        placement_before=placed[1],
        noticed=judged.noticed,
        noticed_before=noticed_before,
        health=judged.health,
        previous=health(before, settings.health, red=noticed_before.light is Light.RED),
        alerts=judged.alerts,
        verdict=judged.verdict,
    )


def _revenue(facts: Facts, standing: Standing, quarter: Quarter) -> Revenue:
    everything = facts.all_quarters
    oldest = 1 - len(everything)
    return Revenue(
        quarters={quarter.plus(oldest + place): amount for place, amount in enumerate(everything)},
        qtd=facts.qtd,
        qoq=qoq(facts.quarters),
        yoy=yoy(facts.quarters),
        ttm=facts.ttm,
        share=standing.ttm_share,
    )


def _by_quarter(accounts: Sequence[AccountReview]) -> dict[Quarter, float]:
    amounts: dict[Quarter, list[float]] = {}
    for account in accounts:
        for quarter, amount in account.revenue.quarters.items():
            amounts.setdefault(quarter, []).append(amount)
    return {quarter: fsum(sorted(of_quarter)) for quarter, of_quarter in sorted(amounts.items())}


def _cut_note(method: str, accounts: int, settings: Settings) -> tuple[Message, ...]:
    if method == settings.matrix.contribution_cut_method or not accounts:
        return ()
    return (
        say(
            "Only {accounts} accounts have a contribution, so the fixed cut of {cut:g} points is used.",
            accounts=accounts,
            cut=settings.matrix.contribution_cut_score,
        ),
    )
