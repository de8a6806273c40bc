"""What a cell of a KAM sheet may hold, and how a formula says *this row*."""

from datetime import date
from typing import TypeAlias

Value: TypeAlias = float | int | bool | str | date | None

ROW = "\x00"
"""Stands in a formula for the number of its row."""
