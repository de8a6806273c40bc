"""How each account manager's accounts stand together.

Source: kamxl, of standard definitions.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import fsum

from kamxl.domain.dealings import Tally
from kamxl.domain.facts import Facts
from kamxl.domain.owner import OwnerStanding
from kamxl.domain.review import AccountReview
from kamxl.rules.alerts.kind import known
from kamxl.rules.churn import gone_lines
from kamxl.rules.retention import retention

PROMOTER, DETRACTOR = 9, 6
"""Answers of 9 and 10 are promoters', up to 6 detractors' (Net Promoter Score, standard definition)."""


def by_owner(accounts: Sequence[AccountReview]) -> tuple[OwnerStanding, ...]:
    """Put the accounts of each manager together, the most revenue first; those without a manager last."""
    found: dict[str | None, list[AccountReview]] = {}
    for one in accounts:
        found.setdefault(one.facts.account.owner, []).append(one)
    rows = [together(own, name) for name, own in found.items()]
    return tuple(sorted(rows, key=lambda row: (row.name is None, -(row.ttm or 0.0), row.name or "")))


def together(accounts: Sequence[AccountReview], name: str | None = None) -> OwnerStanding:
    """Say how accounts stand together: those of one manager, or of the whole book."""
    everyone = [one.facts for one in accounts]
    aimed = [facts for facts in everyone if facts.target is not None and facts.target > 0]
    judged = [facts for facts in aimed if facts.ttm is not None]
    scores = known(one.health.score for one in accounts)
    answers = [facts.recommendation.score for facts in everyone if facts.recommendation]
    has_lines = any(line.name for facts in everyone for line in facts.lines)
    return OwnerStanding(
        name=name,
        accounts=len(accounts),
        tiers=Counter(one.placement.held for one in accounts),
        statuses=Counter(one.verdict.status for one in accounts),
        ttm=_sum(facts.ttm for facts in everyone),
        at_risk=_sum(one.verdict.at_risk for one in accounts),
        target=_sum(facts.target for facts in aimed),
        attainment=_share(_sum(facts.ttm for facts in judged), _sum(facts.target for facts in judged)),
        nrr=retention(everyone).nrr,
        health=fsum(scores) / len(scores) if scores else None,
        scored=len(scores),
        contacts=_tally(_contacts(facts) for facts in everyone),
        promises=_tally(facts.promises_kept for facts in everyone),
        renewals=_tally(facts.contracts_renewed for facts in everyone),
        nps=_nps(answers),
        answers=len(answers),
        new_lines=sum(len(_named_new(facts)) for facts in everyone) if has_lines else None,
        lost_lines=sum(len(_named_gone(facts)) for facts in everyone) if has_lines else None,
    )


def _sum(amounts: Iterable[float | None]) -> float | None:
    found = known(amounts)
    return fsum(found) if found else None


def _share(part: float | None, whole: float | None) -> float | None:
    return None if part is None or whole is None else part / whole


def _contacts(facts: Facts) -> Tally | None:
    return Tally(due=facts.cadence.required, kept=facts.cadence.kept) if facts.cadence else None


def _tally(tallies: Iterable[Tally | None]) -> Tally | None:
    found = [one for one in tallies if one is not None]
    if not found:
        return None
    return Tally(due=sum(one.due for one in found), kept=sum(one.kept for one in found))


def _nps(answers: Sequence[float]) -> float | None:
    if not answers:
        return None
    return 100.0 * sum((one >= PROMOTER) - (one <= DETRACTOR) for one in answers) / len(answers)


def _named_gone(facts: Facts) -> list[str]:
    return [line.name for line in gone_lines(facts.lines) if line.name]


def _named_new(facts: Facts) -> list[str]:
    return [line.name for line in facts.lines if line.name and line.now > 0 and line.before <= 0]
