"""Runs of `kamxl score` on enriched workbooks: into a copy, in place, and out again."""

import math
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from rich_books import rich_books
from rich_layouts import NO_COLUMNS
from untouched_contents import Contents, all_of, child_of
from untouched_rows import placed_cells

from kamxl.hosts.cli.exit_codes import COULD_NOT, FINE, LOOK
from kamxl.hosts.cli.main import main

COLUMNS = ("--columns", "tier,health,light")
# Columns bring the sheets too; without columns it is enough to look at books where that could differ.
SHEETS_ONLY = {
    *NO_COLUMNS,
    "everything.xlsm",
    "tables.xlsx",
    "outside.xlsx",
    "prefixed.xlsx",
    "bare.xlsx",
    "backslashes.xlsx",
    "industrial.xlsx",
}
CASES: list[tuple[str, tuple[str, ...]]] = [
    *((name, COLUMNS) for name in rich_books() if name not in NO_COLUMNS),
    *((name, ()) for name in rich_books() if name in SHEETS_ONLY),
]


def titles(cases: list[tuple[str, tuple[str, ...]]]) -> list[str]:
    """Return what each case is called."""
    return [f"{name} {'columns' if options else 'sheets'}" for name, options in cases]


@dataclass(kw_only=True)
class Runs:
    """Each run happens once; what it wrote is kept for every test that looks at it."""

    folder: Path
    done: dict[tuple[str, tuple[str, ...]], Path] = field(default_factory=dict)

    def into(self, name: str, options: tuple[str, ...] = ()) -> Path:
        """Score an enriched workbook into a copy of it, and return the copy."""
        if (name, options) not in self.done:
            place = self.folder / f"into {len(options)}"
            place.mkdir(exist_ok=True)
            source = place / name
            source.write_bytes(rich_books()[name])
            output = place / f"{source.stem}.kam{source.suffix}"
            score(str(source), "--into", str(source), "-o", str(output), *options)
            assert source.read_bytes() == rich_books()[name]
            self.done[name, options] = output
        return self.done[name, options]

    def again(self, name: str, options: tuple[str, ...] = ()) -> tuple[Path, Path | None]:
        """Score in place what `into` wrote; return the file and its backup, if there is one."""
        return self._in_place(self.into(name, options).read_bytes(), "again", name, options)

    def in_place(self, name: str, options: tuple[str, ...] = ()) -> tuple[Path, Path | None]:
        """Score an enriched workbook in place; return the file and its backup, if there is one."""
        return self._in_place(rich_books()[name], "in place", name, options)

    def _in_place(
        self, content: bytes, why: str, name: str, options: tuple[str, ...]
    ) -> tuple[Path, Path | None]:
        place = self.folder / f"{why} {len(options)} {name}"
        place.mkdir()
        file = place / name
        file.write_bytes(content)
        score(str(file), "--in-place", *options)
        backup = next(place.glob("*.backup-*"), None)
        return file, backup

    def removed(self, name: str, options: tuple[str, ...] = ()) -> Path:
        """Take everything of kamxl out of what `into` wrote."""
        source = self.into(name, options)
        output = source.with_name(f"{source.stem}.without{source.suffix}")
        score(str(source), "--remove", "-o", str(output))
        return output


def refused(runs: Runs, name: str, options: tuple[str, ...]) -> str:
    """Score an enriched workbook in place, which must fail and leave nothing behind; return what was said."""
    place = runs.folder / f"refused {name}"
    place.mkdir()
    file = place / name
    file.write_bytes(rich_books()[name])
    code, said = command("score", str(file), "--in-place", *options)
    assert code == COULD_NOT
    assert file.read_bytes() == rich_books()[name]
    assert list(place.iterdir()) == [file]
    return said


def score(*arguments: str) -> None:
    """Run `kamxl score`, which must do what it was asked."""
    code, said = command("score", *arguments)
    assert code in {FINE, LOOK}, said


def command(*arguments: str) -> tuple[int, str]:
    """Run the command line here; return its exit code and what it said of trouble."""
    said = StringIO()
    with redirect_stdout(StringIO()), redirect_stderr(said):
        return main(arguments), said.getvalue()


def formulas(contents: Contents) -> Iterator[tuple[str, str, object]]:
    """Return sheet, address and stored value of every formula on the KAM sheets and in the KAM columns."""
    for sheet, part in contents.sheets:
        if part not in contents.worksheets():
            continue
        ours = sheet.startswith("KAM ")
        for row, column, cell in placed_cells(contents.tree(part)):
            formula, value = child_of(cell, "f"), child_of(cell, "v")
            if formula is not None and (ours or "KAM" in (formula.text or "")):
                stored = None if value is None else typed(cell.get("t", "n"), value.text or "")
                yield sheet, f"{letters(column)}{row}", stored


def typed(kind: str, text: str) -> object:
    """Return a stored value as a program shows it."""
    if kind == "b":
        return text == "1"
    return float(text) if kind == "n" else text or None


def letters(column: int) -> str:
    """Return the letters of a column."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def differing(stored: Path, computed: Path) -> list[tuple[str, str, object, object]]:
    """Return the formulas of which LibreOffice says another value than the file."""
    before, after = Contents.read(stored.read_bytes()), Contents.read(computed.read_bytes())
    found = list(formulas(before))
    values = {sheet: dict(values_in(after, sheet)) for sheet in {sheet for sheet, _, _ in found}}
    return [
        (sheet, place, value, values[sheet].get(place))
        for sheet, place, value in found
        if not same(value, values[sheet].get(place))
    ]


def values_in(contents: Contents, sheet: str) -> Iterator[tuple[str, object]]:
    """Return address and value of every cell of a sheet."""
    [table] = contents.targets(contents.workbook, "sharedStrings")
    texts = ["".join(one.text or "" for one in all_of(entry, "t")) for entry in contents.tree(table)]
    for row, column, cell in placed_cells(contents.tree(contents.sheet_part(sheet))):
        value = child_of(cell, "v")
        if value is not None:
            written = texts[int(value.text)] if cell.get("t") == "s" else value.text or ""
            yield f"{letters(column)}{row}", typed(cell.get("t", "n"), written)


def same(one: object, other: object) -> bool:
    """Whether two values are the same, blank and empty text being one."""
    if isinstance(one, int | float) and isinstance(other, int | float):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
    return (one or None) == (other or None)
