"""The shape of a sheet: regions, lines, period columns, merged cells."""
