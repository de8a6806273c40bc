"""Workbooks that Excel shares in its old way, with a log of who changed what."""

import zipfile
from io import BytesIO

import pytest
from made_book import team_book

from kamxl.package import open_package
from kamxl.package.refusals import SharedError

ARROW = (
    b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    b'revisionHeaders" Target="revisions/revisionHeaders.xml"/></Relationships>'
)


def test_a_shared_workbook_which_may_hold_no_tables_is_left_alone() -> None:
    with zipfile.ZipFile(BytesIO(team_book())) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    arrows = "xl/_rels/workbook.xml.rels"
    parts[arrows] = parts[arrows].replace(b"</Relationships>", ARROW)
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    with pytest.raises(SharedError, match="shared in the old way"):
        open_package(target.getvalue())
