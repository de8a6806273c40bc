"""Who we know at the account: CUTE roles, and where nobody stands."""

from collections.abc import Sequence

from kamxl.domain.dossier import Person
from kamxl.locale import N_, Translate
from kamxl.reports.case import AccountCase
from kamxl.reports.labels import ROLES
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Cell, Column, Shown, Table

TITLE = N_("People: who decides, who guards, who uses, who helps")

_MOST = 12
_ORDER = ("E", "T", "U", "C")


def build(sheet: ReportSheet, case: AccountCase) -> None:
    """Show the four roles with their people, then everybody with attitude, influence and strength."""
    t, people = case.t, case.dossier.people
    if people is None:
        return
    sheet.heading(t(TITLE))
    sheet.table(_roles(people, t))
    gaps = [t(ROLES[role]) for role in _ORDER if not _active(people, role)]
    if gaps:
        sheet.paragraph(t("Gaps: nobody active as {roles}.").format(roles=t(", ").join(gaps)), "finding")
    if people:
        sheet.spacer(4)
        _everybody(sheet, people, t)


def _roles(people: Sequence[Person], t: Translate) -> Table:
    return Table(
        columns=(
            Column(title=t("Role"), style="strong"),
            Column(title=t("People"), style="wrapped"),
            Column(title=t("Active"), style="integer"),
            Column(title=t("State"), style="center"),
        ),
        rows=[
            (t(ROLES[role]), _names(people, role, t), len(_active(people, role)), _state(people, role, t))
            for role in _ORDER
        ],
    )


def _active(people: Sequence[Person], role: str) -> list[Person]:
    return [one for one in people if role in (one.role or "") and one.active is not False]


def _names(people: Sequence[Person], role: str, t: Translate) -> str | None:
    with_title = t("{name} ({title})")
    named = [
        with_title.format(name=one.name, title=one.title) if one.title else one.name
        for one in _active(people, role)[:_MOST]
    ]
    return t(", ").join(named) or None


def _state(people: Sequence[Person], role: str, t: Translate) -> Cell:
    if _active(people, role):
        return Shown(f"● {t('Covered')}", "center")
    return Shown(f"▲ {t('Gap')}", "marked")


def _role_words(role: str | None, t: Translate) -> str | None:
    """Return the roles of a person in words; a letter that stands for none stays as it is."""
    return t(", ").join(t(ROLES.get(one, one)) for one in role) if role else None


def _everybody(sheet: ReportSheet, people: Sequence[Person], t: Translate) -> None:
    """List the people, the most influential active ones first."""
    chart = any(one.reports_to for one in people)
    ordered = sorted(people, key=lambda one: (one.active is False, -(one.influence or 0.0), one.name))
    sheet.table(
        Table(
            columns=(
                Column(title=t("Name"), style="strong"),
                Column(title=t("Title"), style="wrapped"),
                Column(title=t("Department"), style="wrapped"),
                *([Column(title=t("Reports to"), style="wrapped")] if chart else []),
                Column(title=t("Role"), style="wrapped"),
                Column(title=t("Influence (1–5)"), style="center", number="0"),
                Column(title=t("Attitude (−2…2)"), style="center", number="+0;-0;0"),
                Column(title=t("Strength (1–5)"), style="center", number="0"),
                Column(title=t("State"), style="center"),
            ),
            rows=[
                (
                    one.name,
                    one.title,
                    one.department,
                    *([one.reports_to] if chart else []),
                    _role_words(one.role, t),
                    one.influence,
                    one.attitude,
                    one.strength,
                    Shown(f"▲ {t('Left')}", "marked") if one.active is False else t("Active"),
                )
                for one in ordered[:_MOST]
            ],
        )
    )
    if len(people) > _MOST:
        sheet.paragraph(t("{shown} of {all} people are shown.").format(shown=_MOST, all=len(people)))
