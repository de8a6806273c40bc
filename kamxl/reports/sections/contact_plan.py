"""Contacts made against the cadence the account's age asks for."""

from kamxl.domain.facts import CadenceFacts
from kamxl.locale import N_
from kamxl.reports.blocks import Tile
from kamxl.reports.case import AccountCase
from kamxl.reports.labels import LEVELS, PHASES, label
from kamxl.reports.measure import cut
from kamxl.reports.numbers import day
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Column, Table

TITLE = N_("Contacts against the cadence")

_MOST = 8
_LONGEST = 140


def build(sheet: ReportSheet, case: AccountCase) -> None:
    """Show how much of the cadence was kept, then the latest contacts."""
    t, cadence = case.t, case.account.facts.cadence
    sheet.heading(t(TITLE))
    if cadence is None:
        reason = case.account.facts.contact_reason
        sheet.paragraph(case.words(reason) if reason else t("The book records no contacts."))
    else:
        _cadence(sheet, cadence, case)
    contacts = case.dossier.contacts
    if contacts is None:
        return
    latest = sorted(contacts, key=lambda one: one.date, reverse=True)
    sheet.table(
        Table(
            columns=(
                Column(title=t("Date"), style="date"),
                Column(title=t("Level"), style="wrapped"),
                Column(title=t("Channel"), style="wrapped"),
                Column(title=t("Participants"), style="wrapped"),
                Column(title=t("What it was about"), style="wrapped"),
            ),
            rows=[
                (
                    one.date,
                    t(label(LEVELS, one.level)),
                    one.channel,
                    one.participants,
                    None if one.content is None else one.content[:_LONGEST],
                )
                for one in latest[:_MOST]
            ],
            empty=t("No contact with this account is on record."),
        )
    )
    agreed = next((one for one in latest if one.next_action), None)
    if agreed is not None:
        told = t("Agreed on {day}: {action}").format(
            day=agreed.date, action=cut(agreed.next_action or "", _LONGEST)
        )
        by = t("{told} (visited by {name})").format(told=told, name=agreed.visited_by)
        sheet.paragraph(by if agreed.visited_by else told, "plain")
    if len(latest) > _MOST:
        sheet.paragraph(t("The latest {shown} of {all} contacts.").format(shown=_MOST, all=len(latest)))


def _cadence(sheet: ReportSheet, cadence: CadenceFacts, case: AccountCase) -> None:
    t = case.t
    kept = cadence.kept / cadence.required if cadence.required else None
    late = cadence.next_due is not None and cadence.next_due < case.review.as_of
    sheet.tiles(
        (
            Tile(
                label=t("Cadence kept"),
                value=kept,
                number="0%",
                note=t("{kept} of {required} periods").format(kept=cadence.kept, required=cadence.required),
            ),
            Tile(
                label=t("Last contact that counts"),
                value=day(cadence.last_contact),
                note=t(label(PHASES, cadence.phase)),
            ),
            Tile(
                label=t("Next contact due"),
                value=day(cadence.next_due),
                note=f"▲ {t('Overdue')}" if late else "",
                style="tile_value",
            ),
        )
    )
    notes = []
    if cadence.assumed:
        notes.append(t("No first cooperation date is given; counted from the first purchase."))
    if not cadence.levels_recorded:
        notes.append(t("The book records no contact level, so every contact counts."))
    sheet.paragraph("  ".join(notes))
