"""What the customer needs, the most urgent and valuable first."""

from collections.abc import Sequence
from datetime import date

from kamxl.domain.dossier import Need
from kamxl.locale import N_
from kamxl.reports.case import AccountCase
from kamxl.reports.labels import NEED_KINDS, label
from kamxl.reports.numbers import unit_note
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Column, Table

TITLE = N_("Needs, by urgency × value")

_MOST = 10


def build(sheet: ReportSheet, case: AccountCase) -> None:
    """List the needs pool of the account by its rank."""
    t, needs = case.t, case.dossier.needs
    if needs is None:
        return
    sheet.heading(t(TITLE))
    unit = case.unit(*(one.value for one in needs))
    ranked = ranked_needs(needs)
    sheet.table(
        Table(
            columns=(
                Column(title=t("Rank"), style="center", number="0"),
                Column(title=t("Need"), style="wrapped"),
                Column(title=t("Kind"), style="center"),
                Column(title=t("Urgency (1–5)"), style="center", number="0"),
                Column(title=t("Worth"), style="money", number=unit.number_format),
                Column(title=t("Stage"), style="wrapped"),
                Column(title=t("Expected close"), style="date"),
            ),
            rows=[
                (
                    place,
                    one.description,
                    t(label(NEED_KINDS, one.kind)),
                    one.urgency,
                    unit.amount(one.value),
                    one.stage,
                    one.expected_close,
                )
                for place, one in enumerate(ranked[:_MOST], 1)
            ],
            empty=t("No need of this account is on record."),
        )
    )
    if any(one.value is not None for one in ranked):
        sheet.paragraph(unit_note(unit, t))
    if len(ranked) > _MOST:
        sheet.paragraph(t("{shown} of {all} needs are shown.").format(shown=_MOST, all=len(ranked)))


def ranked_needs(needs: Sequence[Need]) -> list[Need]:
    """Sort needs by urgency (1-5) × value class (1-5), then by expected close, then by value.

    The value class is the need's percentile among the account's own needs. Without urgency or value
    a need stands last.
    """
    values = sorted(one.value for one in needs if one.value is not None)

    def weight(one: Need) -> float:
        if one.urgency is None or one.value is None:
            return 0.0
        below = sum(value < one.value for value in values)
        share = below / (len(values) - 1) if len(values) > 1 else 1.0
        return one.urgency * (1.0 + 4.0 * share)

    return sorted(needs, key=lambda one: (-weight(one), one.expected_close or date.max, -(one.value or 0.0)))
