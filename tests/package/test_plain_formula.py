import pytest

from kamxl.package.plain_formula import is_addin, plain

NAMES = frozenset({"KAM_TIER", "KAM_HEALTH"})


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        (r"'C:\Users\Ann\kamxl.xlam'!KAM_TIER(A1,B1)", "KAM_TIER(A1,B1)"),
        (r"'D:\大客户 部\kamxl.xlam'!KAM_TIER(A1)*2", "KAM_TIER(A1)*2"),
        (r"'C:\it''s\kamxl.xlam'!KAM_TIER(A1)", "KAM_TIER(A1)"),
        ("'https://d.docs.live.net/x/kamxl.xlam'!KAM_HEALTH(1)", "KAM_HEALTH(1)"),
        ("'file:///home/ann/kamxl (1).xlam'!KAM_TIER(1)", "KAM_TIER(1)"),
        ("kamxl.xlam!KAM_TIER(A1)", "KAM_TIER(A1)"),
        ("[1]!KAM_TIER(A1,[1]!KAM_HEALTH(B1))", "KAM_TIER(A1,KAM_HEALTH(B1))"),
        ("_xldudf_KAM_TIER(A1)", "KAM_TIER(A1)"),
        ("_xll.KAM_TIER(A1)", "KAM_TIER(A1)"),
        ("KAM.TIER(A1)", "KAM_TIER(A1)"),
        ("@KAM.TIER(A1)", "@KAM_TIER(A1)"),
        ("-KAM.TIER (A1)", "-KAM_TIER (A1)"),
        ("_xldudf_KAM.TIER(A1)", "KAM_TIER(A1)"),
        ('IF(KAM.TIER(A1)="KAM.TIER(",1,2)', 'IF(KAM_TIER(A1)="KAM.TIER(",1,2)'),
        # Functions of a later version, in a file that is surely kamxl's.
        ("[1]!KAM_NEW(A1)", "KAM_NEW(A1)"),
    ],
)
def test_every_spelling_becomes_the_plain_one(written: str, wanted: str) -> None:
    assert plain(written, NAMES, {1}) == wanted
    assert plain(wanted, NAMES, {1}) == wanted


@pytest.mark.parametrize(
    "formula",
    [
        "KAM_TIER(A1)",
        '"KAM.TIER("&A1',
        '"say ""[1]!KAM_TIER(A1)"""',
        "[2]!KAM_TIER(A1)",
        "[1]Sheet!A1+[1]!Rate",
        r"'C:\Users\Ann\prices.xlsx'!KAM_TIER(A1)",
        r"'C:\notkamxl.xlam'!KAM_TIER(A1)",
        r"'C:\kamxl.xlam\other.xlam'!KAM_TIER(A1)",
        "'KAM.TIER(x'!A1",
        "'[kamxl.xlam]Sheet1'!A1",
        "List[KAM.TIER(]",
        'List[[#This Row],[say "KAM.TIER(1)]]',
        "List['[KAM.TIER(1)]",
        "XKAM.TIER(A1)+KAM.TIERS(A1)+KAM.TIER",
        "Sheet1!KAM.TIER(A1)",
        "my.KAM.TIER(A1)",
        "KAM.OTHER(A1)",
        "大KAM.TIER(A1)",
        "",
    ],
)
def test_what_only_looks_like_it_stays(formula: str) -> None:
    assert plain(formula, NAMES, {1}) == formula


def test_the_add_in_is_known_by_its_file_wherever_it_lies() -> None:
    for place in (
        "kamxl.xlam",
        "file:///C:/Users/a%20b/kamxl.xlam",
        "/Users/x/KAMXL.XLAM",
        "x:kamxl (2).xlam",
    ):
        assert is_addin(place)
    for place in ("", "kamxl.xlsx", "/kamxl.xlam/other.xlam", "notkamxl.xlam"):
        assert not is_addin(place)
