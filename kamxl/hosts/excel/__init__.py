"""Desktop Excel: the add-in file, its ribbon and its functions."""
