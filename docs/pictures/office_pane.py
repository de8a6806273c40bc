"""Draw the pane of the add-in for Excel on Mac and the web, in three languages.

`python docs/pictures/office_pane.py` needs Chromium, node, and `npm ci` in tests/hosts/officejs/browser.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "tests" / "hosts" / "officejs"))

from browser_run import Visitor, modules, served  # noqa: E402
from excel_sheets import row_of, sheets_of  # noqa: E402

from kamxl.hosts.officejs.office_js import office_files  # noqa: E402
from kamxl.hosts.officejs.pyodide_files import pyodide_files  # noqa: E402
from kamxl.hosts.officejs.site import site, write_site  # noqa: E402

BOOK = ROOT / "workbooks" / "telecom_key_accounts.xlsx"
LIST, ACCOUNT = "客户清单", "DK007"
LANGUAGES = {"en": "en-US", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}
HEIGHT = 1500


def main() -> None:
    """Draw it."""
    packages = modules() / "node_modules"
    with tempfile.TemporaryDirectory() as place:
        work = Path(place)
        office = office_files(packages / "@microsoft" / "office-js")
        write_site(work / "site", site("https://localhost:3000", pyodide_files(packages / "pyodide"), office))
        accounts = sheets_of(BOOK)[LIST]
        selected = {"sheet": LIST, "top": row_of(accounts, ACCOUNT), "left": 0, "height": 1, "width": 1}
        with served(work / "site", work) as url:
            for language, tag in LANGUAGES.items():
                scored = work / f"{language}.xlsx"
                command = [sys.executable, "-m", "kamxl", "score", str(BOOK), "--lang", language]
                subprocess.run([*command, "-o", str(scored)], check=False, stdout=subprocess.DEVNULL)
                Visitor(url=url, profile=work / language).visit(
                    {"shown": None},
                    {"picture": {"path": str(HERE / f"office_pane_{language}.png"), "height": HEIGHT}},
                    book={"sheets": {LIST: accounts, **sheets_of(scored)}, "selected": selected},
                    language=tag,
                )


if __name__ == "__main__":
    main()
