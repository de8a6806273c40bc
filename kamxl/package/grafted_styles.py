"""The styles of a workbook that gets sheets, wherever it keeps them."""

import posixpath
import re

from kamxl.package.grafting import Grafting
from kamxl.package.package import missing
from kamxl.package.parts.relationships import STYLES
from kamxl.package.styles import PLAIN, Styles, StyleSheet

STYLES_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_PLAIN_NAME = re.compile(r"(?!.*\.\.)[\w./ -]+")


def styles_of(work: Grafting) -> tuple[str | None, Styles]:
    """Return the styles part of the workbook (None when it has none), and its styles."""
    found = named_styles(work)
    part = work.target.find(found) if found else None
    content = PLAIN if part is None else work.target.read(part)
    return part, Styles(theirs=StyleSheet.read(content, part or "xl/styles.xml"))


def named_styles(work: Grafting) -> str | None:
    """Return where the workbook says that its styles are; None when it does not say so."""
    arrows = work.target.rels(work.theirs.name)
    found = next((one.target for one in arrows if one.kind == STYLES and not one.external), None)
    if found is not None and work.target.find(found) is None and not _PLAIN_NAME.fullmatch(found):
        raise missing(found)
    return found


def write_styles(work: Grafting, part: str | None, styles: Styles) -> None:
    """Append the new styles to the workbook's own, or give it a styles part."""
    if part is not None:
        work.target.cut(part, styles.cuts())
        return
    # calamine and openpyxl look for the styles under this name, whatever the workbook's relationships say.
    named = named_styles(work)
    name = named or posixpath.join(posixpath.dirname(work.theirs.name), "styles.xml")
    if work.target.find(name) is not None:
        name = work.target.free_name(name.replace("styles.xml", "kamStyles{}.xml"))
    work.target.add(name, PLAIN)
    work.target.cut(name, styles.cuts())
    work.kinds[name] = STYLES_KIND
