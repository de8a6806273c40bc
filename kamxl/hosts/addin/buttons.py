"""The buttons of every add-in, in their groups, with their words in English."""

from dataclasses import dataclass
from importlib.resources import files

from kamxl.locale import N_

TAB = "KAM 大客户"
"""The name of the tab, the menu and the toolbar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """One button: the command it gives, its words in English, and whether it is a large one."""

    command: str
    label: str
    tip: str
    large: bool = True

    @property
    def id(self) -> str:
        """The name of the button in the ribbon."""
        return f"kam{self.command.capitalize()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A named group of buttons."""

    name: str
    label: str
    buttons: tuple[Button, ...]

    @property
    def id(self) -> str:
        """The name of the group in the ribbon."""
        return f"kam{self.name.capitalize()}Group"


GROUPS = (
    Group(
        name="workbook",
        label=N_("This workbook"),
        buttons=(
            Button(
                command="check",
                label=N_("Check data"),
                tip=N_("Says which sheets and columns are recognised, and lists every cell with a problem."),
            ),
            Button(
                command="score",
                label=N_("Score this workbook"),
                tip=N_(
                    "Adds the KAM sheets: tier, health and alerts of every account, as formulas. "
                    "The team's own sheets stay as they are; a second run replaces the KAM sheets."
                ),
            ),
            Button(
                command="week",
                label=N_("Week list"),
                tip=N_(
                    "Scores this workbook and shows KAM Week: what is due in the coming days and what is "
                    "overdue, by day and tier."
                ),
            ),
            Button(
                command="map",
                label=N_("Map"),
                tip=N_(
                    "Opens KAM Map in a workbook of its own: what each column is taken for, and the answers "
                    "to choose from. Press Score there to use them."
                ),
                large=False,
            ),
            Button(
                command="template",
                label=N_("New key-account book"),
                tip=N_(
                    "Opens a new empty workbook with every sheet that kamxl reads, to fill in. The workbook "
                    "in front stays as it is."
                ),
                large=False,
            ),
            Button(
                command="remove",
                label=N_("Remove KAM sheets"),
                tip=N_(
                    "Takes every sheet, name and formula column of kamxl out of this workbook. What the team "
                    "wrote stays."
                ),
                large=False,
            ),
        ),
    ),
    Group(
        name="reports",
        label=N_("Quarterly reports"),
        buttons=(
            Button(
                command="account",
                label=N_("Account report"),
                tip=N_("Writes the quarterly report of the account in the selected row."),
            ),
            Button(
                command="reports",
                label=N_("All reports"),
                tip=N_("Writes the quarterly report of every account, and the portfolio."),
            ),
            Button(
                command="portfolio",
                label=N_("Portfolio report"),
                tip=N_("Writes one report about all accounts together."),
            ),
            Button(
                command="backtest",
                label=N_("Backtest"),
                tip=N_(
                    "Judges the past quarters of this workbook as they were known then, and shows in a "
                    "workbook beside it how often that was right."
                ),
            ),
            Button(
                command="snapshot",
                label=N_("Snapshot"),
                tip=N_(
                    "Writes down what is judged this quarter. Later quarters hold tiers by it, and say what "
                    "changed and why."
                ),
            ),
        ),
    ),
    Group(
        name="tools",
        label=N_("Tools"),
        buttons=(
            Button(
                command="settings",
                label=N_("Settings"),
                tip=N_("Shows the sheet with every weight and threshold; change them there."),
                large=False,
            ),
            Button(
                command="repair",
                label=N_("Repair links"),
                tip=N_("Turns KAM functions that point to another computer's add-in back into plain ones."),
                large=False,
            ),
            Button(
                command="stop",
                label=N_("Stop"),
                tip=N_("Ends the work that is under way. Reports that are complete stay."),
                large=False,
            ),
            Button(
                command="about",
                label=N_("Help and about"),
                tip=N_("Shows the version, where things are, and the pages of help."),
            ),
        ),
    ),
)

BUTTONS = tuple(button for group in GROUPS for button in group.buttons)


def icon(button: Button, pixels: int) -> bytes:
    """Return the picture of a button as a .png with so many pixels on each side."""
    return (files(__package__) / "icons" / f"{button.command}_{pixels}.png").read_bytes()
