"""A workbook as its parts, to which a script adds what real workbooks have."""

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.parsers import expat

from element_orders import ORDERS

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES = "[Content_Types].xml"
EPOCH = (1980, 1, 1, 0, 0, 0)
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """A child of a part's root element: its local name and where it stands in the bytes."""

    name: str
    start: int
    end: int


class Parts:
    """The parts of one package, in order; text is UTF-8 XML as Excel writes it."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self.parts = dict(parts)

    @classmethod
    def opened(cls, path: Path) -> "Parts":
        """Read all parts of a workbook."""
        with zipfile.ZipFile(path) as archive:
            return cls({name: archive.read(name) for name in archive.namelist()})

    def to_bytes(self) -> bytes:
        """Return the package; the same parts always give the same bytes."""
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w") as archive:
            for name, content in self.parts.items():
                entry = zipfile.ZipInfo(name, EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, content, compresslevel=1)
        return written.getvalue()

    def text(self, name: str) -> str:
        """Return a part as text."""
        return self.parts[name].decode()

    def replace(self, name: str, old: str, new: str, count: int = 1) -> None:
        """Replace text in a part; it must be there."""
        text = self.text(name)
        assert old in text, f"{old!r} is not in {name}"
        self.parts[name] = text.replace(old, new, count).encode()

    def add(self, name: str, content: str | bytes, content_type: str | None = None) -> str:
        """Add a part, with an Override unless a Default covers it, and return its name."""
        assert name not in self.parts, f"{name} is there already"
        self.parts[name] = (HEAD + content).encode() if isinstance(content, str) else content
        if content_type is not None:
            override = f'<Override PartName="/{name}" ContentType="{content_type}"/>'
            self.replace(TYPES, "</Types>", f"{override}</Types>")
        return name

    def default(self, extension: str, content_type: str) -> None:
        """Give a file extension its content type, once."""
        if f'Extension="{extension}"' not in self.text(TYPES):
            entry = f'<Default Extension="{extension}" ContentType="{content_type}"/>'
            self.replace(TYPES, "<Default", f"{entry}<Default")

    def relate(self, source: str, kind: str, target: str, *, mode: str = "") -> str:
        """Relate a part (or the package itself, `""`) to another one and return the relationship's id."""
        folder, base = posixpath.split(source)
        name = posixpath.join(folder, "_rels", f"{base}.rels")
        if name not in self.parts:
            self.add(name, f'<Relationships xmlns="{RELATIONSHIPS}"></Relationships>')
        taken = [int(number) for number in re.findall(r'Id="rId(\d+)"', self.text(name))]
        identity = f"rId{max(taken, default=0) + 1}"
        kind = kind if kind.startswith("http") else f"{OFFICE}/{kind}"
        where = target if mode else posixpath.relpath(target, folder or ".")
        entry = f'<Relationship Id="{identity}" Type="{kind}" Target="{where}"{mode}/>'
        self.replace(name, "</Relationships>", f"{entry}</Relationships>")
        return identity

    def relate_outside(self, source: str, kind: str, address: str) -> str:
        """Relate a part to something outside the package."""
        return self.relate(source, kind, address, mode=' TargetMode="External"')

    def sheet(self, name: str) -> str:
        """Return the part of a sheet."""
        found = re.search(rf'<sheet name="{re.escape(name)}"[^>]* r:id="(\w+)"', self.text("xl/workbook.xml"))
        assert found, f"no sheet {name}"
        rels = self.text("xl/_rels/workbook.xml.rels")
        target = re.search(rf'Id="{found[1]}"[^>]*Target="([^"]+)"', rels)
        assert target, f"no relationship {found[1]}"
        return posixpath.join("xl", target[1])

    def add_sheet(self, name: str, content: str, state: str = "") -> str:
        """Add a worksheet behind the others and return its part."""
        ids = [int(number) for number in re.findall(r'sheetId="(\d+)"', self.text("xl/workbook.xml"))]
        numbers = [int(n) for n in re.findall(r"xl/worksheets/sheet(\d+)\.xml", " ".join(self.parts))]
        part = f"xl/worksheets/sheet{max(numbers) + 1}.xml"
        self.add(part, content, f"{SPREADSHEET}.worksheet+xml")
        identity = self.relate("xl/workbook.xml", "worksheet", part)
        shown = f' state="{state}"' if state else ""
        entry = f'<sheet name="{name}" sheetId="{max(ids) + 1}"{shown} r:id="{identity}"/>'
        self.replace("xl/workbook.xml", "</sheets>", f"{entry}</sheets>")
        return part

    def insert(self, name: str, element: str) -> None:
        """Insert a child into a part's root element, where the schema wants it."""
        content = self.parts[name]
        root, children = outline(content)
        order = ORDERS[root]
        tag = re.findall(r"[a-zA-Z]+", element)[0]
        place = order.index(tag)
        before = [one for one in children if one.name in order and order.index(one.name) <= place]
        at = before[-1].end if before else children[0].start
        self.parts[name] = content[:at] + element.encode() + content[at:]

    def extend(self, name: str, extension: str) -> None:
        """Add an `<ext>` at the end of a part's root element; two of one kind become one."""
        kind = re.findall(r'uri="([^"]+)"', extension)[0]
        head, found, tail = self.text(name).partition(f'<ext uri="{kind}"')
        if found:
            tag, inner = re.findall(r"^<ext [^>]*><([\w:]+)[^>]*>(.*)</\1></ext>$", extension)[0]
            tail = tail.replace(f"</{tag}></ext>", f"{inner}</{tag}></ext>", 1)
            self.parts[name] = f"{head}{found}{tail}".encode()
            return
        if "extLst" not in [child.name for child in outline(self.parts[name])[1]]:
            self.insert(name, "<extLst></extLst>")
        head, _, tail = self.text(name).rpartition("</extLst>")
        self.parts[name] = f"{head}{extension}</extLst>{tail}".encode()

    def into(self, name: str, parent: str, child: str) -> None:
        """Add a child to a counted list of the root (`definedNames`, `fonts`, …), made when missing."""
        if f"<{parent}" not in self.text(name):
            self.insert(name, f"<{parent}></{parent}>")
        self.replace(name, f"</{parent}>", f"{child}</{parent}>")


def outline(content: bytes) -> tuple[str, list[Child]]:
    """Return the local name of a part's root element and its children."""
    parser = expat.ParserCreate()
    open_names: list[tuple[str, int]] = []
    children: list[Child] = []
    roots: list[str] = []

    def start(tag: str, _attributes: dict[str, str]) -> None:
        roots.append(tag)
        open_names.append((tag.rpartition(":")[2], parser.CurrentByteIndex))

    def end(tag: str) -> None:
        name, begun = open_names.pop()
        if len(open_names) == 1:
            at = parser.CurrentByteIndex
            # For `<a/>` expat already stands behind the tag; for `</a>` in front of it.
            closing = content.startswith(f"</{tag}".encode(), at)
            last = content.index(b">", at) + 1 if closing else at
            children.append(Child(name=name, start=begun, end=last))

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(content, True)
    return roots[0].rpartition(":")[2], children
