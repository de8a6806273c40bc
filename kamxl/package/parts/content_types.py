"""[Content_Types].xml: what kind of content each part holds."""

from collections.abc import Mapping
from dataclasses import dataclass

from kamxl.package.parts.archive import part_name
from kamxl.package.parts.fragment import appended, attribute
from kamxl.package.parts.outline import Element, outline
from kamxl.package.parts.splice import Cut

NAME = "[Content_Types].xml"
_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml."
WORKBOOK = _MAIN + "sheet.main+xml"
MACRO_WORKBOOK = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
TEMPLATES = frozenset(
    {_MAIN + "template.main+xml", "application/vnd.ms-excel.template.macroEnabled.main+xml"}
)
CUSTOM_XML_PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentTypes:
    """The kinds by extension and by part. Names count without regard to case, as everywhere in a package."""

    root: Element
    defaults: Mapping[str, str]
    overrides: Mapping[str, str]

    @classmethod
    def read(cls, content: bytes) -> "ContentTypes":
        """Read the part.

        Raises:
            RefusalError: It cannot be parsed.
        """
        root = outline(content, NAME)
        return cls(
            root=root,
            defaults={
                one.get("Extension").casefold(): one.get("ContentType") for one in root.named("Default")
            },
            overrides={
                part_name(one.get("PartName")).casefold(): one.get("ContentType")
                for one in root.named("Override")
            },
        )

    def of(self, part: str) -> str:
        """Return the kind of a part; "" when nobody says it."""
        extension = part.rpartition(".")[2].casefold()
        return self.overrides.get(part.casefold()) or self.defaults.get(extension, "")

    def added(self, kinds: Mapping[str, str]) -> list[Cut]:
        """Return the cuts that add parts with their kinds."""
        markup = "".join(
            f'<Override PartName="/{attribute(part)}" ContentType="{attribute(kind)}"/>'
            for part, kind in kinds.items()
            if self.of(part) != kind
        )
        return [appended(self.root, markup)]

    def removed(self, parts: set[str]) -> list[Cut]:
        """Return the cuts that take parts out."""
        folded = {part.casefold() for part in parts}
        return [
            Cut(one.start, one.end, b"")
            for one in self.root.named("Override")
            if part_name(one.get("PartName")).casefold() in folded
        ]
