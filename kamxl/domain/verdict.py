"""The verdict on an account: one word, why, and the money at risk."""

from dataclasses import dataclass
from enum import StrEnum

from kamxl.domain.health import Band
from kamxl.domain.message import Message


class AccountStatus(StrEnum):
    """The one word at the top of an account."""

    ACT_NOW = "act_now"
    WATCH = "watch"
    ON_TRACK = "on_track"
    NOT_ASSESSED = "not_assessed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why an account has its status: the code of an alert or of another reason, and a sentence."""

    code: str
    sentence: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The status with its reasons, and what sales alone say.

    `business` is the business part of health, 0-100, from sales alone and at any coverage; `at_risk` the
    revenue of the last four quarters times the leaving rate of its band. None is unknown.
    `attainment` is that revenue as a share of its target.
    """

    business: float | None
    business_band: Band | None
    at_risk: float | None
    attainment: float | None
    status: AccountStatus
    why: tuple[Reason, ...]
