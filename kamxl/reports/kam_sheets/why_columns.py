"""The columns of KAM Why, each declared once."""

from dataclasses import dataclass

from kamxl.domain.message import Message, say


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedColumn:
    """One column of a list: its key, its header, its style and its width in characters."""

    key: str
    header: Message
    style: str = "text"
    width: float = 10


WHY_COLUMNS: tuple[ListedColumn, ...] = (
    ListedColumn(key="account", header=say("Account ID"), width=13),
    ListedColumn(key="row", header=say("Row"), style="key", width=5),
    ListedColumn(key="name", header=say("Account name"), width=28),
    ListedColumn(key="component", header=say("Component"), width=22),
    ListedColumn(key="points", header=say("Points"), style="points"),
    ListedColumn(key="weight", header=say("Weight of 100"), style="points", width=11),
    ListedColumn(key="brings", header=say("Brings"), style="points"),
    ListedColumn(key="loses", header=say("Loses"), style="points"),
    ListedColumn(key="rank", header=say("Rank of the loss"), style="integer", width=11),
    ListedColumn(key="why", header=say("Why"), width=70),
)
