"""How the accounts of one account manager stand together: a row of the managers' page."""

from collections.abc import Mapping
from dataclasses import dataclass

from kamxl.domain.dealings import Tally
from kamxl.domain.tier import Tier
from kamxl.domain.verdict import AccountStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerStanding:
    """The accounts of one account manager; `name` is None for those that have none.

    `ttm` is revenue of the last four completed quarters, `at_risk` what of it is at risk, `target` what was
    aimed at for the accounts that have a target; `attainment` is their revenue, where it is known, as a share
    of it. `nrr` is net revenue retention as a share; `health` the mean of the `scored` accounts, 0-100; `nps`
    the share of promoters minus that of detractors among the newest answers, -100 to 100. `contacts`,
    `promises` and `renewals` tell how many were due and kept. `new_lines` and `lost_lines` count lines
    of products that are bought now and were not before, and the reverse. None is unknown.
    """

    name: str | None
    accounts: int
    tiers: Mapping[Tier | None, int]
    statuses: Mapping[AccountStatus, int]
    ttm: float | None
    at_risk: float | None
    target: float | None
    attainment: float | None
    nrr: float | None
    health: float | None
    scored: int
    contacts: Tally | None
    promises: Tally | None
    renewals: Tally | None
    nps: float | None
    answers: int
    new_lines: int | None
    lost_lines: int | None
