import re
import subprocess
import sys

import pytest

from kamxl.functions import FUNCTIONS, CellError, CellFunction, call, function_named
from kamxl.functions.kinds import Code, Flag
from kamxl.functions.ranges import Flags
from kamxl.rules.every_setting import all_settings

# The order of the groups is that of the help pages.
GROUPS = {
    "matrix": "TIER IMPORTANCE CONTRIBUTION ABC RFM PLAY",
    "health": "STABILITY GROWTH BREADTH HEALTH HEALTH_BAND HEALTH_WHY BUSINESS STATUS",
    "warning": "LIGHT LIGHT_WHY DROP OVERDUE NEXT_ORDER CHURN DANGER FADING AT_RISK "
    "RENEWAL DAYS_LATE AGEING ATTAINMENT",
    "contact": "CADENCE NEXT_CONTACT CADENCE_KEPT CUTE_GAPS COVERAGE MAP",
    "service": "NEED_RANK COMMITMENTS_KEPT WARNED 3R SLA_MINUTES CSAT NPS RENEWAL_RATE",
    "money": "QTD QOQ YOY TTM SHARE HHI NRR GRR WALLET XMR SEASON WHITE_SPACE LTV",
}
PYTHON_ONLY = {
    *("KAM_RFM", "KAM_HEALTH_WHY", "KAM_LIGHT_WHY", "KAM_OVERDUE", "KAM_NEXT_ORDER", "KAM_XMR"),
    *("KAM_CADENCE_KEPT", "KAM_COVERAGE", "KAM_SEASON"),
}
# All of them are in Excel 2010 without a prefix, and none is volatile.
EXCEL_2010 = {
    *("ABS", "AND", "CHOOSE", "COLUMN", "COLUMNS", "COUNT", "COUNTIF", "DATE", "IF", "INDEX", "INT"),
    *(
        "EDATE",
        "ISNUMBER",
        "LARGE",
        "LEFT",
        "MATCH",
        "MAX",
        "MIN",
        "MOD",
        "MONTH",
        "N",
        "NA",
        "OR",
        "RANK",
        "ROUND",
        "ROW",
        "ROWS",
        "SUM",
    ),
    *("SUMIF", "SUMIFS", "SUMPRODUCT", "YEAR"),
}
BY_NAME = pytest.mark.parametrize("function", FUNCTIONS, ids=lambda one: one.cell_name)
NATIVE = pytest.mark.parametrize(
    "function", [one for one in FUNCTIONS if one.native], ids=lambda one: one.cell_name
)
LONG_BLOCK = "INDEX('KAM Measures'!$AA$6:$AH$5005,1234,0)"


def bound(function: CellFunction) -> str:
    """Return the formula with every argument bound to something long."""
    return function.native_formula(
        {
            arg.name: LONG_BLOCK if arg.kind.words.startswith("range") else "'KAM Measures'!$AB1234"
            for arg in function.args
        }
    )


def without_texts(formula: str) -> str:
    return re.sub(r"""'[^']*'!|"[^"]*\"""", "", formula)


def test_the_catalogue_is_complete() -> None:
    found = {group: [one.cell_name for one in FUNCTIONS if one.group == group] for group in GROUPS}
    assert {group: sorted(names) for group, names in found.items()} == {
        group: sorted(f"KAM_{name}" for name in names.split()) for group, names in GROUPS.items()
    }
    assert sum(len(names) for names in found.values()) == len(FUNCTIONS)


def test_what_only_python_can_compute_is_listed() -> None:
    assert {one.cell_name for one in FUNCTIONS if one.native is None} == PYTHON_ONLY


@pytest.mark.parametrize(
    ("written", "name"),
    [
        *((one, "KAM_TIER") for one in ("KAM_TIER", "kam.tier", " tier ")),
        *((one, "KAM_3R") for one in ("KAM_3R", "3r", "KAM.THREE_R", "three_r")),
    ],
)
def test_a_function_is_found_by_each_of_its_names(written: str, name: str) -> None:
    found = function_named(written)
    assert found is not None
    assert found.cell_name == name


def test_an_unknown_name_is_no_function() -> None:
    assert function_named("KAM_LUCK") is None


@BY_NAME
def test_every_function_helps(function: CellFunction) -> None:
    assert function.help.splitlines()[0].endswith((".", ":")), function.help
    assert function.source
    assert all(arg.help.endswith(".") or arg.help.endswith("?") for arg in function.args)
    assert all(arg.kind.words for arg in function.args)


@BY_NAME
def test_a_name_never_looks_like_a_cell(function: CellFunction) -> None:
    assert re.fullmatch(r"KAM_([A-Z][A-Z_]*|3R)", function.cell_name)


def test_a_setting_name_never_looks_like_a_cell() -> None:
    assert all(re.fullmatch(r"KAM_[a-z][a-z_]*", one.defined_name) for one in all_settings())


@BY_NAME
def test_examples_show_a_blank_a_text_and_an_error(function: CellFunction) -> None:
    given = [
        cell
        for example in function.examples
        for value in example.args.values()
        for cell in (value if isinstance(value, tuple) else (value,))
    ]
    assert any(cell in (None, "") for cell in given)
    assert any(isinstance(cell, CellError) for cell in given)
    assert any(isinstance(cell, str) and cell and not isinstance(cell, CellError) for cell in given)
    assert CellError.VALUE in [example.result for example in function.examples]


@BY_NAME
def test_every_example_is_true_in_python(function: CellFunction) -> None:
    for example in function.examples:
        shown = call(function, *[example.args.get(arg.name) for arg in function.args])
        assert same(shown, example.result), dict(example.args)


def same(shown: object, expected: object) -> bool:
    if isinstance(expected, tuple) and isinstance(shown, tuple):
        return len(shown) == len(expected) and all(map(same, shown, expected))
    if isinstance(expected, int | float) and not isinstance(expected, bool):
        return isinstance(shown, float) and shown == pytest.approx(expected)
    return type(shown) is type(expected) and shown == expected


@NATIVE
def test_the_formula_uses_only_arguments_and_settings(function: CellFunction) -> None:
    known = {arg.name for arg in function.args} | {one.name for one in all_settings()}
    assert function.words() <= known


@NATIVE
def test_the_formula_reads_every_argument(function: CellFunction) -> None:
    assert {arg.name for arg in function.args} <= function.words()


@NATIVE
def test_the_formula_uses_only_functions_of_excel_2010(function: CellFunction) -> None:
    assert set(re.findall(r"([A-Za-z_.]+)\(", without_texts(bound(function)))) <= EXCEL_2010


@NATIVE
def test_the_formula_fits_a_cell(function: CellFunction) -> None:
    formula = without_texts(bound(function))
    depth = deepest = 0
    for letter in formula:
        depth += (letter == "(") - (letter == ")")
        deepest = max(deepest, depth)
    assert depth == 0
    assert deepest <= 64


@NATIVE
def test_words_in_other_letters_stay_texts(function: CellFunction) -> None:
    codes = [code for arg in function.args if isinstance(arg.kind, Code) for code in arg.kind.codes]
    yes = any(isinstance(arg.kind, Flag | Flags) for arg in function.args)
    formula = bound(function)
    assert all(f'"{code}"' in formula for code in codes)
    if any(isinstance(arg.kind, Code) and arg.kind.spelled for arg in function.args):
        return  # other spellings hold these words, too
    assert ('"是"' in formula) == yes


def test_importing_the_functions_needs_the_standard_library_only() -> None:
    program = "import sys, kamxl.functions; print(*{'pandas', 'numpy', 'xlsxwriter'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == ""
