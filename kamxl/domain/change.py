"""What differs between two reviews of the same accounts."""

from dataclasses import dataclass

from kamxl.domain.message import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing about one account that differs: `what` is tier, band, business_band, status, light or alert.

    `before` and `after` are codes; None is unknown (for an alert: not raised). `why` says what moved it.
    """

    account_id: str
    account_name: str
    what: str
    before: str | None
    after: str | None
    why: Message
