"""Lossless patching of a team's own workbook: what kamxl did not add stays byte for byte the same."""
