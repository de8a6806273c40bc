from collections.abc import Mapping
from enum import StrEnum

import pytest

from kamxl.domain.alert import Light, Urgency
from kamxl.domain.health import Band, ComponentName, Dimension
from kamxl.domain.problem import Severity
from kamxl.domain.tier import Tier
from kamxl.domain.verdict import AccountStatus
from kamxl.functions.matrix import PLAYS
from kamxl.reports import labels
from kamxl.reports.advice import FOR_LOST_POINTS, FOR_MISSING_DATA
from kamxl.rules.every_setting import all_settings
from kamxl.settings import LIMITS


@pytest.mark.parametrize(
    ("codes", "table"),
    [
        (Tier, labels.TIERS),
        (Tier, PLAYS),
        (Tier, labels.TIER_SYMBOLS),
        (Band, labels.BANDS),
        (Band, labels.BAND_SYMBOLS),
        (Light, labels.LIGHTS),
        (Light, labels.LIGHT_SYMBOLS),
        (Light, labels.LIGHT_STYLES),
        (Urgency, labels.URGENCIES),
        (Urgency, labels.URGENCY_SYMBOLS),
        (Urgency, labels.URGENCY_STYLES),
        (AccountStatus, labels.STATUSES_OF_ACCOUNTS),
        (AccountStatus, labels.ACCOUNT_STATUS_STYLES),
        (ComponentName, labels.COMPONENTS),
        (ComponentName, FOR_LOST_POINTS),
        (ComponentName, FOR_MISSING_DATA),
        (Dimension, labels.DIMENSIONS),
        (Severity, labels.SEVERITIES),
    ],
)
def test_every_code_has_a_label(codes: type[StrEnum], table: Mapping[str, str]) -> None:
    assert set(table) == set(codes)


def test_every_group_of_settings_has_a_label() -> None:
    assert {setting.group for setting in (*all_settings(), *LIMITS)} == set(labels.SETTING_GROUPS)


def test_lights_are_told_apart_without_colour() -> None:
    assert len(set(labels.LIGHT_SYMBOLS.values())) == len(Light)


def test_an_unknown_code_shows_itself_and_none_a_dash() -> None:
    assert labels.label(labels.STATUSES, "open") == "Open"
    assert labels.label(labels.STATUSES, "odd") == "odd"
    assert labels.label(labels.STATUSES, None) == "—"
