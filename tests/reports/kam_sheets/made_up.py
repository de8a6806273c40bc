"""Invented books: facts of many accounts, by seed, with everything that is unusual in a real book."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from kamxl.domain.account import Account
from kamxl.domain.dates import one_quarter_before
from kamxl.domain.facts import CadenceFacts, Facts, LineFacts, Signal, SignalKind
from kamxl.domain.review import Review
from kamxl.domain.tier import Tier
from kamxl.rules.review import review
from kamxl.settings import Settings
from kamxl.sheets.book import Book

AS_OF = date(2026, 9, 30)
NO_BOOK = Book(files=(), language="en", accounts=(), tables={})
"""A book of which nothing but its facts is known."""

_TIERS = (None, None, *(tier.value for tier in Tier))


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUp:
    """Facts of a book today and one quarter before."""

    now: tuple[Facts, ...]
    before: tuple[Facts, ...]

    def review(self, settings: Settings | None = None) -> Review:
        """Judge the book."""
        return review(self.now, self.before, AS_OF, settings or Settings(), currency="CNY")


def named(book: MadeUp, **accounts: str) -> MadeUp:
    """Give the first accounts of a book other ids and names."""

    def renamed(facts: Sequence[Facts]) -> tuple[Facts, ...]:
        new = [Account(id=key, name=name) for key, name in accounts.items()]
        return tuple(replace(one, account=account) for one, account in zip(facts, new, strict=False)) + tuple(
            facts[len(new) :]
        )

    return MadeUp(now=renamed(book.now), before=renamed(book.before))


def made_up(seed: int, accounts: int, *, months: bool = True, amounts: Sequence[float] = ()) -> MadeUp:
    """Invent a book.

    Args:
        seed: The same seed gives the same book.
        accounts: How many accounts.
        months: Whether months and order days are known, or quarters only.
        amounts: The monthly amounts that occur, for books with many ties; empty for any amount.
    """
    dice = Random(seed)  # noqa: S311 - a seeded dice
    pairs = [_account(dice, number, months=months, amounts=amounts) for number in range(accounts)]
    return MadeUp(
        now=tuple(_status(now, Random(f"{seed} {place}")) for place, (now, _) in enumerate(pairs)),  # noqa: S311 - seeded
        before=tuple(before for _, before in pairs),
    )


def _status(facts: Facts, dice: Random) -> Facts:
    """Add what only the account status looks at."""
    cadence = facts.cadence
    if cadence is not None:
        due = dice.choice((None, AS_OF, AS_OF - timedelta(days=1), AS_OF + timedelta(days=9)))
        cadence = replace(cadence, next_due=due)
    target = None if facts.ttm is None else abs(facts.ttm) / dice.choice((0.8, 0.9, 1.0, 1.3))
    return replace(
        facts,
        cadence=cadence,
        target=dice.choice((None, 0.0, target, target)),
        light_known=dice.random() < 0.8,
        earlier=dice.choice(((), (), (-250.0, 0.0))),
    )


def _account(dice: Random, number: int, *, months: bool, amounts: Sequence[float]) -> tuple[Facts, Facts]:
    account = Account(
        id=f"{number:04d}" if number % 7 else f"客户-{number}",
        name=f"Account & <Sons> {number}",
        owner=dice.choice((None, "王芳", "Li Wei")),
    )
    monthly = _months(dice, amounts)
    quarters = tuple(sum(monthly[at : at + 3]) for at in range(0, len(monthly), 3))
    days = tuple(dice.choice((0, 3, 4, 5, 8, 12)) for _ in quarters)
    shared = Facts(
        account=account,
        as_of=AS_OF,
        first_purchase=date(2023, 1, 5) if quarters else None,
        last_purchase=AS_OF - timedelta(days=dice.randrange(400)) if quarters else None,
        quarters=quarters,
        months=tuple(monthly[-12:]) if months else None,
        order_days=days if months else None,
        adjusted=_adjusted(dice, quarters) if len(quarters) >= 12 else None,
        qtd=dice.choice((None, 0.0, 125_000.5)),
        gross_profit_ttm=None,
        fit=_score(dice),
        potential=_score(dice),
        complementarity=_score(dice),
        importance_given=dice.choice((None, None, 60.0, 35.5)),
        previous_tier=dice.choice(_TIERS),
        previous_raw_tier=dice.choice(_TIERS),
        lines=tuple(_line(dice, place) for place in range(dice.randrange(4))),
    )
    now = _looked_at(dice, shared)
    earlier = one_quarter_before(AS_OF)
    then = replace(
        shared,
        as_of=earlier,
        quarters=quarters[:-1],
        months=tuple(monthly[:-3][-12:]) if months else None,
        order_days=days[:-1] if months else None,
        adjusted=None,
    )
    return now, _looked_at(dice, then)


def _months(dice: Random, amounts: Sequence[float]) -> list[float]:
    """Return whole quarters of months: none, short, long; steady, patchy, ended, with returns."""
    length = 3 * dice.choice((0, 1, 2, 3, 5, 6, 8, 9, 12, 16))
    kind = dice.choice(("steady", "steady", "patchy", "ended", "falling", "returns", "long ago"))
    level = 10.0 ** dice.uniform(3, 7)
    made = []
    for place in range(length):
        amount = dice.choice(amounts) if amounts else round(level * dice.uniform(0.5, 1.5), 2)
        left = length - place
        if (
            (kind == "patchy" and dice.random() < 0.5)
            or (kind == "ended" and left <= 6)
            or (kind == "long ago" and left <= 30)
        ):
            amount = 0.0
        elif kind == "falling" and left <= 6:
            amount *= 0.7 if left > 3 else 0.49
        elif kind == "returns" and dice.random() < 0.4:
            amount = -amount
        made.append(amount)
    return made


def _adjusted(dice: Random, quarters: Sequence[float]) -> tuple[float, ...]:
    return tuple(amount * dice.uniform(0.7, 1.2) for amount in quarters)


def _score(dice: Random) -> float | None:
    return dice.choice((None, 1.0, 2.0, 3.0, 3.4, 4.0, 4.0, 5.0))


def _line(dice: Random, place: int) -> LineFacts:
    return LineFacts(
        name=f"Line {place}",
        ttm=1.0,
        before=dice.choice((0.0, 10.0, 20.0, -5.0)),
        now=dice.choice((0.0, 0.0, 10.0, -5.0)),
        order_days=dice.choice((0, 4, 5, 9)),
        last_order=AS_OF - timedelta(days=dice.randrange(90)),
        median_gap=dice.choice((None, 10.0, 30.0)),
        long_gap=dice.choice((None, 15.0, 45.0)),
        cell=None,
    )


def _looked_at(dice: Random, facts: Facts) -> Facts:
    """Add what is looked at today and one quarter before, different each time."""
    relevant = dice.choice((None, 0, 4, 5, 8))
    required = dice.choice((0, 4, 13))
    cadence = CadenceFacts(
        phase="settled",
        first=date(2023, 1, 5),
        assumed=dice.random() < 0.5,
        levels_recorded=dice.random() < 0.5,
        required=required,
        kept=dice.randrange(required + 1),
        last_contact=None,
        next_due=None,
    )
    return replace(
        facts,
        cadence=dice.choice((None, cadence, cadence)),
        satisfaction=dice.choice((None, 69.99, 70.0, round(dice.uniform(0, 100), 4), 90.0)),
        answers=dice.randrange(5),
        lines_relevant=relevant,
        lines_active=None if relevant is None else dice.randrange(relevant + 2),
        signals=tuple(
            Signal(kind=kind, cell="Risks!B2", text=f"=1+1 {kind}")
            for kind in SignalKind
            if dice.random() < 0.07
        ),
    )
