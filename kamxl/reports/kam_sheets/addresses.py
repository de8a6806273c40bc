"""Cells and areas as defined names want them."""

from xlsxwriter.utility import xl_col_to_name


def cell(sheet: str, row: int, column: int) -> str:
    """Write a cell (row and column from 0) as a defined name wants it."""
    return f"='{sheet}'!${xl_col_to_name(column)}${row + 1}"


def area(sheet: str, first: tuple[int, int], last: tuple[int, int]) -> str:
    """Write an area (corners as row and column from 0) as a defined name wants it."""
    start = f"${xl_col_to_name(first[1])}${first[0] + 1}"
    return f"='{sheet}'!{start}:${xl_col_to_name(last[1])}${last[0] + 1}"
