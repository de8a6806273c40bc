"""Limits of reading: settings of their own kind, which judge no account."""

import re

import pytest

from kamxl.domain.errors import SettingError
from kamxl.rules.every_setting import all_settings, settings_from
from kamxl.settings import LIMITS, LimitSettings, Settings, limits_from


@pytest.mark.parametrize("one", LIMITS, ids=lambda one: one.name)
def test_both_ends_of_a_limit_are_allowed_and_nothing_beyond(one) -> None:
    assert one.check(one.default) == one.default
    assert (one.check(one.low), one.check(one.high)) == (one.low, one.high)
    for beyond in (one.low - 1, one.high + 1, "none", True, one.low + 0.5):
        with pytest.raises(SettingError):
            one.check(beyond)
    assert one.help.endswith(".")


def test_limits_are_no_settings_of_the_judging() -> None:
    assert not {one.name for one in LIMITS} & {one.name for one in all_settings()}
    assert settings_from({"limit_seconds": "x"}) == (Settings(), ())
    assert all(re.fullmatch(r"limit_[a-z]+", one.name) for one in LIMITS)


def test_a_limit_that_is_not_allowed_keeps_its_default_and_is_named() -> None:
    limits, problems = limits_from({"limit_memory": 1, "limit_seconds": 60, "healthy_from": 80})
    assert limits == LimitSettings(limit_seconds=60)
    assert str(problems[0]).startswith("setting limit_memory: Setting 'limit_memory' is 1; allowed: 512 to")


def test_no_limit_can_be_switched_off() -> None:
    with pytest.raises(SettingError, match="limit_unpacked"):
        LimitSettings(limit_unpacked=0)
