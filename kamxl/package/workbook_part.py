"""The main part of a workbook: its sheets, its names, how it is calculated."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kamxl.domain.message import say
from kamxl.package.package import Package, missing, strict
from kamxl.package.parts.fragment import appended, attribute, attribute_set, placed_in, text
from kamxl.package.parts.outline import MAIN, RELATIONSHIPS, Element, outline, whole_number
from kamxl.package.parts.relationships import WORKSHEET
from kamxl.package.parts.sequence import WORKBOOK, place_for
from kamxl.package.parts.splice import Cut, insert
from kamxl.package.refusals import FormatError, ProtectedStructureError

TRUE = frozenset({"1", "true"})
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet as the workbook lists it. `part` is None for an arrow that leads nowhere."""

    name: str
    number: str
    """Its sheetId, which stays when it is renamed or moved."""
    arrow: str
    part: str | None
    kind: str
    element: Element


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinedName:
    """A defined name. `scope` is the place of its sheet among the sheets; None for the whole workbook."""

    name: str
    scope: int | None
    refers_to: str
    hidden: bool
    element: Element | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSheet:
    """A sheet to be listed: its name, the id of its arrow, and the sheet it stands before (None: the end)."""

    name: str
    arrow: str
    place: int | None = None
    state: str = ""
    """`hidden` or `veryHidden`; "" shows it."""


def shifts(sheets: Sequence[NewSheet]) -> Callable[[int], int]:
    """Return where each sheet stands once new ones are listed before some of them."""
    places = [one.place for one in sheets if one.place is not None]
    return lambda old: old + sum(place <= old for place in places)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkbookPart:
    """The parsed main part."""

    name: str
    content: bytes
    root: Element
    sheets: tuple[Sheet, ...]
    names: tuple[DefinedName, ...]

    @classmethod
    def of(cls, package: Package) -> "WorkbookPart":
        """Parse the main part of a package.

        Raises:
            RefusalError: It cannot be parsed, or it is Strict Open XML.
        """
        content = package.read(package.workbook)
        root = outline(content, package.workbook)
        if root.space == STRICT_MAIN:
            raise strict()
        if root.space != MAIN:
            raise FormatError(
                say(
                    "The workbook is written in a form that kamxl does not know ('{form}'). "
                    "It stays as it is; save it as .xlsx in Excel.",
                    form=root.space,
                )
            )
        arrows = {arrow.id: arrow for arrow in package.rels(package.workbook)}
        listed = root.child("sheets")
        if listed is None:
            raise missing(package.workbook + "#sheets")
        sheets = []
        for element in listed.named("sheet"):
            arrow = arrows.get(element.get(f"{RELATIONSHIPS} id"))
            sheets.append(
                Sheet(
                    name=element.get("name"),
                    number=element.get("sheetId"),
                    arrow=element.get(f"{RELATIONSHIPS} id"),
                    part=package.find(arrow.target) if arrow and not arrow.external else None,
                    kind=arrow.kind if arrow else "",
                    element=element,
                )
            )
        return cls(
            name=package.workbook, content=content, root=root, sheets=tuple(sheets), names=_names(root)
        )

    @property
    def epoch_1904(self) -> bool:
        """Whether dates count from 1904."""
        properties = self.root.child("workbookPr")
        return properties is not None and properties.get("date1904") in TRUE

    @property
    def precision_as_displayed(self) -> bool:
        """Whether Excel rounds every result to what the cell shows."""
        calculation = self.root.child("calcPr")
        return calculation is not None and calculation.get("fullPrecision") in {"0", "false"}

    def sheet(self, name: str) -> Sheet | None:
        """Return a sheet by its name, whatever the case."""
        folded = name.casefold()
        return next((sheet for sheet in self.sheets if sheet.name.casefold() == folded), None)

    def worksheets(self) -> list[Sheet]:
        """Return the sheets that hold cells and are there."""
        return [sheet for sheet in self.sheets if sheet.part and sheet.kind == WORKSHEET]

    def refuse_protected(self) -> None:
        """Make sure that sheets may be added.

        Raises:
            ProtectedStructureError: The structure is locked.
        """
        protection = self.root.child("workbookProtection")
        if protection is not None and protection.get("lockStructure") in TRUE:
            raise ProtectedStructureError(
                say(
                    "The structure of the workbook is protected, so no sheet may be added. "
                    "It stays as it is; unprotect it in Excel (Review, Protect Workbook)."
                )
            )

    def add_sheets(self, sheets: Sequence[NewSheet]) -> list[Cut]:
        """Return the cuts that list sheets: behind the others, or where an earlier version of them stood."""
        following = max((whole_number(one.number) or 0 for one in self.sheets), default=0) + 1
        prefix, declared = self._arrow_prefix()
        behind = ""
        before: dict[int, str] = {}
        for number, one in enumerate(sheets, start=following):
            state = f' state="{one.state}"' if one.state else ""
            named = f'name="{attribute(one.name)}" sheetId="{number}"{state}'
            markup = f'<sheet{declared} {named} {prefix}:id="{one.arrow}"/>'
            if one.place is None or one.place >= len(self.sheets):
                behind += markup
            else:
                before[one.place] = before.get(one.place, "") + markup
        listed = self.root.child("sheets")
        if listed is None:
            return []
        cuts = [
            insert(self.sheets[place].element.start, placed_in(listed, markup))
            for place, markup in sorted(before.items())
        ]
        between = [one for one in sheets if one.place is not None and one.place < len(self.sheets)]
        return [*cuts, *([appended(listed, behind)] if behind else []), *self.moved(shifts(between))]

    def moved(self, shift: Callable[[int], int | None]) -> list[Cut]:
        """Return the cuts that tell names of one sheet, and the windows, where their sheets stand now.

        Args:
            shift: The new place of the sheet at a place; None when it goes.
        """
        cuts = []
        for one in self.names:
            if one.scope is not None and one.scope < len(self.sheets) and one.element is not None:
                place = shift(one.scope)
                if place is not None and place != one.scope:
                    cuts.append(attribute_set(one.element, "localSheetId", str(place), self.content))
        views = self.root.child("bookViews")
        for view in views.named("workbookView") if views is not None else ():
            for name in ("activeTab", "firstSheet"):
                old = whole_number(view.get(name, "0"))
                place = None if old is None else shift(old) or 0
                if place != old:
                    cuts.append(attribute_set(view, name, str(place), self.content))
        return cuts

    def add_names(self, names: Iterable[DefinedName]) -> list[Cut]:
        """Return the cut that adds defined names behind the others."""
        markup = "".join(
            f'<definedName name="{attribute(one.name)}"'
            f"{_scope(one)}{_HIDDEN if one.hidden else ''}>{text(one.refers_to)}</definedName>"
            for one in names
        )
        parent = self.root.child("definedNames")
        if not markup:
            return []
        if parent is not None:
            return [appended(parent, markup)]
        whole = f"<definedNames>{markup}</definedNames>"
        return [insert(place_for(self.root, "definedNames", WORKBOOK), placed_in(self.root, whole))]

    def calculate_on_load(self) -> list[Cut]:
        """Return the cut that lets Excel calculate everything when it opens the workbook.

        A workbook that is set to manual calculation keeps to it: what is stored is right already.
        """
        calculation = self.root.child("calcPr")
        if calculation is None:
            place = place_for(self.root, "calcPr", WORKBOOK)
            return [insert(place, placed_in(self.root, '<calcPr fullCalcOnLoad="1"/>'))]
        if calculation.get("calcMode") == "manual" or calculation.get("fullCalcOnLoad") in TRUE:
            return []
        return [attribute_set(calculation, "fullCalcOnLoad", "1", self.content)]

    def _arrow_prefix(self) -> tuple[str, str]:
        """Return the prefix for ids of arrows, and its declaration where the root has none."""
        opening = self.content[self.root.start : self.root.inner].decode("utf-8", "replace")
        for quote in "\"'":
            before, found, _ = opening.partition(f"={quote}{RELATIONSHIPS}{quote}")
            head, colon, prefix = before.rpartition("xmlns:")
            if found and colon and head and " " not in prefix:
                return prefix, ""
        return "r", f' xmlns:r="{RELATIONSHIPS}"'


_HIDDEN = ' hidden="1"'


def _scope(name: DefinedName) -> str:
    return "" if name.scope is None else f' localSheetId="{name.scope}"'


def _names(root: Element) -> tuple[DefinedName, ...]:
    parent = root.child("definedNames")
    if parent is None:
        return ()
    return tuple(
        DefinedName(
            name=one.get("name"),
            scope=whole_number(one.get("localSheetId")),
            refers_to=one.text,
            hidden=one.get("hidden") in TRUE,
            element=one,
        )
        for one in parent.named("definedName")
    )
