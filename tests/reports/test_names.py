import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamxl.reports.names import LONGEST, LONGEST_IN_BYTES, file_names, safe_name

DEVICES = ("CON", "prn", "Aux", "NUL", "COM1", "com9", "LPT1", "lpt²", "CONIN$")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Acme Ltd", "Acme Ltd"),
        ("华为技术有限公司", "华为技术有限公司"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("a/b\\c:d*e?f", "a_b_c_d_e_f"),
        ("Ends in dots...", "Ends in dots"),
        ("  two\n lines\t", "two lines"),
        ("CON", "_CON"),
        ("nul.report", "_nul.report"),
        ("~$locked", "locked"),
        ("\u202efdp.exe", "fdp.exe"),
        ("", "account"),
        ("...", "account"),
        ("///", "account"),
    ],
)
def test_a_name_becomes_a_file_name(written: str, expected: str) -> None:
    assert safe_name(written) == expected


def test_names_of_devices_are_never_used() -> None:
    assert all(safe_name(name).startswith("_") for name in DEVICES)


def test_a_name_of_300_characters_is_cut() -> None:
    assert len(safe_name("x" * 300)) == LONGEST
    assert len(safe_name("华" * 300).encode()) <= LONGEST_IN_BYTES


def test_names_alike_but_for_case_get_numbers() -> None:
    assert file_names(["Acme", "ACME", "acme", "Acme (2)"]) == (
        "Acme",
        "ACME (2)",
        "acme (3)",
        "Acme (2) (2)",
    )


def test_names_that_become_alike_by_cleaning_get_numbers() -> None:
    assert file_names(["A/B", "A:B", "A_B"]) == ("A_B", "A_B (2)", "A_B (3)")


def test_a_name_that_is_taken_is_not_used() -> None:
    assert file_names(["Portfolio"], taken=["portfolio"]) == ("Portfolio (2)",)


@given(st.text(max_size=400))
def test_any_text_is_safe_on_windows(written: str) -> None:
    name = safe_name(written)
    assert name
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', name)
    assert name == name.rstrip(" .")
    assert name not in {".", ".."}
    assert len(name) <= LONGEST + 1
    assert len(name.encode()) <= LONGEST_IN_BYTES + 1
    assert name.split(".")[0].strip().upper() not in {device.upper() for device in DEVICES}


@given(
    st.lists(
        st.sampled_from(["Acme", "ACME", "acme.", "Ａｃｍｅ", "A/B", "A\\B", "é", "e\u0301", "ß", "SS", ""])
    )
)
def test_no_two_names_are_alike_whatever_the_case(names: list[str]) -> None:
    found = file_names(names)
    assert len(found) == len(names)
    folded = {unicodedata.normalize("NFKC", name).casefold() for name in found}
    assert len(folded) == len(names)
