"""The columns of KAM History, each declared once; they are found again by their headers in any language."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kamxl.domain.health import ComponentName
from kamxl.locale import LANGUAGES, N_, translator

HISTORY_SHEET = "KAM History"
NEEDED = ("quarter", "account_id")
"""Columns without which a sheet says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryColumn:
    """One column: its key, its header in English, and what its cells hold.

    `kind` is quarter, date, run, text, points (0-100), weight, share (0-1), money, codes, or one of the
    vocabularies tier, light, status.
    """

    key: str
    label: str
    kind: str


def _column(key: str, label: str, kind: str) -> HistoryColumn:
    return HistoryColumn(key=key, label=label, kind=kind)


def points_of(name: ComponentName) -> str:
    """Return the key of the column with a component's points."""
    return f"{name.value}_points"


def weight_of(name: ComponentName) -> str:
    """Return the key of the column with a component's weight."""
    return f"{name.value}_weight"


COLUMNS: tuple[HistoryColumn, ...] = (
    _column("quarter", N_("Quarter"), "quarter"),
    _column("day", N_("Judged as of"), "date"),
    _column("run", N_("Run"), "run"),
    _column("version", N_("Version of kamxl"), "text"),
    _column("settings", N_("Fingerprint of settings"), "text"),
    _column("account_id", N_("Account ID"), "text"),
    _column("account_name", N_("Account name"), "text"),
    _column("raw", N_("Tier of the numbers"), "tier"),
    _column("held", N_("Tier held"), "tier"),
    _column("contribution", N_("Contribution, percentile"), "points"),
    _column("importance", N_("Strategic importance"), "points"),
    _column("score", N_("Health"), "points"),
    _column("stability_points", N_("Purchase stability, points"), "points"),
    _column("stability_weight", N_("Purchase stability, weight"), "weight"),
    _column("growth_points", N_("Growth, points"), "points"),
    _column("growth_weight", N_("Growth, weight"), "weight"),
    _column("contact_points", N_("Key-person contact, points"), "points"),
    _column("contact_weight", N_("Key-person contact, weight"), "weight"),
    _column("satisfaction_points", N_("Satisfaction, points"), "points"),
    _column("satisfaction_weight", N_("Satisfaction, weight"), "weight"),
    _column("breadth_points", N_("Breadth of cooperation, points"), "points"),
    _column("breadth_weight", N_("Breadth of cooperation, weight"), "weight"),
    _column("coverage", N_("Coverage"), "share"),
    _column("light", N_("Risk light"), "light"),
    _column("status", N_("Status"), "status"),
    _column("alerts", N_("Alerts"), "codes"),
    _column("ttm", N_("Revenue, last four quarters"), "money"),
    _column("credit", N_("Credit grade"), "text"),
)

BY_KEY: Mapping[str, HistoryColumn] = {one.key: one for one in COLUMNS}


def key_of(header: str) -> str | None:
    """Return the column that a header of any language names; None for one that is not ours."""
    return _keys().get(header.strip().casefold())


@cache
def _keys() -> Mapping[str, str]:
    return {translator(language)(one.label).casefold(): one.key for language in LANGUAGES for one in COLUMNS}
