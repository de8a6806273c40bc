"""Build all sample workbooks: `python workbooks/build.py [folder]`; the same files every time."""

import sys
from pathlib import Path

import field_book
import industrial
import split_book
import telecom
from pages import Planted

HERE = Path(__file__).parent
README = HERE / "README.md"
MARK = "<!-- the list below is written by build.py -->\n"


def build_all(folder: Path) -> list[Planted]:
    """Write every sample book into a folder; give the list of the cells spoiled on purpose."""
    folder.mkdir(parents=True, exist_ok=True)
    books = (telecom, industrial, split_book, field_book)
    return [bad for book in books for bad in book.build(folder)]


def planted_table(planted: list[Planted]) -> str:
    """Write the spoiled cells as a table for the README."""
    rows = [f"| {bad.file} | {bad.cell} | {bad.shows} | {bad.why} |" for bad in planted]
    return "\n".join(["| file | cell | shows | what becomes of it |", "|---|---|---|---|", *rows]) + "\n"


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    table = planted_table(build_all(target))
    if target == HERE:
        story = README.read_text(encoding="utf-8").split(MARK)[0]
        README.write_text(story + MARK + table, encoding="utf-8")
    print(table)
