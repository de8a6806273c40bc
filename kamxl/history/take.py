"""A snapshot of a judged book: what is written down of every account."""

from collections.abc import Iterable
from hashlib import sha256

from kamxl.domain.quarter import Quarter
from kamxl.domain.review import AccountReview, Review
from kamxl.domain.snapshot import ComponentThen, Snapshot, Taken
from kamxl.settings import Settings
from kamxl.version import __version__

DEFAULTS = "defaults"
_LENGTH = 12


def snapshot(review: Review, settings: Settings, run: int) -> Taken:
    """Write down what is judged of every account.

    Args:
        review: The judged book.
        settings: What it was judged with.
        run: Which snapshot of its quarter this is, from 1.
    """
    quarter, print_ = plain(review.quarter), fingerprint(settings)
    rows = {one.facts.account.id: _row(one, review, (quarter, run, print_)) for one in review.accounts}
    return Taken(quarter=quarter, day=review.as_of, run=run, rows=rows)


def _row(one: AccountReview, review: Review, which: tuple[Quarter, int, str]) -> Snapshot:
    account, health = one.facts.account, one.health
    return Snapshot(
        quarter=which[0],
        day=review.as_of,
        run=which[1],
        version=__version__,
        settings=which[2],
        account_id=account.id,
        account_name=account.name,
        raw=one.placement.raw,
        held=one.placement.held,
        contribution=one.placement.contribution,
        importance=one.placement.importance,
        score=health.score,
        components=tuple(
            ComponentThen(name=part.name, points=part.points, weight=part.weight)
            for part in health.components
        ),
        coverage=health.coverage,
        light=one.noticed.light if one.light_seen else None,
        status=one.verdict.status,
        alerts=tuple(dict.fromkeys(alert.rule for alert in one.alerts)),
        ttm=one.facts.ttm,
        credit=one.facts.credit,
    )


def fingerprint(settings: Settings) -> str:
    """Return a short text that is the same for the same settings; `defaults` where none is changed."""
    changed = sorted(f"{one.name}={value!r}" for one, value in settings.changed())
    return sha256("\n".join(changed).encode()).hexdigest()[:_LENGTH] if changed else DEFAULTS


def plain(quarter: Quarter) -> Quarter:
    """Return a quarter by its name alone, as KAM History has it."""
    return Quarter(quarter.year, quarter.number)


def runs_of(snapshots: Iterable[Snapshot], quarter: Quarter) -> int:
    """Return the number of the last run of a quarter; 0 when it has no snapshot."""
    return max((one.run for one in snapshots if one.quarter == plain(quarter)), default=0)
