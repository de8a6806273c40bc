"""How tier, health and light are found, in a few lines, with the numbers in force."""

from kamxl.locale import N_
from kamxl.reports.case import AccountCase, PortfolioCase
from kamxl.reports.labels import CONTRIBUTION_BASES, CUT_METHODS, label
from kamxl.reports.sheet import ReportSheet

TITLE = N_("How this was computed")


def build(sheet: ReportSheet, case: AccountCase | PortfolioCase) -> None:
    """Explain the matrix, the score, the light and time."""
    t, health = case.t, case.settings.health
    sheet.heading(t(TITLE))
    matrix = t(
        "Tier: contribution ({basis}; high by {method}) against strategic importance "
        "(high from {cut:g} points)."
    ).format(
        basis=t(label(CONTRIBUTION_BASES, case.review.contribution_basis)),
        method=t(label(CUT_METHODS, case.review.cut_method)),
        cut=case.settings.matrix.importance_cut,
    )
    weights = t(
        "Health: purchase stability {stability:g}, growth {growth:g}, key-person contact {contact:g}, "
        "satisfaction {satisfaction:g}, breadth {breadth:g} (weights). What is unknown gives its weight "
        "to what is known; with less than {coverage:.0%} known there is no score."
    ).format(
        stability=health.stability_weight,
        growth=health.growth_weight,
        contact=health.contact_weight,
        satisfaction=health.satisfaction_weight,
        breadth=health.breadth_weight,
        coverage=health.coverage_needed,
    )
    bands = t("Bands: healthy from {healthy:g}, watch from {watch:g}, below that at risk.").format(
        healthy=health.healthy_from, watch=health.watch_from
    )
    light = t(
        "Risk light: red for a decision maker who left, a frozen budget, a competitor or a lost renewal; "
        "yellow for satisfaction below {limit:g} or a vague renewal; green means observe."
    ).format(limit=case.settings.alerts.satisfaction_yellow)
    time = t("Completed quarters only, up to {quarter}. A dash means unknown, never zero.").format(
        quarter=case.review.quarter
    )
    for sentence in (matrix, weights, bands, light, time):
        sheet.paragraph(sentence)
