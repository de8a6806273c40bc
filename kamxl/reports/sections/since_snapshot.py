"""What changed since the last snapshot, and what made the health score move. Nothing without a snapshot."""

from kamxl.domain.since import AccountSince, Cause, ScorePart
from kamxl.locale import N_, Translate
from kamxl.reports.case import AccountCase
from kamxl.reports.labels import COMPONENTS, RED_LIGHT_CAP
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.since_words import head_of, sentences_of, still_open
from kamxl.reports.table import Cell, Column, Table

TITLE = N_("What changed and why")

_CAUSES = {
    Cause.POINTS: N_("Points changed"),
    Cause.WEIGHT: N_("Points as before; it weighs more or less, because other components are known now"),
    Cause.BECAME_KNOWN: N_("Became known"),
    Cause.BECAME_UNKNOWN: N_("No longer known"),
    Cause.RED_CAP: N_("A red light caps the score."),
    Cause.NOT_EXPLAINED: N_("Not explained by the points written down in KAM History"),
}


def build(sheet: ReportSheet, case: AccountCase) -> None:
    """Say with which snapshot is compared, what changed, and by how many points each part moved the score."""
    t = case.t
    if case.since is None:
        return
    sheet.heading(t(TITLE))
    for sentence in head_of(case.since):
        sheet.paragraph(case.words(sentence))
    if case.changed is None:
        sheet.paragraph(t("This account is not in that snapshot."))
        return
    told = (*sentences_of(case.changed, t), *still_open(case.changed, t))
    sheet.bullets(told or (t("Nothing changed."),))
    if any(one.tells for one in case.changed.score.parts):
        sheet.table(_parts(case.changed, t))


def _parts(one: AccountSince, t: Translate) -> Table:
    score = one.score
    rows: list[tuple[Cell, ...]] = [_row(part, t) for part in score.parts if part.tells]
    if score.change is not None:
        shown = sum(round(part.shown * 10) for part in score.parts) / 10.0
        rows.append((t("Total"), score.before, score.after, shown, ""))
    return Table(
        columns=(
            Column(title=t("Component"), style="strong"),
            Column(title=t("Points then"), style="points"),
            Column(title=t("Points now"), style="points"),
            Column(title=t("Change of the score"), style="points", number="+0.0;-0.0;0.0"),
            Column(title=t("Why"), style="wrapped"),
        ),
        rows=rows,
        total=score.change is not None,
    )


def _row(part: ScorePart, t: Translate) -> tuple[Cell, ...]:
    name = (
        COMPONENTS[part.name] if part.name else RED_LIGHT_CAP if part.cause is Cause.RED_CAP else N_("Other")
    )
    return (t(name), part.before, part.after, part.shown, t(_CAUSES[part.cause]))
