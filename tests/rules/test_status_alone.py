"""The status from its parts is the status of the review, for invented accounts of every kind."""

from collections import Counter

from made_up import made_up

from kamxl.domain.alert import Light, Urgency
from kamxl.domain.health import ComponentName
from kamxl.domain.review import AccountReview
from kamxl.domain.verdict import AccountStatus
from kamxl.rules.status import status_alone
from kamxl.settings import Settings

SETTINGS = Settings()


def alone(one: AccountReview) -> AccountStatus:
    facts, urgencies = one.facts, [alert.urgency for alert in one.alerts]
    met = (ComponentName.CONTACT, ComponentName.SATISFACTION)
    return status_alone(
        one.noticed.light if facts.light_known else None,
        urgencies.count(Urgency.URGENT),
        urgencies.count(Urgency.ATTENTION) + bool(facts.contact_overdue),
        one.verdict.attainment,
        one.verdict.business,
        SETTINGS,
        met=any(one.health.points(name) is not None for name in met),
    )


def test_the_parts_give_the_status_of_the_review() -> None:
    seen: Counter[AccountStatus] = Counter()
    for seed in range(6):
        for one in made_up(seed, 80).review(SETTINGS).accounts:
            assert alone(one) is one.verdict.status, one.facts
            seen[one.verdict.status] += 1
    assert set(seen) == set(AccountStatus)


def test_a_light_says_the_same_as_its_alert() -> None:
    well = (0, 0, 1.0, 80.0, SETTINGS)
    assert status_alone(Light.RED, *well) is AccountStatus.ACT_NOW
    assert status_alone(Light.YELLOW, *well) is AccountStatus.WATCH
    assert status_alone(Light.GREEN, *well) is AccountStatus.ON_TRACK
    assert status_alone(None, *well) is AccountStatus.NOT_ASSESSED
