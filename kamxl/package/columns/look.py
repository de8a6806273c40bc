"""Colours of words in formula columns: conditional formats."""

from collections.abc import Iterable, Iterator, Sequence

from kamxl.package.area import Area, areas
from kamxl.package.columns.wanted import Look
from kamxl.package.parts.fragment import placed_in, text
from kamxl.package.parts.outline import Element, whole_number
from kamxl.package.parts.sequence import WORKSHEET, place_for
from kamxl.package.parts.splice import Cut, insert
from kamxl.package.sheet_part import SheetPart
from kamxl.package.styles import Styles


def look_cuts(
    sheet: SheetPart, styles: Styles, looks: Iterable[tuple[Area, Sequence[Look]]]
) -> Iterator[Cut]:
    """Yield the cut that colours the words of areas, behind the conditional formats that are there."""
    priority = _last_priority(sheet.root)
    markup = ""
    for place, words in looks:
        rules = ""
        for word in words:
            priority += 1
            quoted = '"' + word.text.replace('"', '""') + '"'
            rules += (
                f'<cfRule type="cellIs" dxfId="{styles.differential(_format(word))}" priority="{priority}" '
                f'operator="equal"><formula>{text(quoted)}</formula></cfRule>'
            )
        if rules:
            markup += f'<conditionalFormatting sqref="{place}">{rules}</conditionalFormatting>'
    if markup:
        behind = place_for(sheet.root, "conditionalFormatting", WORKSHEET)
        yield insert(behind, placed_in(sheet.root, markup))


def own_look_cuts(sheet: SheetPart, columns: set[int]) -> Iterator[Cut]:
    """Yield the cuts that take the colours of an earlier run out of columns."""
    for one in sheet.root.named("conditionalFormatting"):
        places = areas(one.get("sqref"))
        if places and all(place.left == place.right and place.left in columns for place in places):
            rules = list(one.named("cfRule"))
            if rules and all(_is_ours(rule) for rule in rules):
                yield Cut(one.start, one.end, b"")


def _is_ours(rule: Element) -> bool:
    formula = rule.child("formula")
    return (
        rule.get("type") == "cellIs"
        and rule.get("operator") == "equal"
        and formula is not None
        and formula.text.startswith('"')
    )


def _last_priority(root: Element) -> int:
    written = [one.get("priority") for one in root.walk() if one.tag == "cfRule"]
    return max((whole_number(one) or 0 for one in written), default=0)


def _format(look: Look) -> str:
    return (
        f'<dxf><font><b/><color rgb="{look.font}"/></font>'
        f'<fill><patternFill><bgColor rgb="{look.background}"/></patternFill></fill></dxf>'
    )
