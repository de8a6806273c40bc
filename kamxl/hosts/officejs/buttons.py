"""What static files can do without the desktop's kamxl: their buttons, and the texts of the task pane."""

import json

from kamxl.hosts.addin.buttons import Button
from kamxl.locale import LANGUAGES, N_, translator

ACCOUNT = Button(
    command="account",
    label=N_("Account view"),
    tip=N_("Shows the account in the selected row: its status and why, its alerts, the points it lost."),
)
SCORECARD = Button(
    command="score",
    label=N_("Row in the Scorecard"),
    tip=N_("Goes to the row of this account in the sheet KAM Scorecard."),
)
DESCRIPTION = N_(
    "Tiers, health, alerts and other functions of key accounts in cells, and the account in the selected row "
    "beside the sheet. Everything is computed on this computer."
)
"""What the add-in says of itself; at most 250 characters."""
BUTTONS = (ACCOUNT, SCORECARD)
"""Those of the ribbon. `command` names the icon."""
PANE = {
    "starting": N_("kamxl is starting …"),
    "reading": N_("Reading the KAM sheets …"),
    "refresh": N_("Read again"),
    "scorecard": SCORECARD.label,
    "stale": N_("The workbook has changed since it was read."),
    "no_sheets": N_(
        "This workbook has no KAM Scorecard. kamxl on a desktop computer makes it: the button Score this "
        "workbook, or the command kamxl score."
    ),
    "no_account": N_("This row is about no account. Select a cell in the row of one, on any sheet."),
    "several": N_("This row names more than one account. Select a cell in the row of one."),
    "desktop": N_(
        "Scoring a workbook, reports and a new key-account book need kamxl on a desktop computer; here are "
        "the functions in cells and this view."
    ),
    "failed": N_("kamxl could not start here ({why}). Close this pane and open it again."),
    "unread": N_("The workbook could not be read ({why}). Press Read again."),
}
"""The texts of the task pane by key."""


def texts_js() -> str:
    """Return the module that tells JavaScript all texts, in every language."""
    texts = {
        language: {key: translator(language)(text) for key, text in PANE.items()} for language in LANGUAGES
    }
    return f"export const TEXTS = {json.dumps(texts, ensure_ascii=False, indent=1)};\n"
