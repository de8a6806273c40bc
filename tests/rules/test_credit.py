import pytest

from kamxl.rules.credit import is_worse


@pytest.mark.parametrize(
    ("before", "now", "worse"),
    [
        ("AAA", "AA", True),
        ("AA", "AAA", False),
        ("A", "BBB", True),
        ("A+", "A", True),
        ("A", "A-", True),
        ("A-", "A", False),
        ("A级", "b 级", True),
        ("Ａ", "A", False),
        ("优", "良", True),
        ("差", "中", False),
        ("甲级", "丙级", True),
        ("Good", "fair", True),
        ("良", "B", None),
        ("1", "2", None),
        (None, "A", None),
        ("A", None, None),
    ],
)
def test_a_grade_is_worse_only_where_both_stand_on_one_scale(
    before: str | None, now: str | None, worse: bool | None
) -> None:
    assert is_worse(before, now) is worse
