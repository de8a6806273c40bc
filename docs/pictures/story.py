"""Draw the pictures of docs/story.md from the telecom sample, with what the story writes into it.

`build.py` calls this. Needs LibreOffice and poppler.
"""

import datetime as dt
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl

HERE = Path(__file__).resolve().parent
BOOK = HERE.parents[1] / "workbooks" / "telecom_key_accounts.xlsx"
ACCOUNT, SHORT_NAME = "临澈港务集团有限公司", "临澈港务"
DAY = dt.date(2026, 9, 30)
VISIT = (DAY, ACCOUNT, "战略研讨", "现场会议", "范知远、戚念安", "周予安", "季度战略研讨", "-")
ANSWER = (DAY, ACCOUNT, "孙明哲", 92, "-")
ASKED = ("--as-of", "2026-09-30", "--lang", "en")
FROM_SCORED = (
    ("KAM Scorecard", "story_scorecard.png", (180, 80, 90, 1120, 320)),
    ("KAM Alerts", "story_alerts.png", (150, 60, 70, 1180, 265)),
    ("KAM Week", "story_week.png", (150, 60, 70, 1200, 400)),
)
"""Sheet, picture, and what is cut out: dots an inch, left, top, width, height."""
ON_PORTFOLIO = (90, 197, 47, 665, 600)
WHOLE_PAGE = (72, 0, 0, 5000, 5000)
ON_MAP, ON_WHAT_IF = (90, 30, 400, 1000, 290), (90, 30, 30, 1000, 450)

Run = Callable[..., None]


def draw_story(folder: Path, run: Run) -> None:
    """Make the pictures of Monday, of Wednesday, and of the end of the quarter."""
    answers, scored = folder / "answers.xlsx", folder / "scored.xlsx"
    kamxl("map", BOOK, "--lang", "en", "-o", answers)
    say_yes(answers)
    kamxl("score", BOOK, *ASKED, "--settings", answers, "-o", scored)
    printed = pdf(scored, folder, run)
    for sheet, picture, cut in FROM_SCORED:
        draw_page(printed, page_of(printed, sheet), picture, cut, run)
    asked = pdf(answers, folder, run)
    draw_page(asked, page_of(asked, SHORT_NAME), "story_map.png", ON_MAP, run)
    book = with_wednesday(folder, run)
    settings = ("--settings", answers)
    for edition, picture in (("internal", "story_account.png"), ("client", "story_client.png")):
        reports = folder / edition
        kamxl("report", book, *ASKED, *settings, "--account", ACCOUNT, "--edition", edition, "-o", reports)
        draw_page(pdf(next(reports.glob("*.xlsx")), folder, run), 1, picture, WHOLE_PAGE, run)
    kamxl("report", book, *ASKED, *settings, "-o", folder / "all")
    draw_page(
        pdf(folder / "all" / "portfolio 2026Q3.xlsx", folder, run), 1, "story_director.png", ON_PORTFOLIO, run
    )
    tried = folder / "tried.xlsx"
    kamxl("whatif", book, *ASKED, *settings, "--set", "growth_weight=30", "-o", tried)
    draw_page(pdf(tried, folder, run), 1, "story_whatif.png", ON_WHAT_IF, run)


def kamxl(*words: object) -> None:
    """Run kamxl; cells that cannot be used (exit code 1) are part of the sample."""
    command = [sys.executable, "-m", "kamxl", *map(str, words)]
    if subprocess.run(command, check=False, capture_output=True).returncode not in (0, 1):
        raise SystemExit(f"failed: {' '.join(command)}")


def say_yes(answers: Path) -> None:
    """Answer on KAM Map whether the short name is the account."""
    workbook = openpyxl.load_workbook(answers)
    for row in workbook["KAM Map"].iter_rows():
        if row[4].value == SHORT_NAME:
            row[7].value = "yes"
    workbook.save(answers)


def with_wednesday(folder: Path, run: Run) -> Path:
    """Give the book with Wednesday's visit and answer; LibreOffice saves it, so that formulas have values."""
    typed = folder / "typed" / BOOK.name
    typed.parent.mkdir()
    workbook = openpyxl.load_workbook(BOOK)
    for sheet, values in (("拜访记录", VISIT), ("季度回访", ANSWER)):
        workbook[sheet].insert_rows(4)
        for column, value in enumerate(values, 1):
            workbook[sheet].cell(4, column).value = value
    workbook.save(typed)
    convert(typed, "xlsx", folder, run)
    return folder / BOOK.name


def pdf(book: Path, folder: Path, run: Run) -> Path:
    """Print a workbook as LibreOffice does."""
    convert(book, "pdf", folder, run)
    return folder / f"{book.stem}.pdf"


def convert(book: Path, kind: str, folder: Path, run: Run) -> None:
    """Save a workbook as another kind of file."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run("soffice", "--headless", profile, "--convert-to", kind, "--outdir", folder, book)


def page_of(printed: Path, text: str) -> int:
    """Find the first page that has a text as a cell."""
    command = ("pdftotext", "-layout", str(printed), "-")
    pages = subprocess.run(command, check=True, capture_output=True).stdout.decode().split("\f")
    cells = [{cell for line in page.splitlines() for cell in line.split("  ")} for page in pages]
    return next(at for at, page in enumerate(cells, 1) if {text, f" {text}"} & page)


def draw_page(printed: Path, page: int, picture: str, cut: tuple[int, ...], run: Run) -> None:
    """Turn a part of one page into a picture."""
    dots, left, top, width, height = cut
    run(
        *("pdftoppm", "-r", dots, "-x", left, "-y", top, "-W", width, "-H", height),
        *("-f", page, "-l", page, "-png", "-singlefile", printed, HERE / Path(picture).stem),
    )
