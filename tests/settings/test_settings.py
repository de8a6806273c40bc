import re
from collections import Counter

import pytest

from kamxl.domain.errors import SettingError
from kamxl.rules.every_setting import all_settings, settings_from
from kamxl.settings import Settings
from kamxl.settings.health import HealthSettings

EVERY = tuple(all_settings())


def test_names_are_unique_and_never_look_like_a_cell() -> None:
    assert max(Counter(one.name for one in EVERY).values()) == 1
    assert not [one for one in EVERY if re.fullmatch(r"[A-Za-z]{1,3}\d+", one.defined_name)]


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.name)
def test_every_default_is_allowed_and_every_setting_says_what_it_does(one) -> None:
    assert one.check(one.default) == one.default
    assert one.help.endswith(".")


@pytest.mark.parametrize("one", [one for one in EVERY if one.low is not None], ids=lambda one: one.name)
def test_both_ends_of_a_range_are_allowed_and_nothing_beyond(one) -> None:
    assert one.check(one.low) == one.low
    assert one.check(one.high) == one.high
    for beyond in (one.low - 1, one.high + 1, "many", True):
        with pytest.raises(SettingError):
            one.check(beyond)


def test_a_whole_number_setting_refuses_halves() -> None:
    months = next(one for one in EVERY if one.name == "satisfaction_months")
    with pytest.raises(SettingError):
        months.check(3.5)


def test_a_value_out_of_range_keeps_the_default_and_is_named() -> None:
    settings, problems = settings_from({"importance_cut": 140}, {"importance_cut": "KAM Settings!C9"})
    assert settings.matrix.importance_cut == 60
    assert str(problems[0]) == (
        "KAM Settings!C9: Setting 'importance_cut' is 140; allowed: 0 to 100 points. "
        "The default 60.0 is used."
    )


def test_an_unknown_setting_is_named_and_ignored() -> None:
    settings, problems = settings_from({"magic": 1})
    assert settings == Settings()
    assert "'magic' is not a setting" in str(problems[0])


@pytest.mark.parametrize(("written", "value"), [("TRUE", True), ("否", False), (0, False), (True, True)])
def test_yes_and_no_are_understood(written: object, value: object) -> None:
    assert settings_from({"red_light_caps": written})[0].health.red_light_caps is value


def test_changed_settings_are_those_that_differ_from_their_defaults() -> None:
    settings, problems = settings_from({"drop_mode": "Cumulative", "importance_cut": 60})
    assert not problems
    assert [(one.name, value) for one, value in settings.changed()] == [("drop_mode", "cumulative")]


def test_a_settings_object_out_of_range_cannot_be_made() -> None:
    with pytest.raises(SettingError, match="growth_floor"):
        HealthSettings(growth_floor=0.2)
