"""Draw the pictures of `kamxl view` from a sample book: `python docs/pictures/view.py`. Needs Chromium."""

import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
BOOK = HERE.parents[1] / "workbooks" / "industrial_key_accounts.xlsx"
PICTURES = (("", "view_portfolio.png", 780), ("#a14", "view_account.png", 900))
QUIET = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")


def main() -> None:
    """Score the book, view it, and draw the page as it opens and the page of one account."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        scored, page = folder / "Northern region.xlsx", folder / "Northern region.html"
        for command in (("score", BOOK, "-o", scored), ("view", scored, "-o", page)):
            words = [sys.executable, "-m", "kamxl", *map(str, command)]
            subprocess.run(words, check=False, capture_output=True)
        for place, picture, high in PICTURES:
            drawn = (
                "chromium",
                *QUIET,
                f"--user-data-dir={folder / 'profile'}",
                f"--window-size=1200,{high}",
                f"--screenshot={HERE / picture}",
                page.as_uri() + place,
            )
            subprocess.run(drawn, check=True, capture_output=True)


if __name__ == "__main__":
    main()
