"""Run as much of the Excel checklist as a program can, and write what was seen into a file.

It drives a spreadsheet program that is open, through xlwings; on Windows `excel_checklist.ps1` starts Excel
for it. Each step gives a line: ok, FAILED with what was seen, or not run with the reason.
"""

from __future__ import annotations

import argparse
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from excel_checklist_cells import call_in_cells, left_out, same

from kamxl.functions import FUNCTIONS
from kamxl.version import __version__

SAMPLE = Path(__file__).resolve().parent.parent / "workbooks" / "industrial_key_accounts.xlsx"
CELLS = 10_000
AS_OF = date(2026, 9, 30)


class NotRunError(Exception):
    """A step cannot be run here; the sentence says why."""


@dataclass(slots=True, kw_only=True)
class Visit:
    """A visit to a program: the program, a folder for files, and what was seen so far.

    Attributes:
        app: The program, as xlwings drives it.
        folder: Where workbooks are made.
        dot: Whether functions have a dot (`KAM.TIER`), as in LibreOffice.
        seen: A line for each step.
    """

    app: Any
    folder: Path
    dot: bool = False
    seen: list[tuple[str, str, str]] = field(default_factory=list)

    def step(self, title: str, work: Callable[[Visit], str]) -> None:
        """Run a step and note what was seen."""
        try:
            result, what = "ok", work(self)
        except NotRunError as reason:
            result, what = "not run", str(reason)
        except AssertionError as wrong:
            result, what = "FAILED", str(wrong)
        except Exception as error:  # noqa: BLE001 - the list goes on; the line says what happened
            result, what = "FAILED", f"{type(error).__name__}: {error}"
        self.seen.append((title, result, what))


def doctor_has_no_trouble(_: Visit) -> str:
    """`kamxl doctor` finds nothing to repair."""
    ended = subprocess.run(
        [sys.executable, "-m", "kamxl", "doctor", "--lang", "en"], capture_output=True, text=True, check=False
    )
    wrong = [line for line in ended.stdout.splitlines() if line.startswith("TROUBLE")]
    assert not wrong, "; ".join(wrong)  # noqa: S101 - a step fails this way
    return "no trouble"


def every_example(visit: Visit) -> str:
    """Each example of each function, in cells of its own, shows what Python computes."""
    sheet = visit.app.books.add().sheets[0]
    cases = [(f, e) for f in FUNCTIONS for e in f.examples if not left_out(e, dot=visit.dot)]
    wrong = []
    for row, (function, example) in enumerate(cases, start=1):
        formula, cells = call_in_cells(function, example, row, dot=visit.dot)
        for address, value in cells:
            if isinstance(value, str) and value.startswith("="):
                sheet[address].formula = value
            else:
                sheet[address].value = value
        sheet[f"A{row}"].formula = formula
    visit.app.calculate()
    shown = sheet[f"A1:A{len(cases)}"].options(ndim=1, err_to_str=True).value
    for (function, example), value in zip(cases, shown, strict=True):
        if not same(value, example.result):
            wrong.append(f"{function.cell_name} {dict(example.args)}: {value!r}, not {example.result!r}")
    sheet.book.close()
    assert not wrong, "; ".join(wrong[:5]) + f" ({len(wrong)} in all)"  # noqa: S101
    return f"{len(cases)} examples"


def ten_thousand_cells(visit: Visit) -> str:
    """Ten thousand cells, each with a formula of its own, compute in reasonable time."""
    sheet = visit.app.books.add().sheets[0]
    sheet[f"A1:B{CELLS}"].value = [[float(row % 100 + 1), float(row % 97 + 1)] for row in range(CELLS)]
    before = time.perf_counter()
    sheet[f"C1:C{CELLS}"].formula = "=KAM.TIER(A1,B1)" if visit.dot else "=KAM_TIER(A1,B1)"
    visit.app.calculate()
    seconds = time.perf_counter() - before
    shown = sheet[f"C{CELLS}"].value
    sheet.book.close()
    assert shown in {"strategic", "potential", "profit", "standard"}, f"the last cell shows {shown!r}"  # noqa: S101
    return f"{seconds:.1f} s"


def one_range(visit: Visit) -> str:
    """One formula over ten thousand rows spills."""
    if visit.dot:
        raise NotRunError("this program has no formulas that spill")
    sheet = visit.app.books.add().sheets[0]
    sheet[f"A1:B{CELLS}"].value = [[float(row % 100 + 1), float(row % 97 + 1)] for row in range(CELLS)]
    before = time.perf_counter()
    sheet["C1"].formula2 = f"=KAM_TIER(A1:A{CELLS},B1:B{CELLS})"
    seconds = time.perf_counter() - before
    shown = sheet[f"C{CELLS}"].value
    sheet.book.close()
    assert shown in {"strategic", "potential", "profit", "standard"}, f"the last cell shows {shown!r}"  # noqa: S101
    return f"{seconds:.2f} s"


def whole_book(visit: Visit) -> str:
    """`KAM_SCORECARD` reads the ranges of the sample book and spills."""
    if visit.dot:
        raise NotRunError("this program has no functions of whole books")
    book = visit.app.books.open(SAMPLE)
    sheet = book.sheets.add("Here")
    sheet["A1"].formula2 = "=KAM_SCORECARD(Accounts!A:M,'Revenue by quarter'!A:N,Scores!A:G)"
    shown = sheet["A1"].expand().value
    book.close()
    assert isinstance(shown, list), f"it shows {shown!r}"  # noqa: S101
    assert len(shown) == 26, f"{len(shown)} rows, not 26"  # noqa: S101
    return f"{len(shown)} rows"


def scored_book(visit: Visit, formulas: str = "native") -> str:
    """A scored workbook computes anew what it stores."""
    from kamxl.workflows.kam_workbook import write_scored
    from kamxl.workflows.score import score

    if formulas == "addin" and visit.dot:
        raise NotRunError("its formulas are those of the add-in for Excel")
    path = visit.folder / f"{formulas}.xlsx"
    write_scored(score([SAMPLE], as_of=AS_OF), path, language="en", addin_functions=formulas == "addin")
    book = visit.app.books.open(path)
    sheet = book.sheets["KAM Scorecard"]
    area = sheet.used_range
    before = area.options(ndim=2, err_to_str=True).value
    visit.app.calculate()
    after = area.options(ndim=2, err_to_str=True).value
    book.close()
    wrong = [
        f"{old!r} became {new!r}"
        for line, again in zip(before, after, strict=True)
        for old, new in zip(line, again, strict=True)
        if not same(new, old)
    ]
    assert not wrong, "; ".join(wrong[:5]) + f" ({len(wrong)} in all)"  # noqa: S101
    return f"{len(before)} rows"


def a_setting_moves_the_scores(visit: Visit) -> str:
    """A changed setting moves the scores of a scored workbook."""
    book = visit.app.books.open(visit.folder / "native.xlsx")
    settings, card = book.sheets["KAM Settings"], book.sheets["KAM Scorecard"].used_range
    keys = settings["A1:A300"].options(ndim=1).value
    before = card.options(ndim=2, err_to_str=True).value
    settings[f"C{keys.index('stability_weight') + 1}"].value = 0
    visit.app.calculate()
    after = card.options(ndim=2, err_to_str=True).value
    book.close()
    assert before != after, "no score moved"  # noqa: S101
    return f"{sum(a != b for a, b in zip(before, after, strict=True))} rows moved"


def saved_and_plain(visit: Visit) -> str:
    """A workbook with functions, saved and opened again, keeps them in the plain form."""
    if visit.dot:
        raise NotRunError("functions have a dot in this program")
    book = visit.app.books.add()
    book.sheets[0]["A1"].formula = "=KAM_TIER(80,75)"
    path = visit.folder / "saved.xlsx"
    book.save(path)
    book.close()
    book = visit.app.books.open(path)
    shown, formula = book.sheets[0]["A1"].value, book.sheets[0]["A1"].formula
    book.close()
    assert (shown, formula) == ("strategic", "=KAM_TIER(80,75)"), f"{formula} shows {shown!r}"  # noqa: S101
    return str(formula)


STEPS: tuple[Callable[[Visit], str], ...] = (
    doctor_has_no_trouble,
    every_example,
    ten_thousand_cells,
    one_range,
    whole_book,
    scored_book,
    lambda visit: scored_book(visit, "addin"),
    a_setting_moves_the_scores,
    saved_and_plain,
)
TITLES = (
    "`kamxl doctor` finds no trouble",
    "every example of every function shows what Python computes",
    f"{CELLS:,} cells with a formula each",
    f"one formula over {CELLS:,} rows spills",
    "KAM_SCORECARD over the sample book",
    "a scored workbook computes anew what it stores",
    "the same with `--formulas addin`",
    "a changed setting moves the scores",
    "functions stay plain when saved and opened again",
)


def visited(app: Any, folder: Path, *, dot: bool = False) -> Visit:
    """Run every step in a program."""
    visit = Visit(app=app, folder=folder, dot=dot)
    for title, work in zip(TITLES, STEPS, strict=True):
        visit.step(title, work)
    return visit


def report(visit: Visit, program: str) -> str:
    """Return what was seen, as a page."""
    when = datetime.now().astimezone().isoformat(timespec="minutes")
    lines = [f"| {title} | {result} | {what} |" for title, result, what in visit.seen]
    head = f"# kamxl {__version__} in {program}\n\n{platform.platform()}, {when}\n"
    lines = ["", "| step | result | seen |", "|---|---|---|", *lines]
    return "\n".join([head, *lines, ""])


def main(words: Sequence[str] | None = None) -> int:
    """Visit the program that is open, and write the page. Exit code 1 when a step failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-o", "--output", type=Path, default=Path("excel_checklist_result.md"))
    asked = parser.parse_args(words)
    import xlwings

    app = xlwings.apps.active
    if app is None:
        sys.stderr.write("No Excel is open. Start it first; on Windows excel_checklist.ps1 does.\n")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        visit = visited(app, Path(folder))
    asked.output.write_text(report(visit, f"Excel {app.version}"), encoding="utf-8")
    sys.stdout.write(f"{asked.output.resolve()}\n")
    return 1 if any(result == "FAILED" for _, result, _ in visit.seen) else 0


if __name__ == "__main__":
    sys.exit(main())
