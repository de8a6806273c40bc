"""The backtest: what the business part, health and the alerts said before accounts left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import fmean
from typing import TYPE_CHECKING

from kamxl.domain.backtest import AlertProof, Auc, Backtest, BandProof, PastQuarter
from kamxl.domain.health import Band
from kamxl.domain.message import Message, say
from kamxl.history.curve import auc
from kamxl.history.past import Then, judged_then
from kamxl.rules.alerts import ALERTS

if TYPE_CHECKING:
    from kamxl.domain.quarter import Quarter
    from kamxl.domain.review import Review
    from kamxl.settings import Settings
    from kamxl.sheets.book import Book

LEAVERS_NEEDED = 20
ACCOUNTS_NEEDED = 20
MOST_QUARTERS = 12


def backtest(book: Book, review: Review, settings: Settings) -> Backtest:
    """Judge up to 12 past quarters as they were known then, and compare with the quarter after each.

    Args:
        book: The team's book.
        review: Its review of today, for what each account bought by quarter.
        settings: Today's settings.
    """
    quarters = _quarters(review)
    revenue: list[Mapping[Quarter, float]] = [one.revenue.quarters for one in review.accounts]
    judged = judged_then(book, quarters, settings, revenue)
    past = [
        _quarter(quarter, [one for one in then if one.active])
        for quarter, then in zip(quarters, judged, strict=True)
    ][:-1]
    known = [one for then in judged[:-1] for one in then if one.active]
    bands = [_band(band, known) for band in Band]
    leavings = sum(one.bought and one.left for one in known)
    rates = _leaving_rates(bands) if leavings >= LEAVERS_NEEDED else {}
    overall = Auc(
        business=_mean(one.auc.business for one in past),
        health=_mean(one.auc.health for one in past),
        recency=_mean(one.auc.recency for one in past),
    )
    return Backtest(
        as_of=review.as_of,
        quarters=past,
        auc=overall,
        alerts=[_alert(rule.code, judged, known) for rule in ALERTS if rule.past],
        bands=bands,
        leavers=leavings,
        enough=leavings >= LEAVERS_NEEDED,
        conclusion=_conclusion(past, overall, bands, leavings),
        leaving_rates=rates,
        advice=_advice(rates, settings),
    )


def _quarters(review: Review) -> list[Quarter]:
    """Return the quarters that are judged: the completed ones with sales, at most twelve and the newest."""
    with_sales = sorted(review.revenue_by_quarter)
    return [one for one in with_sales if one <= review.quarter][-MOST_QUARTERS - 1 :]


def _quarter(quarter: Quarter, active: Sequence[Then]) -> PastQuarter:
    compared = [one for one in active if one.business is not None and one.silence is not None]
    return PastQuarter(
        quarter=quarter,
        accounts=len(active),
        left=sum(one.left for one in active),
        auc=Auc(
            business=_auc(compared, lambda one: one.business),
            health=_auc(active, lambda one: one.health),
            recency=_auc(compared, lambda one: None if one.silence is None else -one.silence),
        ),
    )


def _auc(accounts: Iterable[Then], number: Callable[[Then], float | None]) -> float | None:
    groups: dict[bool, list[float]] = {True: [], False: []}
    for one in accounts:
        value = number(one)
        if value is not None:
            groups[one.left].append(value)
    return auc(groups[True], groups[False])


def _band(band: Band, known: Sequence[Then]) -> BandProof:
    inside = [one for one in known if one.band is band]
    return BandProof(band=band, accounts=len(inside), left=sum(one.left for one in inside))


def _alert(rule: str, judged: Sequence[Sequence[Then]], known: Sequence[Then]) -> AlertProof:
    fired = [one for one in known if rule in one.alerts]
    base = {bought: _base(known, bought=bought) for bought in (True, False)}
    in_time: list[int] = []
    late = leavings = 0
    for place, then in enumerate(judged[:-1]):
        for account, one in enumerate(then):
            if not (one.bought and one.left):
                continue
            leavings += 1
            if rule in one.alerts:
                in_time.append(_on_since(rule, judged, place, account))
            elif rule in judged[place + 1][account].alerts:
                late += 1
    return AlertProof(
        rule=rule,
        fired=len(fired),
        precision=_share(sum(one.left for one in fired), len(fired)),
        base=_mean(base[one.bought] for one in fired or known),
        recall=_share(len(in_time), leavings),
        lead_quarters=_mean(map(float, in_time)),
        late_share=_share(late, leavings),
    )


def _base(known: Sequence[Then], *, bought: bool) -> float | None:
    """Return how many bought nothing next among the accounts that did (or did not) buy in the quarter."""
    alike = [one for one in known if one.bought is bought]
    return _share(sum(one.left for one in alike), len(alike))


def _on_since(rule: str, judged: Sequence[Sequence[Then]], place: int, account: int) -> int:
    """Count the quarters running, up to this one, in which the account had the alert."""
    quarters = 0
    while place >= 0 and rule in judged[place][account].alerts:
        quarters, place = quarters + 1, place - 1
    return quarters


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return fmean(known) if known else None


def _conclusion(
    past: Sequence[PastQuarter], overall: Auc, bands: Sequence[BandProof], leavers: int
) -> Message:
    if leavers < LEAVERS_NEEDED or overall.business is None or overall.recency is None:
        return say(
            "Too small to conclude: leavings on record (bought in a quarter, nothing in the next): "
            "{leavers}; needed: {needed}.",
            leavers=leavers,
            needed=LEAVERS_NEEDED,
        )
    rates = {one.band: one.rate for one in bands}
    return say(
        "Over {quarters} past quarters, the business part told who would buy nothing next in {auc:.0%} of "
        "pairs (time since the last purchase: {recency:.0%}; chance: 50%). Bought nothing in the next "
        "quarter: {at_risk} of accounts at risk, {watch} to watch, {healthy} of healthy ones.",
        quarters=len(past),
        auc=overall.business,
        recency=overall.recency,
        **{band.value: _percent(rates[band]) for band in Band},
    )


def _leaving_rates(bands: Sequence[BandProof]) -> dict[str, float]:
    """Return the rates of the bands with accounts enough, by setting, as they are typed into a cell."""
    return {
        f"leaving_{one.band.value}": round(one.rate, 2)
        for one in bands
        if one.rate is not None and one.accounts >= ACCOUNTS_NEEDED
    }


def _advice(rates: Mapping[str, float], settings: Settings) -> Message | None:
    values = settings.values()
    others = {name: rate for name, rate in rates.items() if rate != values[name]}
    if not others:
        return None
    return say(
        "Revenue at risk is reckoned with the leaving rates on KAM Settings. To use those of this book's own "
        "past, write there: {rates}.",
        rates=tuple(f"{name} = {rate:g}" for name, rate in others.items()),
    )


def _percent(share: float | None) -> str:
    return "—" if share is None else f"{share:.0%}"
