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
from kamxl.rules.pipeline import pipeline

TITLE = N_("Needs, by urgency × value")

_MOST = 10


def build(sheet: ReportSheet, case: AccountCase) -> None:
    """List the needs pool of the account by its rank."""
    t, needs = case.t, case.dossier.needs
    if needs is None:
        return
    sheet.heading(t(TITLE))
    unit = case.unit(*(one.value for one in needs))
    owned = any(one.owner for one in needs)
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
                *([Column(title=t("Owner"), style="wrapped")] if owned else []),
            ),
            rows=[
                (
                    place,
                    f"{one.number} {one.description}" if one.number else one.description,
                    t(label(NEED_KINDS, one.kind)),
                    one.urgency,
                    unit.amount(one.value),
                    one.stage,
                    one.expected_close,
                    *([one.owner] if owned else []),
                )
                for place, one in enumerate(ranked[:_MOST], 1)
            ],
            empty=t("No need of this account is on record."),
        )
    )
    if any(one.value is not None for one in ranked):
        sheet.paragraph(unit_note(unit, t))
    _pipeline(sheet, needs, case)
    if len(ranked) > _MOST:
        sheet.paragraph(t("{shown} of {all} needs are shown.").format(shown=_MOST, all=len(ranked)))


def _pipeline(sheet: ReportSheet, needs: Sequence[Need], case: AccountCase) -> None:
    """Say what the needs are worth by their probability, by quarter, and what is missing to the target."""
    t, facts = case.t, case.account.facts
    found = pipeline(needs, case.settings.calendar.fiscal_year_start_month)
    if found is None:
        return
    unit = case.unit(found.weighted)
    with_amount = t("{name} ({amount})")
    listed = t(", ").join(
        with_amount.format(name=quarter or t("no day"), amount=unit.written(amount))
        for quarter, amount in found.by_quarter
    )
    told = t("Weighted pipeline: {amount}; by expected quarter: {quarters}.").format(
        amount=unit.written(found.weighted), quarters=listed
    )
    if found.unknown:
        told = f"{told} {t('Needs without a worth or a probability: {count}.').format(count=found.unknown)}"
    if facts.target is not None and facts.ttm is not None:
        gap = case.unit(facts.target).written(found.gap(facts.target, facts.ttm))
        told = f"{told} {t('Gap to the target of four quarters: {gap}.').format(gap=gap)}"
    sheet.paragraph(told, "plain")


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
