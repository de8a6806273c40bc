"""What kamxl's own source speaks of: the words of each module, and which modules it takes from.

Read from the syntax tree, so that the page about the model names readers that are there.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import kamxl

PACKAGE = Path(kamxl.__file__).parent
_TOLD = {"help", "label", "header"}
"""Keywords of declarations whose text people read: a name in it is no use of the thing."""
_SPEECH = {"say", "N_", "t", "translated"}
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One module: its name without `kamxl.`, what it says of itself, what it speaks of and takes from."""

    name: str
    code: str
    text: str
    words: frozenset[str]
    takes: frozenset[str]

    @property
    def about(self) -> str:
        """The first sentence of its docstring."""
        return self.text.partition("\n")[0]

    @property
    def said_source(self) -> str:
        """What its docstring gives as the source of the rule; empty without one."""
        found = re.search(r"^Source: (.+?)\.?$", self.text, re.MULTILINE)
        return found.group(1) if found else ""


@cache
def sources() -> dict[str, Source]:
    """Return every module of kamxl by name."""
    found = (_source(path) for path in sorted(PACKAGE.rglob("*.py")))
    return {one.name: one for one in found}


def readers_of(module: str) -> list[str]:
    """Return the modules that take something from a module; a folder's own list of names is no reader."""
    return [one.name for one in sources().values() if module in one.takes and one.name != module]


def speakers_of(word: str) -> list[str]:
    """Return the modules that speak of a word, as an attribute or in a formula."""
    return [one.name for one in sources().values() if word in one.words]


def tests_of(module: str) -> list[str]:
    """Return the files of tests that take something from a module, as they stand below `tests`."""
    return [name for name, takes in _tests().items() if module in takes]


def tests_with(text: str) -> list[str]:
    """Return the files of tests in whose text something stands."""
    root = PACKAGE.parent / "tests"
    found = (path for path in sorted(root.rglob("test_*.py")) if text in path.read_text(encoding="utf-8"))
    return [path.relative_to(root).as_posix() for path in found]


@cache
def _tests() -> dict[str, frozenset[str]]:
    root = PACKAGE.parent / "tests"
    return {
        path.relative_to(root).as_posix(): _takes(_tree(path)) for path in sorted(root.rglob("test_*.py"))
    }


def _source(path: Path) -> Source:
    code = path.read_text(encoding="utf-8")
    tree = ast.parse(code)
    return Source(
        name=_name(path),
        code=code,
        text=ast.get_docstring(tree) or "",
        words=frozenset(_words(tree)),
        takes=_takes(tree),
    )


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _name(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")


def _takes(tree: ast.AST) -> frozenset[str]:
    return frozenset(
        name.removeprefix("kamxl.")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("kamxl.")
        for name in (node.module or "", *(f"{node.module}.{one.name}" for one in node.names))
    )


def _words(node: ast.AST) -> Iterator[str]:
    """Yield attributes, and the words of texts that nobody reads: formulas, names of columns."""
    if isinstance(node, ast.keyword) and node.arg in _TOLD:
        return
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _SPEECH:
        return
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return  # a docstring
    if isinstance(node, ast.Attribute):
        yield node.attr
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield from (word.removeprefix("KAM_") for word in _WORD.findall(node.value))
    for child in ast.iter_child_nodes(node):
        yield from _words(child)
