"""Keep the translations complete: `python -m kamxl.locale.messages` (for developers, needs Babel).

Collects every English text that people see and brings the catalogues up to date: new texts appear
untranslated, texts no longer used disappear, and the compiled catalogues are written anew. With
`--check` nothing is written, and any missing or stale translation ends with exit code 1.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parent.parent
LANGUAGES = ("zh_Hans", "zh_Hant")
_MARKS = {"t", "N_", "say"}
_DESCRIBED = {"setting": ("help", "unit")}


def texts() -> dict[str, str]:
    """Return every text to translate with the module that says it."""
    found: dict[str, str] = {}
    for module in sorted(PACKAGE.rglob("*.py")):
        place = module.relative_to(PACKAGE.parent).as_posix()
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                for text in _texts_of(node):
                    found.setdefault(text, place)
    return found


def _texts_of(call: ast.Call) -> Iterator[str]:
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    candidates = call.args[:1] if name in _MARKS else []
    wanted = _DESCRIBED.get(name, ())
    candidates += [keyword.value for keyword in call.keywords if keyword.arg in wanted]
    for node in candidates:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.strip():
            yield node.value


def renewed(language: str, wanted: dict[str, str]) -> Catalog:
    """Return a language's catalogue with exactly the wanted texts; known translations are kept."""
    path = _folder(language) / "kamxl.po"
    known = {}
    if path.exists():
        with path.open("rb") as opened:
            known = {message.id: message.string for message in read_po(opened, locale=language)}
    catalog = Catalog(locale=language, project="kamxl", charset="utf-8", fuzzy=False)
    catalog.mime_headers = [
        (name, value)
        for name, value in catalog.mime_headers
        if name not in {"POT-Creation-Date", "PO-Revision-Date"}
    ]
    for text, place in sorted(wanted.items(), key=lambda pair: (pair[1], pair[0])):
        catalog.add(text, known.get(text) or "", locations=[(place, 0)])
    return catalog


def missing(catalog: Catalog) -> list[str]:
    """Return the texts that have no translation, or one that lost a placeholder."""
    return [
        str(message.id)
        for message in catalog
        if message.id and (not message.string or _places(str(message.id)) != _places(str(message.string)))
    ]


def _places(text: str) -> set[str]:
    import string

    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def _folder(language: str) -> Path:
    return PACKAGE / "locale" / language / "LC_MESSAGES"


def _stale(language: str, catalog: Catalog) -> bool:
    with (_folder(language) / "kamxl.po").open("rb") as opened:
        written = {message.id: message.string for message in read_po(opened, locale=language) if message.id}
    return written != {message.id: message.string for message in catalog if message.id}


def main(arguments: list[str]) -> int:
    """Renew the catalogues, or only check them."""
    wanted, complaints = texts(), []
    for language in LANGUAGES:
        catalog = renewed(language, wanted)
        complaints += [f"{language}: not translated: {text!r}" for text in missing(catalog)]
        if "--check" in arguments:
            complaints += [f"{language}: the catalogue is stale"] if _stale(language, catalog) else []
            continue
        folder = _folder(language)
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "kamxl.po").open("wb") as opened:
            write_po(opened, catalog, width=0, omit_header=False)
        with (folder / "kamxl.mo").open("wb") as opened:
            write_mo(opened, catalog)
    sys.stdout.write("".join(f"{one}\n" for one in complaints))
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
