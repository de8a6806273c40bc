"""Draw the pictures of README and docs from the sample books: `python docs/pictures/build.py`.

Needs LibreOffice and poppler. The pictures are pages as LibreOffice prints them.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
WORKBOOKS = HERE.parents[1] / "workbooks"
PAGES = (
    ("industrial_key_accounts.xlsx", "en", "C-1004", "account_report.png"),
    ("telecom_key_accounts.xlsx", "zh-Hans", "DK007", "account_report_zh.png"),
)
PORTFOLIO = ("telecom_key_accounts.xlsx", "zh-Hans", "portfolio_report.png")


def run(*command: object) -> None:
    """Run a program quietly; its failure is ours."""
    subprocess.run([str(one) for one in command], check=True, capture_output=True)


def draw(book: Path, picture: str, folder: Path) -> None:
    """Turn the first page of a workbook into a picture."""
    profile = (folder / "profile").as_uri()
    run(
        "soffice",
        "--headless",
        f"-env:UserInstallation={profile}",
        "--convert-to",
        "pdf",
        "--outdir",
        folder,
        book,
    )
    run(
        "pdftoppm",
        "-r",
        90,
        "-f",
        1,
        "-l",
        1,
        "-png",
        "-singlefile",
        folder / f"{book.stem}.pdf",
        HERE / Path(picture).stem,
    )


def main() -> None:
    """Make every picture anew."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for source, language, account, picture in PAGES:
            reports = folder / picture
            kamxl = (
                sys.executable,
                "-m",
                "kamxl",
                "report",
                WORKBOOKS / source,
                "--lang",
                language,
                "-o",
                reports,
            )
            subprocess.run(
                [str(one) for one in (*kamxl, "--account", account)], check=False, capture_output=True
            )
            draw(next(reports.glob("*.xlsx")), picture, folder)
        source, language, picture = PORTFOLIO
        kamxl = (
            sys.executable,
            "-m",
            "kamxl",
            "report",
            WORKBOOKS / source,
            "--lang",
            language,
            "-o",
            folder / "all",
        )
        subprocess.run([str(one) for one in kamxl], check=False, capture_output=True)
        draw(next((folder / "all").glob("portfolio*.xlsx")), picture, folder)


if __name__ == "__main__":
    main()
