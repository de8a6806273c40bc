"""Which defined names go when the sheets of kamxl go."""

import pytest

from kamxl.package.own_sheets import is_own_name
from kamxl.package.workbook_part import DefinedName


@pytest.mark.parametrize(
    ("name", "scope", "refers_to", "goes"),
    [
        ("_xlnm.Print_Area", 4, "'KAM Map'!$B$1:$I$30", True),
        ("_xlnm.Print_Area", 10, "'KAM Map'!$B$1:$I$30", True),
        ("_xlnm.Print_Area", 10, "Sales!$A$1:$C$9", False),
        ("_xlnm.Print_Area", 9, "'KAM Map'!$B$1:$I$30", False),
        ("Rates", 10, "'KAM Map'!$B$1", False),
        ("KAM_tier", None, "'KAM Map'!$B$1", True),
        ("Rates", None, "'KAM Map'!$B$1", False),
    ],
)
def test_a_print_area_goes_with_its_sheet_also_under_a_wrong_number(
    name: str, scope: int | None, refers_to: str, goes: bool
) -> None:
    one = DefinedName(name=name, scope=scope, refers_to=refers_to, hidden=False)
    assert is_own_name(one, {4, 5}, {"KAM Map"}, 10) is goes
