"""Which snapshot is compared with, what is taken from it, and what changed since."""

from dataclasses import replace
from datetime import date

from kamxl.domain.account import Account
from kamxl.domain.facts import Facts
from kamxl.domain.quarter import Quarter
from kamxl.domain.tier import Tier
from kamxl.history import last_before, runs_of, since, with_previous
from kamxl.history.take import fingerprint
from kamxl.rules.every_setting import settings_from
from kamxl.settings import Settings
from tests.history.made_snapshot import snapshot_of, taken

Q1, Q2, Q3 = Quarter(2026, 1), Quarter(2026, 2), Quarter(2026, 3)


def test_the_last_run_of_the_last_earlier_quarter_counts() -> None:
    rows = [
        snapshot_of(quarter=Q2, run=2, held=Tier.STRATEGIC),
        snapshot_of(quarter=Q2, run=1),
        snapshot_of(quarter=Q1, run=9),
        snapshot_of(quarter=Q3, run=1, held=Tier.STANDARD),
    ]
    last = last_before(rows, Q3)
    assert last is not None
    assert (last.quarter, last.run, last.rows["A1"].held) == (Q2, 2, Tier.STRATEGIC)
    assert last_before(rows, Q1) is None
    assert last_before((), Q3) is None


def test_the_month_in_which_a_fiscal_year_starts_does_not_matter() -> None:
    rows = [snapshot_of(quarter=Q2), snapshot_of(quarter=Q3)]
    last = last_before(rows, Quarter(2026, 3, 4))
    assert last is not None
    assert last.quarter == Q2
    assert runs_of(rows, Quarter(2026, 3, 4)) == 1
    assert runs_of(rows, Q1) == 0


def test_an_account_gets_its_own_tiers_and_grade_and_no_other() -> None:
    facts = [Facts(account=Account(id=one, name=one), as_of=date(2026, 9, 30)) for one in ("A1", "B2")]
    row = snapshot_of(raw=Tier.STANDARD, held=Tier.PROFIT, credit="AA")
    first, second = with_previous(facts, taken(row))
    assert (first.previous_tier, first.previous_raw_tier, first.previous_credit) == (
        *("profit", "standard"),
        "AA",
    )
    assert second == facts[1]
    assert with_previous(facts, None) == tuple(facts)


def test_alerts_are_new_open_or_cleared() -> None:
    then, now = snapshot_of(alerts=("drop", "light")), snapshot_of(alerts=("light", "fading"))
    one = since(taken(then), taken(now)).accounts["A1"]
    assert one.new_alerts == ("fading",)
    assert one.open_alerts == ("light",)
    assert one.cleared_alerts == ("drop",)


def test_other_settings_and_another_version_are_said_first() -> None:
    then = snapshot_of()
    assert since(taken(then), taken(then)).remarks == ()
    other = since(taken(then), taken(replace(then, settings="0123456789ab", version="2")))
    assert [str(one).split(",")[0] for one in other.remarks] == [
        "The settings differ from those of that snapshot",
        "That snapshot was made by another version of kamxl (1).",
    ]


def test_accounts_of_one_snapshot_only_are_named() -> None:
    ours, theirs = snapshot_of(), snapshot_of(account_id="B2", account_name="Beta")
    result = since(taken(theirs), taken(ours))
    assert (result.new, result.gone, dict(result.accounts)) == (("Acme",), ("Beta",), {})


def test_the_fingerprint_tells_settings_apart() -> None:
    changed = settings_from({"growth_weight": 20})[0]
    again, other = settings_from({"growth_weight": 20})[0], settings_from({"growth_weight": 21})[0]
    assert fingerprint(Settings()) == "defaults"
    assert fingerprint(changed) == fingerprint(again) != fingerprint(other)
