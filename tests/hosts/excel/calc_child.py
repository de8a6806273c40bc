"""Run by a Python that has LibreOffice's `uno`: open an add-in in Calc, fill cells, say what they show.

It reads one JSON object: `addin` and `profile` (addresses), `cells` (what stands where, by row, from A1 of a
new sheet), `settings` (the same of KAM Settings) and `formulas`. It writes the text of each formula's cell
as a JSON list.
"""

import json
import subprocess
import sys
import time
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

ALWAYS_RUN_MACROS = 4
PATIENCE = 300


def connected(address: str) -> Any:
    """Wait for LibreOffice and return its desktop."""
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
    for _ in range(PATIENCE):
        try:
            there = resolver.resolve(f"uno:{address};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.2)
        else:
            return there.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", there)
    raise TimeoutError("LibreOffice does not answer.")


def fill(document: Any, name: str, cells: list[list[Any]]) -> None:
    """Put a sheet with these cells at the end."""
    document.Sheets.insertNewByName(name, document.Sheets.Count)
    sheet = document.Sheets.getByName(name)
    for row, values in enumerate(cells):
        for column, value in enumerate(values):
            cell = sheet.getCellByPosition(column, row)
            if isinstance(value, str):
                cell.setFormula(value)
            elif value is not None:
                cell.setValue(value)


def shown(desktop: Any, asked: dict[str, Any]) -> list[str]:
    """Return what the cells of the formulas show."""
    told = {
        "Hidden": True,
        "MacroExecutionMode": ALWAYS_RUN_MACROS,
        "FilterName": "Calc MS Excel 2007 VBA XML",
    }
    options = []
    for name, value in told.items():
        option = PropertyValue()
        option.Name, option.Value = name, value
        options.append(option)
    document = desktop.loadComponentFromURL(asked["addin"], "_blank", 0, tuple(options))
    fill(document, "Test", asked["cells"])
    if asked["settings"]:
        fill(document, "KAM Settings", asked["settings"])
    sheet = document.Sheets.getByName("Test")
    place = sheet.getCellByPosition(9, 0)
    texts = []
    for formula in asked["formulas"]:
        # The first call into a module only compiles it here, and answers nothing.
        for _ in range(2):
            place.setFormula(f"={formula}")
            text = place.getString()
        texts.append(text)
    document.close(True)
    return texts


def main() -> None:
    """Start LibreOffice, ask it, end it."""
    asked = json.load(sys.stdin)
    address = f"pipe,name={asked['pipe']}"
    office = subprocess.Popen(
        [
            *("soffice", "--headless", "--norestore", "--nologo"),
            *(f"-env:UserInstallation={asked['profile']}", f"--accept={address};urp;"),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        desktop = connected(address)
        json.dump(shown(desktop, asked), sys.stdout)
        desktop.terminate()
        office.wait(60)
    finally:
        office.kill()


if __name__ == "__main__":
    main()
