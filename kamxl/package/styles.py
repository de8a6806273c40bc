"""Cell styles: new ones are appended to the workbook's own, and renumbered.

No style of the workbook changes its number, so no cell of the team changes its look.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kamxl.domain.message import say
from kamxl.package.parts.fragment import appended, attribute, attribute_set, placed_in
from kamxl.package.parts.outline import MAIN, Element, outline, whole_number
from kamxl.package.parts.sequence import STYLE_SHEET, place_for
from kamxl.package.parts.splice import Cut, insert
from kamxl.package.refusals import TooManyStylesError

LIMIT = 64_000
"""The most cell formats a workbook may have (Microsoft, Excel specifications and limits)."""

_FIRST_OWN_FORMAT = 164
"""Number formats below are built in (ECMA-376 part 1, 18.8.30)."""

_MEMBERS = frozenset({"font", "fill", "border", "xf", "dxf"})
"""Members of collections; what is in them is copied as it is written."""

_INDEXES = re.compile(r'\b(numFmtId|fontId|fillId|borderId|xfId)="(\d+)"')

_EXPECTED = ("fonts", "fills", "borders", "cellStyleXfs", "cellXfs")

_REPLACED = re.compile(r"""\s(numFmtId|applyNumberFormat|quotePrefix)\s*=\s*("[^"]*"|'[^']*')""")

PLAIN = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="{MAIN}">'
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
).encode()
"""The styles of a workbook that has none: those a program assumes then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Renumbered:
    """The numbers that the styles of new sheets have got: of cell formats and of differential formats."""

    cells: Mapping[int, int]
    differential: Mapping[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleSheet:
    """A parsed styles part."""

    content: bytes
    root: Element

    @classmethod
    def read(cls, content: bytes, part: str) -> "StyleSheet":
        """Parse the part.

        Raises:
            RefusalError: It cannot be parsed.
        """
        return cls(content=content, root=outline(content, part, _MEMBERS))

    def members(self, tag: str) -> list[Element]:
        """Return the members of a collection like `fonts`; none when it is not there."""
        parent = self.root.child(tag)
        return list(_members(parent, parent.space)) if parent else []

    def markup(self, tag: str) -> list[str]:
        """Return the XML of each member of a collection as it is written."""
        return [self.content[one.start : one.end].decode() for one in self.members(tag)]

    def number_formats(self) -> dict[int, str]:
        """Return the workbook's own number formats."""
        return {
            found: one.get("formatCode")
            for one in self.members("numFmts")
            if (found := whole_number(one.get("numFmtId"))) is not None
        }


@dataclass(slots=True, kw_only=True)
class Styles:
    """The styles of a workbook, and what is to be appended to them."""

    theirs: StyleSheet
    added: dict[str, list[str]] = field(default_factory=dict)
    _formats: dict[str, int] = field(default_factory=dict)
    _derived: dict[tuple[int, str], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        plain = StyleSheet.read(PLAIN, "xl/styles.xml")
        for tag in _EXPECTED:  # number 0 is what cells without a style look like
            if not self.theirs.members(tag):
                self.added[tag] = plain.markup(tag)
        self._formats = {code: number for number, code in reversed(self.theirs.number_formats().items())}

    def take(self, ours: StyleSheet) -> Renumbered:
        """Append every style of a workbook that xlsxwriter made, and return the new numbers."""
        shifts = {
            "fontId": self._append("fonts", ours.markup("fonts")),
            "fillId": self._append("fills", ours.markup("fills")),
            "borderId": self._append("borders", ours.markup("borders")),
        }
        formats = {number: self.number_format(code) for number, code in ours.number_formats().items()}

        def renumber(match: re.Match[str]) -> str:
            name, number = match[1], int(match[2])
            if name == "numFmtId":
                number = formats.get(number, number)
            elif name == "xfId":
                number = 0
            else:
                number += shifts[name]
            return f'{name}="{number}"'

        cells = [_INDEXES.sub(renumber, one) for one in ours.markup("cellXfs")]
        differential = [_INDEXES.sub(renumber, one) for one in ours.markup("dxfs")]
        first, first_differential = self._append("cellXfs", cells), self._append("dxfs", differential)
        return Renumbered(
            cells={number: first + number for number in range(len(cells))},
            differential={number: first_differential + number for number in range(len(differential))},
        )

    def derive(self, cell_format: int, code: str) -> int:
        """Return a cell format that differs from one of the workbook's own in its number format only.

        Args:
            cell_format: The number of the format to start from.
            code: The number format; "General" for texts.
        """
        key = (cell_format, code)
        if key not in self._derived:
            existing = self.theirs.markup("cellXfs")
            number = self.number_format(code)
            markup = existing[cell_format] if cell_format < len(existing) else '<xf numFmtId="0"/>'
            prefix = self.theirs.root.prefix
            if prefix:
                markup = markup.replace(f"<{prefix}:", "<").replace(f"</{prefix}:", "</")
            self._derived[key] = self._append("cellXfs", [_with_number_format(markup, number)])
        return self._derived[key]

    def differential(self, markup: str) -> int:
        """Append a differential format (`<dxf>…</dxf>`) and return its number."""
        if markup in self.added.get("dxfs", ()):
            return len(self.theirs.members("dxfs")) + self.added["dxfs"].index(markup)
        return self._append("dxfs", [markup])

    def number_format(self, code: str) -> int:
        """Return the number of a number format, which is appended when the workbook has none like it."""
        if code == "General":
            return 0
        if code not in self._formats:
            taken = max([_FIRST_OWN_FORMAT - 1, *self.theirs.number_formats(), *self._formats.values()])
            self._formats[code] = taken + 1
            self._append("numFmts", [f'<numFmt numFmtId="{taken + 1}" formatCode="{attribute(code)}"/>'])
        return self._formats[code]

    def cuts(self) -> list[Cut]:
        """Return the cuts that append everything.

        Raises:
            TooManyStylesError: There is no room for more cell formats.
        """
        count = len(self.theirs.members("cellXfs")) + len(self.added.get("cellXfs", ()))
        if count > LIMIT:
            raise TooManyStylesError(
                say(
                    "The workbook would have {count} cell formats, and more than {limit} make Excel refuse "
                    "a file. It stays as it is; remove unused styles in Excel first.",
                    count=count,
                    limit=LIMIT,
                )
            )
        tags = [tag for tag in STYLE_SHEET if self.added.get(tag)]
        if self.theirs.root.empty:
            return [appended(self.theirs.root, "".join(_collection(tag, self.added[tag]) for tag in tags))]
        return [cut for tag in tags for cut in self._appended(tag)]

    def _append(self, tag: str, markup: Iterable[str]) -> int:
        """Note members for a collection, and return the number of the first one."""
        members = self.added.setdefault(tag, [])
        first = len(self.theirs.members(tag)) + len(members)
        members.extend(markup)
        return first

    def _appended(self, tag: str) -> list[Cut]:
        """Return the cuts that put members at the end of a collection, made when it is not there."""
        members = self.added[tag]
        root, parent = self.theirs.root, self.theirs.root.child(tag)
        if parent is None:
            return [insert(place_for(root, tag, STYLE_SHEET), placed_in(root, _collection(tag, members)))]
        count = str(len(self.theirs.members(tag)) + len(members))
        return [
            attribute_set(parent, "count", count, self.theirs.content),
            appended(parent, "".join(members)),
        ]


def _members(parent: Element, space: str) -> Iterator[Element]:
    """Yield the members, also those that stand in `mc:AlternateContent`, which older programs read too."""
    for one in parent.children:
        if one.space == space:
            yield one
        elif one.tag == "AlternateContent" and one.children:
            # Each choice holds the same members; the last one, the fallback, is for every program.
            yield from _members(one.children[-1], space)


def _collection(tag: str, members: Sequence[str]) -> str:
    return f'<{tag} count="{len(members)}">{"".join(members)}</{tag}>'


def _with_number_format(markup: str, number: int) -> str:
    head, closing, rest = markup.partition(">")
    head = _REPLACED.sub("", head)
    empty = head.endswith("/")
    head = head.removesuffix("/").rstrip()
    return f'{head} numFmtId="{number}" applyNumberFormat="1"{"/" if empty else ""}{closing}{rest}'
