"""What changed between two reviews, and why."""

from datetime import date

from kamxl.domain.account import Account
from kamxl.domain.facts import Facts, Signal, SignalKind
from kamxl.domain.review import Review
from kamxl.rules.changes import changes
from kamxl.rules.review import review
from kamxl.settings import Settings
from kamxl.settings.health import HealthSettings

AS_OF, BEFORE = date(2026, 9, 30), date(2026, 6, 30)
KNOWN = {
    "quarters": (100.0,) * 8,
    "months": (30.0,) * 12,
    "satisfaction": 75.0,
    "lines_active": 1,
    "lines_relevant": 4,
    "light_known": True,
}


def judged(settings: Settings | None = None, name: str = "A", **known: object) -> Review:
    one = Facts(account=Account(id=name, name=f"Account {name}"), as_of=AS_OF, **(KNOWN | known))
    return review([one], [Facts(account=one.account, as_of=BEFORE)], AS_OF, settings or Settings())


def test_nothing_changes_between_a_review_and_itself() -> None:
    assert changes(judged(), judged()) == ()


def test_a_band_changes_with_the_components_that_moved_it() -> None:
    heavier = Settings(health=HealthSettings(breadth_weight=100.0))
    found = {one.what: one for one in changes(judged(), judged(heavier))}
    assert set(found) == {"band"}
    assert (found["band"].before, found["band"].after) == ("watch", "at_risk")
    assert str(found["band"].why).startswith("Health 68.5 → 49.9: Purchase stability -"), found["band"].why


def test_a_new_signal_changes_light_band_status_and_alert() -> None:
    signal = (Signal(kind=SignalKind.BUDGET_FROZEN, cell="Risks!A2"),)
    found = {one.what: (one.before, one.after) for one in changes(judged(), judged(signals=signal))}
    assert found == {
        "band": ("watch", "at_risk"),
        "light": ("none", "red"),
        "status": ("on_track", "act_now"),
        "alert": (None, "light: urgent"),
    }


def test_an_account_of_one_review_only_is_no_change() -> None:
    assert changes(judged(name="A"), judged(name="B", satisfaction=1.0)) == ()
