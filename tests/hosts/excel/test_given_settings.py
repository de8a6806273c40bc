"""The settings that come with a call: by their names, kept while they stay the same."""

import pytest

from kamxl.hosts.excel.given_settings import GivenSettings
from kamxl.settings import Settings


@pytest.mark.parametrize("given", [None, (), (None,)])
def test_without_any_the_defaults_count(given: tuple[object, ...] | None) -> None:
    assert GivenSettings().of(given) == Settings()


@pytest.mark.parametrize("name", ["importance_cut", "KAM_importance_cut", "kam_IMPORTANCE_cut"])
def test_a_setting_is_known_by_its_name_and_by_its_defined_name(name: str) -> None:
    given = ("Settings", "Value", name, 70.0, "KAM_sheet_settings", "Sheet", None)
    assert GivenSettings().of(given).matrix.importance_cut == 70


@pytest.mark.parametrize("value", ["high", None, "", -2146826246])
def test_a_value_that_is_blank_or_not_allowed_keeps_its_default(value: object) -> None:
    assert GivenSettings().of(("importance_cut", value)) == Settings()


def test_equal_settings_are_the_same_object_and_others_are_not() -> None:
    known = GivenSettings()
    one, other = known.of(("importance_cut", 70.0)), known.of(("importance_cut", 80.0))
    assert known.of(("importance_cut", 70.0)) is one
    assert other.matrix.importance_cut == 80


def test_those_that_were_not_asked_for_in_a_while_are_forgotten() -> None:
    known = GivenSettings()
    first = known.of(("importance_cut", 1.0))
    for cut in range(2, 20):
        known.of(("importance_cut", 1.0))
        known.of(("importance_cut", float(cut)))
    assert known.of(("importance_cut", 1.0)) is first
    assert len(known._known) == 16
