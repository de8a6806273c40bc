"""Widths and colours of new columns; those of the team stay."""

import re
from dataclasses import replace

from column_book import grafted, list_parts, tier, two, written

DEFAULT = '<col min="3" max="3" width="10" customWidth="1"/>'


def test_a_sheet_without_widths_gets_those_of_the_new_columns() -> None:
    columns = two()
    columns = replace(columns, columns=[columns.columns[0], replace(columns.columns[1], width=12.5)])
    assert f'<cols>{DEFAULT}<col min="4" max="4" width="12.5" customWidth="1"/></cols><sheetData>' in (
        written(columns=columns)
    )
    assert f"<cols>{DEFAULT}</cols>" in written(before="<cols/>")


def test_a_range_of_widths_is_split_around_a_new_column_which_is_never_hidden() -> None:
    before = "<cols><col min='1' max='16384' width='9.5' style=\"2\" hidden=\"1\" customWidth=\"1\"/></cols>"
    assert re.findall(r"<col .*?/>", written(before=before)) == [
        "<col min='1' max='2' width='9.5' style=\"2\" hidden=\"1\" customWidth=\"1\"/>",
        '<col min="3" max="3" width="10" style="2" customWidth="1"/>',
        "<col min='4' max='16384' width='9.5' style=\"2\" hidden=\"1\" customWidth=\"1\"/>",
    ]


def test_a_width_is_put_between_those_that_are_there() -> None:
    first, last = '<col min="1" max="2" width="5"/>', '<col min="9" max="9" width="5"/>'
    assert f"<cols>{first}{DEFAULT}{last}</cols>" in written(before=f"<cols>{first}{last}</cols>")
    assert f"<cols>{first}{DEFAULT}</cols>" in written(before=f"<cols>{first}</cols>")


def test_the_size_of_the_sheet_is_widened() -> None:
    assert '<dimension ref="A1:D3"/>' in written(before='<dimension ref="A1:B3"/>', columns=two())
    assert '<dimension ref="A1:Z9"/>' in written(before='<dimension ref="A1:Z9"/>')
    assert "<dimension" not in written()


def test_words_get_their_colours_behind_the_conditional_formats_of_the_team() -> None:
    rule = '<cfRule type="duplicateValues" priority="7"/>'
    theirs = f'<conditionalFormatting sqref="A1:A9">{rule}</conditionalFormatting>'
    after = f'<mergeCells count="1"><mergeCell ref="F8:F9"/></mergeCells>{theirs}<pageMargins left="1"/>'
    sheet = written(after=after)
    ours = (
        r'<conditionalFormatting sqref="C2:C3"><cfRule type="cellIs" dxfId="(\d+)" priority="8" '
        r'operator="equal"><formula>"Strategic"</formula></cfRule></conditionalFormatting><pageMargins'
    )
    assert re.search(re.escape(theirs) + ours, sheet)


def test_the_colours_are_kept_with_the_styles_of_the_workbook() -> None:
    package = grafted(list_parts().to_bytes(), tier())
    styles = package.read("xl/styles.xml").decode()
    assert '<color rgb="FFFFFFFF"/></font><fill><patternFill><bgColor rgb="FF1F4E79"/>' in styles
