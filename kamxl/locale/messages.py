"""Keep the translations complete: `python -m kamxl.locale.messages` (for developers, needs Babel).

Collects every English text that people see and brings the catalogues up to date: new texts appear
untranslated, texts no longer used disappear, and the compiled catalogues are written anew. With
`--check` nothing is written, and any missing or stale translation ends with exit code 1.
"""

import ast
import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import islice
from pathlib import Path
from string import Formatter

from babel.core import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parent.parent
LANGUAGES = ("zh_Hans", "zh_Hant")
_MARKS = {"t", "N_", "say"}
_DESCRIBED = {"setting": ("help", "label", "unit"), "Setting": ("help",), "column": ("help",)}


class PlainCatalog(Catalog):
    """A catalogue whose header holds no clock and no tool: same texts, same bytes."""

    def __iter__(self) -> Iterator[Message]:
        """Begin with a header of only what readers need: language and encoding."""
        header = (
            f"Language: {self.locale_identifier}",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: 8bit",
        )
        yield Message("", "\n".join(header))
        yield from islice(super().__iter__(), 1, None)


def texts() -> dict[str, str]:
    """Return every text to translate with the module that says it."""
    found: dict[str, str] = {}
    for module in sorted(PACKAGE.rglob("*.py")):
        place = module.relative_to(PACKAGE.parent).as_posix()
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                said: Iterable[str] = _texts_of(node)
            elif isinstance(node, ast.FunctionDef) and any(map(_declares_cell_function, node.decorator_list)):
                said = [ast.get_docstring(node) or ""]
            elif isinstance(node, ast.Subscript):
                said = _annotations_of(node)
            else:
                continue
            for text in said:
                found.setdefault(text, place)
    return found


def _declares_cell_function(decorator: ast.expr) -> bool:
    called = decorator.func if isinstance(decorator, ast.Call) else None
    return isinstance(called, ast.Name) and called.id == "cell_function"


def _annotations_of(node: ast.Subscript) -> Iterator[str]:
    """Yield the help of an argument: the text in its annotation."""
    annotated = isinstance(node.value, ast.Name) and node.value.id == "Annotated"
    for part in node.slice.elts if annotated and isinstance(node.slice, ast.Tuple) else ():
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


def _texts_of(call: ast.Call) -> Iterator[str]:
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    candidates = call.args[:1] if name in _MARKS else []
    wanted = _DESCRIBED.get(name, ())
    candidates += [keyword.value for keyword in call.keywords if keyword.arg in wanted]
    for node in candidates:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.strip():
            yield node.value


def translations(language: str) -> dict[str, str]:
    """Return a language's translations as they are written, by English text."""
    path = _folder(language) / "kamxl.po"
    if not path.exists():
        return {}
    with path.open("rb") as opened:
        catalog = read_po(opened, locale=language)
    return {str(message.id): str(message.string) for message in catalog if message.id}


def renewed(language: str, wanted: dict[str, str]) -> Catalog:
    """Return a language's catalogue with exactly the wanted texts; known translations are kept."""
    known = translations(language)
    catalog = PlainCatalog(locale=language, charset="utf-8", fuzzy=False)
    catalog.header_comment = f"# What kamxl says, in {Locale.parse(language).english_name}."
    for text, place in sorted(wanted.items(), key=lambda pair: (pair[1], pair[0])):
        catalog.add(text, known.get(text) or "", locations=[(place, 0)])
    return catalog


def missing(catalog: Catalog) -> list[str]:
    """Return the texts that have no translation, or one with other places to fill in."""
    return [
        str(message.id)
        for message in catalog
        if message.id and (not message.string or places(str(message.id)) != places(str(message.string)))
    ]


def places(text: str) -> list[tuple[str, str, str]]:
    """Return the places to fill in of a text with their format and conversion, in alphabetical order."""
    return sorted((name, form or "", how or "") for _, name, form, how in Formatter().parse(text) if name)


def _folder(language: str) -> Path:
    return PACKAGE / "locale" / language / "LC_MESSAGES"


def _files(catalog: Catalog) -> dict[str, bytes]:
    """Return the catalogue as the two files of a language: for people, and for the program."""
    source, compiled = BytesIO(), BytesIO()
    write_po(source, catalog, width=0)
    write_mo(compiled, catalog)
    return {"kamxl.po": source.getvalue(), "kamxl.mo": compiled.getvalue()}


def _stale(folder: Path, name: str, content: bytes) -> bool:
    path = folder / name
    return not path.exists() or path.read_bytes() != content


def main(arguments: list[str]) -> int:
    """Renew the catalogues, or only check them."""
    wanted, complaints = texts(), []
    for language in LANGUAGES:
        catalog, folder = renewed(language, wanted), _folder(language)
        complaints += [f"{language}: not translated: {text!r}" for text in missing(catalog)]
        for name, content in _files(catalog).items():
            if "--check" not in arguments:
                folder.mkdir(parents=True, exist_ok=True)
                (folder / name).write_bytes(content)
            elif _stale(folder, name, content):
                complaints.append(f"{language}: {name} is stale")
    sys.stdout.write("".join(f"{one}\n" for one in complaints))
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
