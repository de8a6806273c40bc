"""A row of labels with their values is a caption: never a header, never the second row of one."""

from collections.abc import Sequence

import pytest

from kamxl.sheets.columns.headers import meanings
from kamxl.sheets.layout.captions import is_caption
from kamxl.sheets.layout.header_rows import header_rows
from kamxl.sheets.layout.regions import Known, Region, regions

CAPTION = ["客户名称：", "甲公司", "日期：", "2026-03-05", "金额：", "二十"]
HEADER = ["Customer", "Date", "Amount"]
ROWS = [["Acme", "2026-01-05", 7], ["Birch", "2026-01-06", 8]]


def known(text: str) -> bool:
    return bool(meanings(text))


KEYS = {"Customer", "Client", "客户名称："}
KNOWN = Known(header=known, key=KEYS.__contains__, name=lambda text: text == "客户")


@pytest.mark.parametrize(
    "cells",
    [
        ["期间：", "2026年3月"],
        ["编制单位：海川贸易", "", "单位：万元"],
        ["Period:", "Nov 2025", "Company:", "Harbour Trading"],
        CAPTION,
        ["单位：万元"],
        ["Unit: k€", "Printed", "by Ann"],
    ],
)
def test_labels_with_values_are_a_caption(cells: Sequence[object]) -> None:
    assert is_caption(cells)


@pytest.mark.parametrize(
    "cells",
    [
        HEADER,
        ["客户：", "日期：", "金额："],
        ["Customer:", "Date:", "Amount:"],
        ["备注：见下", "客户名称", "日期", "金额"],
        ["", ""],
        ["Acme", "10:30", 5],
    ],
    ids=["header", "zh", "en", "one of four", "blank", "time"],
)
def test_headers_and_data_are_none(cells: Sequence[object]) -> None:
    """Headers that all end in a colon are headers; one label among three other cells is none, too."""
    assert not is_caption(cells)


def test_a_caption_is_never_offered_as_a_header() -> None:
    assert [one.first for one in header_rows([CAPTION, HEADER, *ROWS], known)] == [2, 3, 4]


def test_a_caption_never_completes_the_row_above_it() -> None:
    below = ["", "日期：", "客户名称：", "金额："]
    plain = [one.strip("：") for one in below]
    group = ["2026年销售", "", "", "合计"]
    assert (1, 2) in {(one.first, one.last) for one in header_rows([group, plain], known)}
    caption = [*below, "甲"]
    assert (1, 2) not in {(one.first, one.last) for one in header_rows([group, caption], known)}


def test_a_caption_below_data_begins_no_table_by_itself() -> None:
    words = ["客户名称：", "日期", "金额"]
    assert is_caption(words)
    assert regions([HEADER, *ROWS, [], words, ["甲", "2026-01-05", "七"]], KNOWN) == (Region(),)
    plain = ["Client", "Visit date", "Amount"]
    assert len(regions([HEADER, *ROWS, [], plain, *ROWS], KNOWN)) == 2


@pytest.mark.parametrize("caption", [["单位：", "万元"], ["Period:", "2026-02", "Unit:", "k€"]])
def test_a_caption_parts_two_tables_and_belongs_to_the_lower_one(caption: list[object]) -> None:
    other = ["Client", "Order Date", "Revenue"]
    found = regions([HEADER, *ROWS, caption, other, *ROWS], KNOWN)
    assert [(one.top, one.bottom) for one in found] == [(0, 3), (3, None)]
    assert regions([HEADER, *ROWS, other, *ROWS], KNOWN) == (Region(),)
