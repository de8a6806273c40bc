"""All macro text by VBA's rules: names, lines, blocks. Only Excel itself can say that it compiles."""

import re
from dataclasses import replace

import pytest
from addin_made import PYTHON, addin
from independent_reader import suspicions

from kamxl.hosts.excel.addin_file import addin_bytes, modules
from kamxl.hosts.excel.interpreter import Way

BY_LIBRARY = {module.name: module for module in modules(PYTHON.xlwings, Way.DLL)}
BY_CLASS = {module.name: module for module in modules(PYTHON.xlwings, Way.COM)}
MODULES = {**BY_LIBRARY, "KamReach by class": BY_CLASS["KamReach"]}
CODE = "\n".join(module.code for module in MODULES.values())

# MS-VBAL 3.3.5.2: names that are the language's own.
RESERVED = """
    abs addressof and any array as attribute boolean byref byte byval call case cbool cbyte ccur cdate
    cdbl cdecl cdec cint circle clng clnglng clngptr close const csng cstr currency cvar cverr date debug
    decimal declare defbool defbyte defcur defdate defdbl defint deflng defobj defsng defstr defvar dim do
    doevents double each else elseif empty end endif enum eqv erase event exit false fix for friend function
    get global gosub goto if imp implements in input inputb instr int integer is lbound len lenb let like
    linestring lock long longlong longptr loop lset me mid midb mod new next not nothing null object on
    open option optional or paramarray preserve print private pset public put raiseevent redim rem resume
    return rset scale seek select set sgn shared single spc static stop string sub tab then to true type
    typeof ubound unlock until variant wend while with withevents write xor"""
IS_RESERVED = re.compile(rf"(?i:{'|'.join(re.findall(r'[a-z]+', RESERVED))})")
HEADER = re.compile(r"(?:Public |Private )?(?:Declare PtrSafe )?(?:Sub|Function) (\w+)[^(]*\(([^)]*)\)")
VARIABLES = re.compile(r"(?:Dim|Private|Public|Static) (?!Declare|Sub|Function)(.*)")
PROCEDURES = re.compile(r"^(?:Public|Private) (?:Sub|Function) (\w+)", re.MULTILINE)
BEFORE_A_NAME = {"Optional", "ByVal", "ByRef", "WithEvents"}
BLOCKS = (
    (r"^(?:Public |Private )(?:Sub|Function)\b", r"^End (?:Sub|Function)$"),
    (r"^If .*Then$", r"^End If$"),
    (r"^For ", r"^Next$"),
    (r"^Do\b", r"^Loop\b"),
    (r"^Select Case ", r"^End Select$"),
    (r"^With ", r"^End With$"),
    (r"^#If ", r"^#End If$"),
)


def declared(code: str) -> set[str]:
    """Return the names that code declares: procedures, arguments and variables."""
    found = set()
    for line in lines(code):
        if header := HEADER.match(line):
            found |= {header[1], *names_of(header[2])}
        elif variables := VARIABLES.match(line):
            found |= names_of(variables[1])
    return found


def names_of(declaration: str) -> set[str]:
    """Return the names in `ByVal path As String, Optional mode As Long`."""
    words = [
        re.sub(r"[()]", "", one.partition(" As ")[0]).split() for one in declaration.split(",") if one.strip()
    ]
    return {word for some in words for word in some if word not in BEFORE_A_NAME}


def lines(code: str) -> list[str]:
    """Return the lines as VBA sees them: continued ones joined, comments and indents gone."""
    joined = code.replace(" _\n", " ")
    return [re.sub(r"\s*'[^\"]*$", "", line).strip() for line in joined.splitlines()]


def test_the_names_are_found() -> None:
    assert {"KamAsk", "functionName", "sent", "program", "book", "LoadLibrary", "path"} <= declared(CODE)
    assert {"KAM_TIER", "contribution", "previous"} <= declared(CODE)


@pytest.mark.parametrize("name", MODULES)
def test_every_name_is_a_legal_identifier(name: str) -> None:
    for one in declared(MODULES[name].code) | {MODULES[name].name}:
        assert re.fullmatch(r"[A-Za-z][A-Za-z0-9_]{0,254}", one)
        assert not IS_RESERVED.fullmatch(one)


def test_no_function_looks_like_the_address_of_a_cell() -> None:
    names = PROCEDURES.findall(CODE)
    assert len(names) > 40
    for one in names:
        assert not re.fullmatch(r"[A-Za-z]{1,3}\d+|[Rr]\d*[Cc]\d*|[Rr]|[Cc]", one)


def test_no_name_is_given_twice_among_procedures_and_modules() -> None:
    for project in (BY_LIBRARY, BY_CLASS):
        code = "\n".join(module.code for module in project.values())
        names = [one.casefold() for one in (*PROCEDURES.findall(code), *project, "kamxlAddin")]
        assert len(names) == len(set(names))


@pytest.mark.parametrize("name", MODULES)
def test_lines_are_short_and_not_continued_too_often(name: str) -> None:
    source = MODULES[name].source
    assert source.isascii()
    assert max(map(len, source.split("\r\n"))) <= 255
    assert source.count("\r\n") == source.count("\n") < 65_000
    for statement in re.findall(r"(?:^.* _\r\n)+", source, re.MULTILINE):
        assert statement.count("\r\n") <= 24


@pytest.mark.parametrize("name", MODULES)
def test_every_block_is_closed(name: str) -> None:
    code = lines(MODULES[name].code)
    for opening, closing in BLOCKS:
        assert sum(bool(re.match(opening, one)) and "Declare" not in one for one in code) == sum(
            bool(re.match(closing, one)) for one in code
        )


@pytest.mark.parametrize("name", [name for name in MODULES if name != "Sheet1"])
def test_every_module_declares_its_variables(name: str) -> None:
    assert MODULES[name].code.startswith("Option Explicit\n")


def test_everything_of_ours_that_is_called_is_there() -> None:
    without_texts = re.sub(r'"[^"]*"', "", CODE)
    used = set(re.findall(r"\bKam[A-Z]\w*", without_texts))
    assert used == set(PROCEDURES.findall(CODE)) - set(re.findall(r"\bKAM_\w+", CODE)) - {
        "Workbook_Open",
        "program_WorkbookActivate",
        "program_SheetChange",
    } | {"KamActivate"}


def test_only_the_functions_are_offered_in_cells() -> None:
    for name, module in MODULES.items():
        functions = re.findall(r"^Public Function (\w+)", module.code, re.MULTILINE)
        assert name == "KamFunctions" or not functions or "Option Private Module" in module.code


def test_the_library_is_named_with_the_version_of_xlwings_for_both_widths_of_excel() -> None:
    assert "@" not in CODE
    assert '"xlwings64-0.37.8.dll"' in CODE
    assert '"xlwings32-0.37.8.dll"' in CODE
    assert '"xlwings-0.37.8.applescript"' in CODE


def test_there_is_little_of_it() -> None:
    written = [module.code for name, module in BY_LIBRARY.items() if name != "KamFunctions"]
    assert sum(code.count("\n") for code in written) < 480


def test_scanners_are_given_three_reasons_to_look_and_no_more() -> None:
    assert suspicions(addin()) == {"Workbook_Open", "Lib", "applescript"}
    by_class = addin_bytes(replace(PYTHON, way=Way.COM))
    assert suspicions(by_class) == {"Workbook_Open", "CreateObject", "applescript"}


def test_the_way_by_the_class_declares_nothing_of_windows() -> None:
    code = "\n".join(module.code for module in BY_CLASS.values())
    assert "Declare" not in code
    assert "LoadLibrary" not in code


def test_python_is_handed_no_object_of_excel() -> None:
    calls = re.findall(r"\.CallUDF\W.*", CODE)
    assert len(calls) == 3
    for call in calls:
        assert re.search(r", Array\([^)]*\)\)?$", call)  # no workbook and no caller after the arguments
    assert not re.search(r"Set sent", CODE)


def test_functions_try_again_only_when_the_server_is_gone_or_busy() -> None:
    code = MODULES["KamServer"].code
    assert code.index("If again Or Not KamGone(Err.Number) Then") < code.index("Resume Ask")
