"""The ribbon tab: its groups and buttons, their words, and the XML that Excel reads.

A pressed button calls `press(command)` of `kamxl.hosts.excel.buttons`. Labels and tips are asked for by
callbacks, because one file serves Excel in every language.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from kamxl.locale import N_

NAMESPACES = {
    "customUI/customUI14.xml": "http://schemas.microsoft.com/office/2009/07/customui",
    "customUI/customUI.xml": "http://schemas.microsoft.com/office/2006/01/customui",
}
"""Excel 2010 and later read the first part, Excel 2007 the second."""

TAB = "KAM 大客户"


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


def images() -> tuple[tuple[str, int], ...]:
    """Return the name and the size in pixels of each image the ribbon needs.

    Twice the 32 or 16 pixels that Excel shows on an ordinary screen: sharp on finer ones, and exactly
    halved on that one.
    """
    return tuple((button.command, 64 if button.large else 32) for button in BUTTONS)


def ribbon_xml(namespace: str) -> str:
    """Return the ribbon for one of `NAMESPACES`."""
    groups = "".join(_group(group) for group in GROUPS)
    return (
        f'<customUI xmlns="{namespace}"><ribbon><tabs>'
        f'<tab id="kamTab" label={quoteattr(TAB)}>{groups}</tab></tabs></ribbon></customUI>'
    )


def _group(group: Group) -> str:
    return (
        f'<group id="{group.id}" getLabel="KamLabel">' + "".join(_button(one) for one in group.buttons)
    ) + "</group>"


def _button(button: Button) -> str:
    return (
        f'<button id="{button.id}" tag="{button.command}" size="{"large" if button.large else "normal"}" '
        f'image="{button.command}" getLabel="KamLabel" getScreentip="KamScreentip" '
        'getSupertip="KamSupertip" onAction="KamPress"/>'
    )


def words() -> Iterator[tuple[str, str]]:
    """Yield what the callbacks ask for and its English text, to be translated."""
    for group in GROUPS:
        yield f"{group.id}.label", group.label
        for button in group.buttons:
            yield f"{button.id}.label", button.label
            yield f"{button.id}.screentip", button.label
            yield f"{button.id}.supertip", button.tip
