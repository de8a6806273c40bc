"""The week's list: what is due with every account, by day and tier."""

from datetime import date, timedelta

from kamxl.domain.due import Due, DueKind, Week
from kamxl.domain.errors import KamxlError
from kamxl.domain.message import Message, say
from kamxl.domain.review import Review
from kamxl.domain.tier import Tier
from kamxl.rules.dues import dues_of
from kamxl.settings import Settings

_TIERS = tuple(Tier)
_KINDS = tuple(DueKind)
_NAMED = 20


def week(review: Review, settings: Settings, owner: str | None = None) -> Week:
    """List what is due from the as-of date on, for the days the settings say, and what is overdue.

    Args:
        review: The judged book.
        settings: The settings it was judged with.
        owner: Whose list: what this person answers for, and everything of the accounts he or she manages.

    Raises:
        KamxlError: Nobody is called so.
    """
    everything = (due for one in review.accounts for due in dues_of(one, settings))
    whole = Week(
        as_of=review.as_of,
        until=review.as_of + timedelta(days=settings.week.week_days),
        dues=tuple(sorted(everything, key=lambda due: _in_order(due, review.as_of))),
    )
    return whole if owner is None else _of(whole, review, owner)


def _in_order(due: Due, as_of: date) -> tuple[date, int, date, float, str, str, int, str]:
    """Put what is overdue together first, then each day; within it the first tier first."""
    late = due.day < as_of
    tier = len(_TIERS) if due.tier is None else _TIERS.index(due.tier)
    kind = _KINDS.index(due.kind)
    when = date.min if late else due.day
    return when, tier, due.day, -(due.money or 0.0), due.account, due.account_id, kind, due.name


def owners(review: Review, found: Week) -> tuple[str, ...]:
    """Return everybody who manages an account or answers for something due, in alphabetical order."""
    managers = (one.facts.account.owner for one in review.accounts)
    return tuple(sorted({name for name in (*managers, *(due.owner for due in found.dues)) if name}))


def _of(whole: Week, review: Review, owner: str) -> Week:
    wanted = owner.strip().casefold()
    everybody = owners(review, whole)
    name = next((one for one in everybody if one.strip().casefold() == wanted), None)
    if name is None:
        raise KamxlError(_nobody(owner, everybody))
    own = tuple(due for due in whole.dues if name in {due.owner, due.manager})
    return Week(as_of=whole.as_of, until=whole.until, dues=own, owner=name)


def _nobody(owner: str, everybody: tuple[str, ...]) -> Message:
    if not everybody:
        return say("'{owner}' has no list: this book names nobody who answers for an account.", owner=owner)
    named = (*everybody[:_NAMED], "…") if len(everybody) > _NAMED else everybody
    return say(
        "Nobody is called '{owner}' in this book. There are: {owners}. Nothing was written.",
        owner=owner,
        owners=named,
    )
