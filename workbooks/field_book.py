"""The field book: one team's folder with the ugliest honest sheets, and the truth beside it."""

from pathlib import Path

import field_east
import field_exports
import field_north
import field_south
import field_team
import field_truth
from pages import Planted

FOLDER = "field_book"


def build(folder: Path) -> list[Planted]:
    """Write the files into a folder of their own and the truth beside it; no cell is spoiled here."""
    home = folder / FOLDER
    home.mkdir(parents=True, exist_ok=True)
    for part in (field_team, field_east, field_north, field_south, field_exports):
        part.build(home)
    field_truth.write(folder / field_truth.FILE)
    return []
