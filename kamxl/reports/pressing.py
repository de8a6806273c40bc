"""The alerts of a book in the order in which they press."""

from kamxl.domain.alert import Alert, Urgency
from kamxl.domain.review import AccountReview
from kamxl.reports.case import PortfolioCase

_ORDER = tuple(Urgency)


def pressing_alerts(case: PortfolioCase) -> list[tuple[AccountReview | None, Alert]]:
    """Return the alerts of the whole book, then the accounts' own, urgent ones first."""
    found = [(one, alert) for one in case.review.by_urgency() for alert in one.alerts]
    found.sort(key=lambda pair: _ORDER.index(pair[1].urgency))
    return [*((None, alert) for alert in case.review.alerts), *found]
