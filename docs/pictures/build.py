"""Draw the pictures of README and docs from the sample books: `python docs/pictures/build.py`.

Needs LibreOffice and poppler. The pictures are pages as LibreOffice prints them.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import openpyxl
from story import draw_story

HERE = Path(__file__).resolve().parent
WORKBOOKS = HERE.parents[1] / "workbooks"
PAGES = (
    ("industrial_key_accounts.xlsx", "en", "C-1004", "account_report.png"),
    ("telecom_key_accounts.xlsx", "zh-Hans", "DK007", "account_report_zh.png"),
)
MAP_PICTURE, MAP_PIXELS_HIGH = "kam_map.png", 630
SMALL_BOOK = {
    "客户": (
        ("客户编号", "客户名称", "负责人"),
        ("0017", "华能国际电力股份有限公司", "林悦"),
        ("0018", "东方锅炉有限公司", "周航"),
        ("0019", "三峡水电有限公司", "周航"),
    ),
    "往来明细": (
        ("往来户", "发生日", "钱数", "品类", "经手"),
        ("华能国际电力股份有限公司", "2026-01-08", 128000, "轴承", "林悦"),
        ("东方锅炉有限公司", "2026-01-19", 56400, "密封件", "周航"),
        ("三峡水电有限公司", "2026-02-24", 231500, "轴承", "周航"),
    ),
    "拜访": (
        ("客户", "拜访日期", "拜访内容"),
        ("华能", "2026-02-02", "年度框架"),
        ("东方锅炉", "2026-02-09", "交期"),
        ("三峡", "2026-02-12", "新项目"),
    ),
}
"""A book with headers that kamxl does not know, and short names."""
PORTFOLIO = ("telecom_key_accounts.xlsx", "zh-Hans", "portfolio_report.png")


def run(*command: object) -> None:
    """Run a program quietly; its failure is ours."""
    subprocess.run([str(one) for one in command], check=True, capture_output=True)


def draw(book: Path, picture: str, folder: Path, *, high: int = 0) -> None:
    """Turn the first page of a workbook into a picture; `high` cuts what is below so many pixels."""
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
        *(("-x", 0, "-y", 0, "-W", 1052, "-H", high) if high else ()),
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
        draw_map(folder)
        draw_story(folder, run)


def draw_map(folder: Path) -> None:
    """Draw KAM Map of a small book with a sheet that is not recognised."""
    book, written = folder / "往来.xlsx", folder / "map.xlsx"
    workbook = openpyxl.Workbook()
    for name, rows in SMALL_BOOK.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    del workbook["Sheet"]
    workbook.save(book)
    command = (sys.executable, "-m", "kamxl", "map", book, "--lang", "zh-Hans", "-o", written)
    subprocess.run([str(one) for one in command], check=False, capture_output=True)
    draw(written, MAP_PICTURE, folder, high=MAP_PIXELS_HIGH)


if __name__ == "__main__":
    main()
