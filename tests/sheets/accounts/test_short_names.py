"""When a name is short for another: it begins it, word by word, and fits its legal form."""

import pytest

from kamxl.sheets.accounts.short_names import is_short_for


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("恒远", "恒远电子科技有限公司"),
        ("恒远电子", "恒远电子科技有限公司"),
        ("恒远公司", "恒远电子科技有限公司"),
        ("恒远", "深圳恒远电子科技有限公司"),
        ("深圳恒远", "深圳恒远电子科技有限公司"),
        ("恒远", "江苏省苏州市恒远电子科技有限公司"),
        ("Acme", "Acme Foods Inc."),
        ("Acme Foods", "The Acme Foods Group Ltd"),
        ("Acme Inc", "Acme Foods Inc."),
        ("ABC", "ABC Trading"),
    ],
)
def test_the_beginning_of_a_name_is_short_for_it(written: str, name: str) -> None:
    assert is_short_for(written, name)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("恒", "恒远电子科技有限公司"),
        ("恒远电子科技", "恒远电子科技有限公司"),
        ("电子", "恒远电子科技有限公司"),
        ("远公司", "恒远电子科技有限公司"),
        ("Ac", "Ac Foods Inc."),
        ("Acme Foods", "Acme Foods Inc."),
        ("Foods", "Acme Foods Inc."),
        ("Acm", "Acme Foods Inc."),
        ("Acme GmbH", "Acme Foods Inc."),
        ("Acme Foods Group", "Acme Foods Inc."),
        ("", "Acme Foods Inc."),
    ],
    ids=[
        "one character",
        "the whole name",
        "from the middle",
        "no beginning",
        "two letters",
        "all words",
        "not the first word",
        "part of a word",
        "another legal form",
        "more words",
        "nothing",
    ],
)
def test_anything_else_is_not(written: str, name: str) -> None:
    assert not is_short_for(written, name)
