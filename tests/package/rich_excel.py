"""What Excel does to a workbook when it saves: own names for all parts, shared strings, names in order.

Real Excel cannot run in a test; this does the same to the bytes, as far as kamxl could trip over it.
"""

import io
import re

from rich_package import TYPES, Parts

BOOK = "xl/workbook.xml"
STRINGS = "xl/sharedStrings.xml"


def saved_by_excel(content: bytes) -> bytes:
    """Return the workbook as Excel would save it after somebody changed a score of the first account."""
    parts = Parts.opened(io.BytesIO(content))
    for folder, stem in (("xl/worksheets", "sheet"), ("xl/tables", "table")):
        _rename(parts, folder, stem)
    for name in [name for name in parts.parts if name.startswith("xl/worksheets/sheet")]:
        _share_strings(parts, name)
    text = parts.text(BOOK)
    names = re.findall(r"<definedName .*?</definedName>", text)
    ordered = sorted(names, key=lambda name: re.findall(r'name="([^"]*)"', name)[0].casefold())
    text = re.sub(
        r"<definedNames>.*</definedNames>", lambda _: f"<definedNames>{''.join(ordered)}</definedNames>", text
    )
    text = text.replace(' fullCalcOnLoad="1"', "").replace("<workbookView ", '<workbookView firstSheet="1" ')
    parts.parts[BOOK] = text.encode()
    parts.replace("xl/worksheets/sheet1.xml", '<c r="E2"><v>5</v></c>', '<c r="E2"><v>4</v></c>')
    return parts.to_bytes()


def _rename(parts: Parts, folder: str, stem: str) -> None:
    """Number the parts of a folder from 1, whatever they were called."""
    old = [name for name in parts.parts if re.fullmatch(rf"{folder}/\w+\.xml", name)]
    for name in [name for name in old if "/kam" in name]:
        number = 1
        while f"{folder}/{stem}{number}.xml" in parts.parts:
            number += 1
        new = f"{folder}/{stem}{number}.xml"
        rels = name.replace(f"{folder}/", f"{folder}/_rels/") + ".rels"
        moved = {name: new, rels: new.replace(f"{folder}/", f"{folder}/_rels/") + ".rels"}
        parts.parts = {moved.get(part, part): kept for part, kept in parts.parts.items()}
        parts.replace(TYPES, f'"/{name}"', f'"/{new}"')
        target = name.rpartition("/")[2]
        for part in [part for part in parts.parts if part.endswith(".rels")]:
            text = parts.text(part).replace(
                f'{folder[3:]}/{target}"', f'{folder[3:]}/{new.rpartition("/")[2]}"'
            )
            parts.parts[part] = text.encode()


def _share_strings(parts: Parts, name: str) -> None:
    """Move the texts of a sheet's cells to the shared strings."""
    added: list[str] = []
    first = parts.text(STRINGS).count("<si>")

    def share(found: re.Match[str]) -> str:
        added.append(f"<si>{found[2]}</si>")
        return f'{found[1]} t="s"><v>{first + len(added) - 1}</v></c>'

    text = re.sub(r'(<c [^>]*?) t="inlineStr"><is>(.*?)</is></c>', share, parts.text(name), flags=re.DOTALL)
    parts.parts[name] = text.encode()
    parts.replace(STRINGS, "</sst>", f"{''.join(added)}</sst>")
