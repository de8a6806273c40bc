"""All macro text read by a grammar of VBA that we did not write, as each kind of Excel sees it."""

import re
from collections.abc import Iterator

import pytest
from addin_made import PYTHON
from antlr4 import CommonTokenStream, InputStream
from antlr4.error.ErrorListener import ErrorListener
from antlr4_vba.vbaLexer import vbaLexer
from antlr4_vba.vbaParser import vbaParser

from kamxl.hosts.excel.addin_file import modules
from kamxl.hosts.excel.interpreter import Way

pytestmark = pytest.mark.slow

EXCELS = {
    "Win64": {"Mac": False, "Win64": True},
    "Win32": {"Mac": False, "Win64": False},
    "Mac": {"Mac": True, "Win64": True},
}
CONDITION = re.compile(r"#(If|ElseIf|Else|End If)\b(?: (\w+) Then)?$")


class _Errors(ErrorListener):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def syntaxError(  # noqa: N802 - antlr's name
        self, _recognizer: object, _symbol: object, line: int, column: int, msg: str, _error: object
    ) -> None:
        self.found.append(f"{line}:{column} {msg}")


def seen(code: str, excel: dict[str, bool]) -> Iterator[str]:
    """Give the lines that one kind of Excel compiles."""
    open_ifs: list[tuple[bool, bool]] = []
    for line in code.splitlines():
        condition = CONDITION.match(line)
        if condition is None:
            if all(counts for counts, _ in open_ifs):
                yield line
        elif condition[1] == "If":
            open_ifs.append((excel[condition[2]], excel[condition[2]]))
        elif condition[1] == "End If":
            open_ifs.pop()
        else:
            had = open_ifs.pop()[1]
            now = not had and (condition[1] == "Else" or excel[condition[2]])
            open_ifs.append((now, had or now))
    assert open_ifs == []


def errors(code: str) -> list[str]:
    parser = vbaParser(CommonTokenStream(vbaLexer(InputStream(code))))
    listener = _Errors()
    parser.removeErrorListeners()
    parser.addErrorListener(listener)
    parser.startRule()
    return listener.found


def texts() -> dict[str, str]:
    """Return each different text that any Excel compiles, by where it stands."""
    found: dict[str, str] = {}
    for way in Way:
        for module in modules(PYTHON.xlwings, way):
            for name, excel in EXCELS.items():
                head = f'Attribute VB_Name = "{module.name}"\r\n'
                text = head + "\r\n".join(seen(module.code, excel)) + "\r\n"
                if module.code and text not in found.values():
                    found[f"{module.name}-{way}-{name}"] = text
    return found


TEXTS = texts()


@pytest.mark.parametrize("where", TEXTS)
def test_every_kind_of_excel_is_given_correct_vba(where: str) -> None:
    assert errors(TEXTS[where]) == []


def test_the_grammar_sees_faults() -> None:
    whole = next(text for where, text in TEXTS.items() if where.startswith("KamTexts"))
    assert errors(whole.replace("End Function", "End Sub", 1)) != []
    assert errors(whole.replace(" As String", " Als String", 1)) != []
