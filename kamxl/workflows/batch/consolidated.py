"""All books of a run as one portfolio. Nothing is merged silently, and two currencies are never added."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from itertools import accumulate
from math import fsum
from typing import TYPE_CHECKING

from kamxl.domain.message import say
from kamxl.reports.batch_rows import Appearance, SharedAccount
from kamxl.rules.concentration import hhi_band
from kamxl.rules.money import abc_class, hhi
from kamxl.rules.retention import retention
from kamxl.sheets.accounts.names import fold_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kamxl.domain.message import Message
    from kamxl.domain.quarter import Quarter
    from kamxl.domain.review import AccountReview, Review
    from kamxl.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Consolidated:
    """One review for each currency and date among the books, the largest first, and the shared accounts."""

    parts: tuple[Review, ...]
    shared: tuple[SharedAccount, ...]


def consolidate(reviews: Mapping[str, Review], settings: Settings) -> Consolidated:
    """Bring the reviews of several books together.

    Accounts are known by their key. One that several books hold with exactly the same content counts once;
    one that they hold with different content stays apart, once for each book, and both are listed.
    Tiers, scores and lights are those that each book gave.

    Args:
        reviews: The essence of each book's review, by the name of the book.
        settings: Limits of concentration and of the ABC classes.
    """
    seen: dict[str, list[Appearance]] = defaultdict(list)
    for book, review in sorted(reviews.items()):
        for account in review.accounts:
            appearance = Appearance(book=book, currency=review.currency, as_of=review.as_of, account=account)
            seen[fold_id(account.facts.account.id)].append(appearance)
    shared = tuple(
        SharedAccount(key=key, appearances=tuple(places), same=_same(places))
        for key, places in sorted(seen.items())
        if len(places) > 1
    )
    kept = [one for key, places in seen.items() for one in (places[:1] if _same(places) else places)]
    in_conflict = {one.key for one in shared if not one.same}
    groups: dict[tuple[object, ...], list[Appearance]] = defaultdict(list)
    for one in sorted(kept, key=lambda one: one.book):
        review = reviews[one.book]
        groups[one.currency, one.as_of, review.quarter].append(one)
    parts = [
        _part(group, reviews[group[0].book], in_conflict, settings, len({one.book for one in group}))
        for group in groups.values()
    ]
    parts.sort(key=lambda part: (-len(part.accounts), part.currency or "", part.as_of, part.quarter))
    return Consolidated(parts=tuple(parts), shared=shared)


def _same(places: Sequence[Appearance]) -> bool:
    return len({_content(one) for one in places}) == 1


def _content(one: Appearance) -> tuple[object, ...]:
    account = one.account
    return (
        one.currency,
        one.as_of,
        account.facts.account.name,
        account.facts.account.owner,
        account.facts.quarters,
        account.facts.qtd,
        account.placement.held,
        account.health.score,
        account.noticed.light,
    )


def _part(
    group: Sequence[Appearance], first: Review, in_conflict: set[str], settings: Settings, books: int
) -> Review:
    accounts = _standing([_named(one, in_conflict) for one in group], settings)
    retained = retention([one.facts for one in accounts])
    index = hhi([one.facts.ttm or 0.0 for one in accounts])
    return replace(
        first,
        accounts=accounts,
        revenue_ttm=fsum(one.facts.ttm or 0.0 for one in accounts),
        nrr=retained.nrr,
        grr=retained.grr,
        revenue_by_quarter=_by_quarter(accounts),
        hhi=index,
        hhi_band=None if index is None else hhi_band(index, settings.alerts),
        alerts=(),
        notes=_notes(group, in_conflict, books),
    )


def _named(one: Appearance, in_conflict: set[str]) -> AccountReview:
    """Name an account with its book where another book has it too, and its cells always."""
    account = one.account.facts.account
    if fold_id(account.id) in in_conflict:
        account = replace(account, name=f"{account.name} ({one.book})", short_name=None)
    alerts = tuple(
        replace(alert, cells=tuple(f"{one.book}: {cell}" for cell in alert.cells))
        for alert in one.account.alerts
    )
    return replace(one.account, facts=replace(one.account.facts, account=account), alerts=alerts)


def _standing(accounts: Sequence[AccountReview], settings: Settings) -> tuple[AccountReview, ...]:
    """Give each account its share and its ABC class among the accounts of all books."""
    total = fsum(one.facts.ttm or 0.0 for one in accounts)
    if total <= 0:
        return tuple(accounts)
    ranked = sorted(accounts, key=lambda one: -(one.facts.ttm or 0.0))
    before = [0.0, *accumulate(max(one.facts.ttm or 0.0, 0.0) / total for one in ranked)]
    held = {id(one): share for one, share in zip(ranked, before, strict=False)}
    return tuple(_with_share(one, total, held[id(one)], settings) for one in accounts)


def _with_share(one: AccountReview, total: float, before: float, settings: Settings) -> AccountReview:
    if one.facts.ttm is None:
        return one
    abc = abc_class(one.facts.ttm, before, settings.money)
    return replace(
        one,
        revenue=replace(one.revenue, share=one.facts.ttm / total),
        placement=replace(one.placement, abc=abc),
    )


def _by_quarter(accounts: Iterable[AccountReview]) -> dict[Quarter, float]:
    amounts: dict[Quarter, list[float]] = defaultdict(list)
    for account in accounts:
        for quarter, amount in account.revenue.quarters.items():
            amounts[quarter].append(amount)
    return {quarter: fsum(of_quarter) for quarter, of_quarter in sorted(amounts.items())}


def _notes(group: Sequence[Appearance], in_conflict: set[str], books: int) -> tuple[Message, ...]:
    counts = Counter(fold_id(one.account.facts.account.id) for one in group)
    doubled = sum(key in in_conflict for key in counts)
    judged = say("{books} books, each judged for itself: tiers, scores and lights are theirs.", books=books)
    if not doubled:
        return (judged,)
    return (
        judged,
        say(
            "{accounts} accounts are in several books with different content. They are not merged: each "
            "counts in every book, under the name of the book.",
            accounts=doubled,
        ),
    )
