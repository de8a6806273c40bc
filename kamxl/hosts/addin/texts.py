"""What add-ins say of themselves, in English; each is translated where it is shown."""

from kamxl.locale import N_

UNREACHABLE = N_(
    "kamxl's Python does not answer. In a terminal, `kamxl doctor` names the cause and what to do."
)
BUSY = N_("kamxl is still at work. Wait until it has said that it is done, or press Stop; then press again.")
DESCRIPTION = N_(
    "Tiers, health and quarterly reports of key accounts, in cells and in a tab of the ribbon. "
    "Made on this computer by kamxl; no connection to the internet."
)
