"""The directory of a compound file: storages and streams, each storage a red-black tree of its entries."""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

NO_STREAM = 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_RED, _BLACK = 0, 1
_ENTRY = struct.Struct("<64sHBB3I16sI8s8sIQ")
_LONGEST_NAME = 31
_FORBIDDEN = frozenset("/\\:!")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a stream begins, and its length in bytes."""

    start: int
    size: int


_NOWHERE = Place(start=0, size=0)


@dataclass(slots=True, kw_only=True)
class _Node:
    """One entry: a storage has children, a stream has content."""

    name: str
    path: str
    content: bytes | None = None
    children: dict[str, "_Node"] = field(default_factory=dict)
    number: int = 0
    left: int = NO_STREAM
    right: int = NO_STREAM
    child: int = NO_STREAM
    color: int = _BLACK

    def entry(self, place: Place) -> bytes:
        """Return the 128 bytes of the entry."""
        kind = _ROOT if self.number == 0 else _STORAGE if self.content is None else _STREAM
        name = self.name.encode("utf-16-le")
        return _ENTRY.pack(
            name, len(name) + 2, kind, self.color, self.left, self.right, self.child,
            bytes(16), 0, bytes(8), bytes(8), place.start, place.size,
        )  # fmt: skip


class Directory:
    """All entries of a file, numbered: the root first, then each storage with what it holds."""

    def __init__(self, root: _Node) -> None:
        self._nodes = list(_numbered(root))
        for node in self._nodes:
            node.child = _tree(sorted(node.children.values(), key=_order))

    def __len__(self) -> int:
        return len(self._nodes)

    def contents(self) -> Iterator[tuple[str, bytes]]:
        """Yield the path and the content of each stream, in the order of the entries."""
        for node in self._nodes:
            if node.content is not None:
                yield node.path, node.content

    def entries(self, root: Place, places: Mapping[str, Place]) -> bytes:
        """Return the entries, each stream at its place and the mini stream at the root's."""
        at = {**places, "": root}
        return b"".join(node.entry(at.get(node.path, _NOWHERE)) for node in self._nodes)


def plan(streams: Mapping[str, bytes]) -> Directory:
    """Return the directory for streams given by path.

    Raises:
        ValueError: A name is empty, too long, has a forbidden sign, or stands for two things.
    """
    root = _Node(name="Root Entry", path="")
    for path, content in streams.items():
        *storages, name = path.split("/")
        node = root
        for part in storages:
            node = _inside(node, part)
            if node.content is not None:
                raise ValueError(f"{node.path} is a stream and cannot hold {path}.")
        last = _inside(node, name)
        if last.children or last.content is not None:
            raise ValueError(f"{path} is there twice.")
        last.content = content
    return Directory(root)


def _inside(node: _Node, name: str) -> _Node:
    if not name or len(name) > _LONGEST_NAME or _FORBIDDEN & set(name) or not name.isascii():
        raise ValueError(f"'{name}' cannot be a name in a compound file.")
    path = f"{node.path}/{name}".lstrip("/")
    return node.children.setdefault(name.upper(), _Node(name=name, path=path))


def _numbered(root: _Node) -> Iterator[_Node]:
    waiting = [root]
    number = 0
    while waiting:
        node = waiting.pop(0)
        node.number = number
        number += 1
        yield node
        waiting += sorted(node.children.values(), key=_order)


def _order(node: _Node) -> tuple[int, str]:
    """Shorter names come first, equally long ones by their capital letters (MS-CFB 2.6.4)."""
    return len(node.name), node.name.upper()


def _tree(nodes: list[_Node], depth: int = 0, deepest: int | None = None) -> int:
    """Link sorted siblings into a balanced tree and return the number of its top.

    Every level is full but perhaps the last. Its entries are red, all others black: so each way down
    meets equally many black entries, and no red entry has a red child.
    """
    if deepest is None:
        full = (len(nodes) + 1) & len(nodes) == 0
        deepest = -1 if full else len(nodes).bit_length() - 1
    if not nodes:
        return NO_STREAM
    middle = len(nodes) // 2
    node = nodes[middle]
    node.color = _RED if depth == deepest else _BLACK
    node.left = _tree(nodes[:middle], depth + 1, deepest)
    node.right = _tree(nodes[middle + 1 :], depth + 1, deepest)
    return node.number
